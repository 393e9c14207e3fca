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

/** Time goes in steps of this, in ms. */
const stepMs = 250;

export function hurriedClock(startMs?: number): HurriedClock {
  const clock = manualClock(startMs);
  let underWay = 0;
  let ended = false;
  onTestFinished(() => void (ended = true));

  const counted = <A extends readonly unknown[], R>(call: (...given: A) => Promise<R>) => {
    return async (...given: A): Promise<R> => {
      underWay += 1;
      try {
        return await call(...given);
      } finally {
        underWay -= 1;
      }
    };
  };

  /** One step, when everybody who could do something has done it. */
  async function step(): Promise<void> {
    do await new Promise((turn) => void setImmediate(turn));
    while (underWay > 0 && !ended);
    clock.advance(stepMs);
  }

  async function until(done: () => boolean, withinMs: number): Promise<void> {
    const endMs = clock.monotonicMs() + withinMs;
    while (!done()) {
      if (ended || clock.monotonicMs() > endMs)
        throw new Error(`it did not come to that within ${withinMs} ms`);
      await step();
    }
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
      while (clock.monotonicMs() < endMs && !ended) await step();
    },
    until,
  };
}
