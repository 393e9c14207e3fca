import type { Clock } from "../../../shared/clock.ts";

/** How long the call for a helper stays on the screen. */
const HELPER_MS = 60_000;

/** The call for a person at the desk; it belongs to the machine, not to a session, and goes out by itself. */
export interface HelperCall {
  call(): void;
  isCalled(): boolean;
}

export function createHelperCall(clock: Clock, changed: () => void): HelperCall {
  let untilMs = 0;
  return {
    call() {
      untilMs = clock.monotonicMs() + HELPER_MS;
      clock.after(HELPER_MS, changed);
      changed();
    },
    isCalled: () => clock.monotonicMs() < untilMs,
  };
}
