import { onTestFinished } from "vitest";
import type { Portal } from "../../src/main/core/portal/port.ts";
import { type ManualClock, manualClock } from "../../src/shared/clock.ts";

/**
 * Time that passes by itself, and only while no call is under way: hours of waiting go by in seconds, with real
 * sockets, and no deadline is missed because a machine is busy.
 */
export interface HurriedClock {
  readonly clock: ManualClock;
  /** Put between queue and portal: while one of its calls is under way, time stands still. */
  aroundPortal(portal: Portal): Portal;
  /** Lets so much time pass. */
  pass(ms: number): Promise<void>;
  /** Lets time pass until `done` holds; fails when it does not within so much of it. */
  until(done: () => boolean, withinMs: number): Promise<void>;
}

export function hurriedClock(startMs?: number): HurriedClock {
  const { clock, nextMs } = tellingNext(manualClock(startMs));
  const now = { underWay: 0, ended: false };
  onTestFinished(() => void (now.ended = true));

  const counted = <A extends readonly unknown[], R>(call: (...given: A) => Promise<R>) => {
    return async (...given: A): Promise<R> => {
      now.underWay += 1;
      try {
        return await call(...given);
      } finally {
        now.underWay -= 1;
      }
    };
  };

  /** Goes on to the next timer, at most to `untilMs`, when everybody who could do something now has done it. */
  async function step(untilMs: number): Promise<void> {
    do await new Promise((turn) => void setImmediate(turn));
    while (now.underWay > 0 && !now.ended);
    clock.advance(Math.min(nextMs(), untilMs) - clock.monotonicMs());
  }

  return {
    clock,
    aroundPortal: (portal) => ({
      ...portal,
      health: counted(portal.health),
      createDossier: counted(portal.createDossier),
      createAccount: counted(portal.createAccount),
      upload: counted(portal.upload),
      findDossier: counted(portal.findDossier),
      findAccount: counted(portal.findAccount),
    }),
    async pass(ms) {
      const endMs = clock.monotonicMs() + ms;
      while (clock.monotonicMs() < endMs && !now.ended) await step(endMs);
    },
    async until(done, withinMs) {
      const endMs = clock.monotonicMs() + withinMs;
      while (!done()) {
        if (now.ended || clock.monotonicMs() >= endMs)
          throw new Error(`it did not come to that within ${withinMs} ms`);
        await step(endMs);
      }
    },
  };
}

/** The same clock, and when its next timer is due (monotonic). */
function tellingNext(clock: ManualClock): { readonly clock: ManualClock; nextMs(): number } {
  const dues = new Map<object, number>();
  const after: ManualClock["after"] = (delayMs, run) => {
    const key = {};
    dues.set(key, clock.monotonicMs() + delayMs);
    const timer = clock.after(delayMs, () => {
      dues.delete(key);
      run();
    });
    return {
      cancel() {
        dues.delete(key);
        timer.cancel();
      },
    };
  };
  return { clock: { ...clock, after }, nextMs: () => Math.min(...dues.values()) };
}
