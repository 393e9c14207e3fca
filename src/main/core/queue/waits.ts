import type { Clock } from "../../../shared/clock.ts";
import { backoffMs, type Random } from "./backoff.ts";
import type { QueuePolicy } from "./policy.ts";

interface Wait {
  readonly tries: number;
  readonly dueMs: number;
  /** The portal was to blame, not the row: forgiven as soon as the portal is back. */
  readonly portalWide: boolean;
}

/** When a create was last sent and whether a look-up found nothing since. */
interface Doubt {
  readonly sentMs: number;
  readonly absentOnce: boolean;
}

/**
 * The waits of the rows, in memory and on monotonic time: a jump of the clock neither expires nor freezes one, and
 * after a start every row may be tried at once.
 */
export interface Waits {
  due(intentId: number): boolean;
  portalWide(intentId: number): boolean;
  dueAtMs(intentId: number): number;
  /** Puts a row off after a fault; gives the ms until it is due. */
  fail(intentId: number, portalWide: boolean): number;
  putOff(intentId: number, delayMs: number): void;
  forget(intentId: number): void;
  /** The portal is back: what failed because of it is due now. */
  forgivePortal(): void;
  /** Ms until the next row that was not due at `sinceMs` (monotonic) is due; null when none waits. */
  nextMs(sinceMs: number): number | null;
  /** The last byte of a create has been sent, or may have been. */
  sent(intentId: number): void;
  /** A look-up answered "2". True when this proves that the create never arrived; else the row waits for the second. */
  absent(intentId: number): boolean;
}

export function createWaits(policy: QueuePolicy, clock: Pick<Clock, "monotonicMs">, random: Random): Waits {
  const waits = new Map<number, Wait>();
  const doubts = new Map<number, Doubt>();
  // What was being sent before this start may have been sent up to now.
  const startMs = clock.monotonicMs();
  const set = (intentId: number, delayMs: number, tries: number, portalWide: boolean): void => {
    waits.set(intentId, { tries, dueMs: clock.monotonicMs() + delayMs, portalWide });
  };
  return {
    due: (intentId) => (waits.get(intentId)?.dueMs ?? 0) <= clock.monotonicMs(),
    portalWide: (intentId) => waits.get(intentId)?.portalWide ?? false,
    dueAtMs: (intentId) => waits.get(intentId)?.dueMs ?? 0,
    fail(intentId, portalWide) {
      const tries = (waits.get(intentId)?.tries ?? 0) + 1;
      const delayMs = backoffMs(tries, policy, random);
      set(intentId, delayMs, tries, portalWide);
      return delayMs;
    },
    putOff: (intentId, delayMs) => set(intentId, delayMs, waits.get(intentId)?.tries ?? 0, false),
    forget(intentId) {
      waits.delete(intentId);
      doubts.delete(intentId);
    },
    forgivePortal() {
      for (const [intentId, wait] of waits) {
        if (wait.portalWide) waits.set(intentId, { tries: 0, dueMs: 0, portalWide: false });
      }
    },
    nextMs(sinceMs) {
      const later = [...waits.values()].map(({ dueMs }) => dueMs).filter((dueMs) => dueMs > sinceMs);
      return later.length === 0 ? null : Math.max(0, Math.min(...later) - clock.monotonicMs());
    },
    sent: (intentId) => void doubts.set(intentId, { sentMs: clock.monotonicMs(), absentOnce: false }),
    absent(intentId) {
      const { sentMs, absentOnce } = doubts.get(intentId) ?? { sentMs: startMs, absentOnce: false };
      const leftMs = sentMs + policy.absentAfterMs - clock.monotonicMs();
      if (absentOnce && leftMs <= 0) {
        doubts.delete(intentId);
        waits.delete(intentId);
        return true;
      }
      doubts.set(intentId, { sentMs, absentOnce: true });
      set(intentId, Math.max(leftMs, policy.waitBaseMs), 0, false);
      return false;
    },
  };
}
