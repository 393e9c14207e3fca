import type { Ambush, Moment } from "./plan.ts";

/** What happens, as far as a kill can wait for it. */
export type Told = Moment | Ambush;

/** Where moments are told, by whoever sees them, and waited for. */
export interface Moments {
  tell(moment: Told): void;
  /** True at the `nth` such moment (null: whichever) from now on; false after `patienceMs`, for it may never come. */
  wait(moment: Told | null, nth: number, patienceMs: number): Promise<boolean>;
}

export function createMoments(): Moments {
  const listeners = new Set<(moment: Told) => void>();
  return {
    tell(moment) {
      for (const listener of listeners) listener(moment);
    },
    wait(wanted, nth, patienceMs) {
      const { promise, resolve } = Promise.withResolvers<boolean>();
      let left = nth;
      const listener = (moment: Told): void => {
        if ((wanted === null || moment === wanted) && --left === 0) resolve(true);
      };
      listeners.add(listener);
      const timer = setTimeout(() => resolve(false), patienceMs);
      return promise.finally(() => {
        clearTimeout(timer);
        listeners.delete(listener);
      });
    },
  };
}
