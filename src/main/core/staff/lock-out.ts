import type { Clock } from "../../../shared/clock.ts";

/** Wrong PINs in a row before the first wait. */
export const freeTries = 5;
const firstWaitMs = 60_000;
const longestWaitMs = 1_800_000;

/** The wait after so many wrong PINs in a row, in ms: none up to the fourth, then a minute, doubling up to half an hour. */
export function waitMsAfter(failures: number): number {
  if (failures < freeTries) return 0;
  return Math.min(firstWaitMs * 2 ** (failures - freeTries), longestWaitMs);
}

/** Who may not try now. Counts come from the disk; waits run on the monotonic clock, so no clock jump frees or freezes. */
export interface LockOut {
  /** Ms until this person may try again; 0 when they may now. */
  leftMs(staffId: number): number;
  /** Wrong PINs in a row, as far as this run knows. */
  failures(staffId: number): number;
  /** Notes the count after one more wrong PIN; gives the wait that begins, in ms. */
  fail(staffId: number, failures: number): number;
  forgive(staffId: number): void;
}

/** Whoever was locked out when the program stopped waits the present wait anew: how long it was off cannot be known. */
export function createLockOut(
  clock: Clock,
  known: readonly { readonly staffId: number; readonly failures: number }[],
): LockOut {
  const counts = new Map<number, number>();
  const untilMs = new Map<number, number>();
  function fail(staffId: number, failures: number): number {
    counts.set(staffId, failures);
    const waitMs = waitMsAfter(failures);
    if (waitMs > 0) untilMs.set(staffId, clock.monotonicMs() + waitMs);
    return waitMs;
  }
  for (const { staffId, failures } of known) fail(staffId, failures);
  return {
    leftMs: (staffId) => Math.max(0, (untilMs.get(staffId) ?? 0) - clock.monotonicMs()),
    failures: (staffId) => counts.get(staffId) ?? 0,
    fail,
    forgive(staffId) {
      counts.delete(staffId);
      untilMs.delete(staffId);
    },
  };
}
