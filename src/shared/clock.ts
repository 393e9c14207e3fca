/** A running timer; `cancel` may be called any number of times. */
export interface Timer {
  cancel(): void;
}

/**
 * Every clock and wait of the program goes through this, so that tests can turn it.
 * `nowMs` is wall time (epoch, may jump); `monotonicMs` only goes forward and is for waits.
 */
export interface Clock {
  nowMs(): number;
  monotonicMs(): number;
  after(delayMs: number, run: () => void): Timer;
  /** Wall ms that pass in one monotonic ms where waits are shortened; 1 when it is left out. */
  readonly pace?: number;
}

/** The machine's own clock. `scale` < 1 shortens every wait (tests of real processes); wall time is left alone. */
export function systemClock(scale = 1): Clock {
  return {
    pace: scale,
    nowMs: () => Date.now(),
    monotonicMs: () => performance.now() / scale,
    after(delayMs, run) {
      const handle = setTimeout(run, delayMs * scale);
      return { cancel: () => clearTimeout(handle) };
    },
  };
}

/** A clock that stands still until a test turns it; timers run in the order of their due time. */
export interface ManualClock extends Clock {
  advance(ms: number): void;
  /** Moves the wall clock alone, as a wrong BIOS date or a time server does. */
  jump(ms: number): void;
}

export function manualClock(startMs = Date.UTC(2026, 10, 25, 1, 30)): ManualClock {
  let wallMs = startMs;
  let monoMs = 0;
  let nextId = 0;
  const pending = new Map<number, { readonly dueMs: number; readonly run: () => void }>();

  function nextDue(
    untilMs: number,
  ): [number, { readonly dueMs: number; readonly run: () => void }] | undefined {
    return [...pending]
      .filter(([, t]) => t.dueMs <= untilMs)
      .toSorted(([a, s], [b, t]) => s.dueMs - t.dueMs || a - b)[0];
  }

  return {
    nowMs: () => wallMs,
    monotonicMs: () => monoMs,
    after(delayMs, run) {
      const id = nextId++;
      pending.set(id, { dueMs: monoMs + delayMs, run });
      return { cancel: () => void pending.delete(id) };
    },
    advance(ms) {
      const untilMs = monoMs + ms;
      for (let due = nextDue(untilMs); due; due = nextDue(untilMs)) {
        const [id, timer] = due;
        pending.delete(id);
        wallMs += timer.dueMs - monoMs;
        monoMs = timer.dueMs;
        timer.run();
      }
      wallMs += untilMs - monoMs;
      monoMs = untilMs;
    },
    jump(ms) {
      wallMs += ms;
    },
  };
}
