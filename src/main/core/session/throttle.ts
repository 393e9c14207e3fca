import type { Clock } from "../../../shared/clock.ts";

/** Counts failures and says when there were too many of them lately. */
export interface Throttle {
  /** True while no further try is allowed. */
  blocked(): boolean;
  fail(): void;
}

/** Allows `most` failures in `windowMs`, for the whole kiosk: guessing must not pay by starting a new session. */
export function createThrottle(clock: Clock, most = 5, windowMs = 600_000): Throttle {
  let failedAtMs: readonly number[] = [];
  const recent = (): readonly number[] => failedAtMs.filter((atMs) => clock.monotonicMs() - atMs < windowMs);
  return {
    blocked: () => recent().length >= most,
    fail() {
      failedAtMs = [...recent(), clock.monotonicMs()];
    },
  };
}
