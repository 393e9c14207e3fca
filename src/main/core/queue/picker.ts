import type { Candidate } from "../store/outbox.ts";
import type { Store } from "../store/store.ts";
import type { Breaker } from "./breaker.ts";
import type { QueuePolicy } from "./policy.ts";
import type { Waits } from "./waits.ts";

/** A row with what is to be done about it. */
export interface Pick {
  readonly row: Candidate;
  readonly work: "send" | "look-up";
}

export interface PickerParts {
  readonly store: globalThis.Pick<Store, "firstWaiting" | "firstUnknown">;
  readonly waits: Waits;
  readonly breaker: Breaker;
  readonly policy: globalThis.Pick<QueuePolicy, "patience">;
  /** False while this citizen is being served or the row is in doubt. */
  readonly free: (row: Candidate) => boolean;
}

/** Chooses the next row; null when nothing can be done now. */
export function createPicker({ store, waits, breaker, policy, free }: PickerParts): () => Pick | null {
  const ready = (row: Candidate): boolean => free(row) && waits.due(row.intentId);

  /** A probe takes the row that would be due first, though it is not yet: a portal that is back is not kept waiting. */
  function probe(): Pick | null {
    const found: Pick[] = [];
    const consider =
      (work: Pick["work"]) =>
      (row: Candidate): boolean => {
        if (free(row) && waits.portalWide(row.intentId)) found.push({ row, work });
        return false;
      };
    store.firstUnknown(consider("look-up"));
    store.firstWaiting(policy.patience, consider("send"));
    return found.toSorted((a, b) => waits.dueAtMs(a.row.intentId) - waits.dueAtMs(b.row.intentId))[0] ?? null;
  }

  return () => {
    // Unknown outcomes first: they cost one question, and somebody may stand there waiting for the code.
    const unknown = store.firstUnknown(ready);
    if (unknown) return { row: unknown, work: "look-up" };
    const waiting = store.firstWaiting(policy.patience, ready);
    if (waiting) return { row: waiting, work: "send" };
    return breaker.state() === "half-open" ? probe() : null;
  };
}
