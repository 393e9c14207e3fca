import type { Clock } from "../../../shared/clock.ts";

/** Longest a screen's question for news is left open; below every proxy's and browser's own patience. */
const WATCH_MS = 20_000;

/** Counts changes of what the screen shows, and wakes whoever waits for the next one. */
export interface ViewHub {
  revision(): number;
  changed(): void;
  /** Settles at once when something changed since `revision`, else at the next change or after 20 s. */
  wait(revision: number): Promise<void>;
  /** Lets everybody go, for shutting down. */
  close(): void;
}

export function createViewHub(clock: Clock): ViewHub {
  // A core that starts anew behind an open page goes on counting above the one before, which changed far less often
  // than once a millisecond; counted from one, its views would pass for late answers.
  let revision = 1 + Math.floor(clock.monotonicMs());
  let closed = false;
  const waiting = new Set<() => void>();

  function wakeAll(): void {
    for (const wake of waiting) wake();
  }

  return {
    revision: () => revision,
    changed() {
      revision += 1;
      wakeAll();
    },
    wait(seen) {
      if (closed || seen !== revision) return Promise.resolve();
      return new Promise((resolve) => {
        const wake = (): void => {
          timer.cancel();
          waiting.delete(wake);
          resolve();
        };
        const timer = clock.after(WATCH_MS, wake);
        waiting.add(wake);
      });
    },
    close() {
      closed = true;
      wakeAll();
    },
  };
}
