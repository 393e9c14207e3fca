import type { Clock } from "../../../shared/clock.ts";

/** How long the call for a helper stays on the screen. */
const HELPER_MS = 60_000;

/** The call for a person at the desk; it goes out by itself, and nobody but the one who called is told of it. */
export interface HelperCall {
  call(sessionId: string): void;
  isCalled(sessionId: string): boolean;
}

export function createHelperCall(clock: Clock, changed: () => void): HelperCall {
  let last = { sessionId: "", untilMs: 0 };
  return {
    call(sessionId) {
      last = { sessionId, untilMs: clock.monotonicMs() + HELPER_MS };
      clock.after(HELPER_MS, changed);
      changed();
    },
    isCalled: (sessionId) => sessionId === last.sessionId && clock.monotonicMs() < last.untilMs,
  };
}
