import type { Clock, Timer } from "../../../shared/clock.ts";

/**
 * A printer's answer, or the fallback when its adapter throws or says nothing within `limitMs`: no adapter may take the
 * desk along. `onLate` gets an answer that comes after that.
 */
export async function answered<T>(
  clock: Clock,
  limitMs: number,
  call: () => Promise<T>,
  fallback: T,
  onLate?: (answer: T) => void,
): Promise<T> {
  return new Promise<T>((done) => {
    let over = false;
    const end = (answer: T): void => {
      if (over) return;
      over = true;
      timer.cancel();
      done(answer);
    };
    const timer: Timer = clock.after(limitMs, () => end(fallback));
    // The adapter may throw before it gives a promise.
    void Promise.resolve()
      .then(call)
      .then(
        (answer) => (over ? onLate?.(answer) : end(answer)),
        () => end(fallback),
      );
  });
}

/** Waits `ms` on the injected clock; shorter when the signal is given before. */
export function pause(clock: Clock, ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const end = (): void => {
      timer.cancel();
      signal?.removeEventListener("abort", end);
      done();
    };
    const timer = clock.after(ms, end);
    if (signal?.aborted) return end();
    signal?.addEventListener("abort", end);
  });
}
