import type { Clock } from "../../../shared/clock.ts";
import type { QueuePolicy } from "./policy.ts";

/** When a create was last sent and whether a look-up found nothing since. */
interface Doubt {
  readonly sentMs: number;
  readonly absentOnce: boolean;
}

/** What a look-up that found nothing proves: the create never arrived, or ask again in so many ms. */
export type Absence = { readonly proven: true } | { readonly proven: false; readonly againMs: number };

/** How far it is proven that creates never arrived (DECISIONS 3); in memory and on monotonic time. */
export interface Doubts {
  /** The last byte of a create has been sent, or may have been. */
  sent(intentId: number): void;
  /** A look-up answered "2"; proven by the second one, so long after the last byte. */
  absent(intentId: number): Absence;
  forget(intentId: number): void;
}

export function createDoubts(
  policy: Pick<QueuePolicy, "absentAfterMs" | "waitBaseMs">,
  clock: Pick<Clock, "monotonicMs">,
): Doubts {
  const doubts = new Map<number, Doubt>();
  // What was being sent before this start may have been sent up to now.
  const startMs = clock.monotonicMs();
  return {
    sent: (intentId) => void doubts.set(intentId, { sentMs: clock.monotonicMs(), absentOnce: false }),
    absent(intentId) {
      const { sentMs, absentOnce } = doubts.get(intentId) ?? { sentMs: startMs, absentOnce: false };
      const leftMs = sentMs + policy.absentAfterMs - clock.monotonicMs();
      if (absentOnce && leftMs <= 0) {
        doubts.delete(intentId);
        return { proven: true };
      }
      doubts.set(intentId, { sentMs, absentOnce: true });
      return { proven: false, againMs: Math.max(leftMs, policy.waitBaseMs) };
    },
    forget: (intentId) => void doubts.delete(intentId),
  };
}
