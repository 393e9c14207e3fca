import type { Moment } from "./plan.ts";

/** Where moments are told, by whoever sees them, and waited for. */
export interface Moments {
  tell(moment: Moment): void;
  /** Settles at the `nth` such moment from now on; after `patienceMs` it settles too, for it may never come. */
  wait(moment: Moment, nth: number, patienceMs: number): Promise<"came" | "did-not-come">;
}

export function createMoments(): Moments {
  const listeners = new Set<(moment: Moment) => void>();
  return {
    tell(moment) {
      for (const listener of listeners) listener(moment);
    },
    wait(wanted, nth, patienceMs) {
      const { promise, resolve } = Promise.withResolvers<"came" | "did-not-come">();
      let left = nth;
      const listener = (moment: Moment): void => {
        if (moment === wanted && --left === 0) resolve("came");
      };
      listeners.add(listener);
      const timer = setTimeout(() => resolve("did-not-come"), patienceMs);
      return promise.finally(() => {
        clearTimeout(timer);
        listeners.delete(listener);
      });
    },
  };
}
