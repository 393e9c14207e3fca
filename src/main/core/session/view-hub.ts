import type { Clock } from "../../../shared/clock.ts";

/** Longest a screen's question for news is left open; below every proxy's and browser's own patience. */
const WATCH_MS = 20_000;

/** Counts changes of what the screen shows, and wakes whoever waits for the next one. */
export interface ViewHub {
  revision(): number;
  changed(): void;
  /** Settles at once when something changed since `revision`, else at the next change or after 20 s. */
  wait(revision: number, page?: string): Promise<void>;
  /** Runs what a page asked for and answers with the new view: that page's own question for news goes on waiting. */
  answering<T>(page: string | undefined, run: () => T): T;
  /** Lets everybody go, for shutting down. */
  close(): void;
}

interface Waiter {
  readonly page: string | undefined;
  readonly wake: () => void;
}

export function createViewHub(clock: Clock): ViewHub {
  // A core that starts anew behind an open page goes on counting above the one before, which changed far less often
  // than once a millisecond; counted from one, its views would pass for late answers.
  let revision = 1 + Math.floor(clock.monotonicMs());
  let closed = false;
  const waiting = new Set<Waiter>();
  let answered: string | undefined;

  function wakeAll(): void {
    for (const { wake } of waiting) wake();
  }

  return {
    revision: () => revision,
    changed() {
      revision += 1;
      for (const { page, wake } of waiting) if (page === undefined || page !== answered) wake();
    },
    wait(seen, page) {
      if (closed || seen !== revision) return Promise.resolve();
      return new Promise((resolve) => {
        const wake = (): void => {
          timer.cancel();
          waiting.delete(waiter);
          resolve();
        };
        const waiter = { page, wake };
        const timer = clock.after(WATCH_MS, wake);
        waiting.add(waiter);
      });
    },
    answering(page, run) {
      answered = page;
      try {
        return run();
      } finally {
        answered = undefined;
      }
    },
    close() {
      closed = true;
      wakeAll();
    },
  };
}
