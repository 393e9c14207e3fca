import type { Task } from "../store/outbox.ts";
import type { Store } from "../store/store.ts";
import type { Breaker } from "./breaker.ts";
import { createLookout, type Pick } from "./lookout.ts";
import type { QueuePolicy } from "./policy.ts";
import type { Waits } from "./waits.ts";

export interface ClaimParts {
  readonly store: Store;
  readonly waits: Waits;
  readonly breaker: Breaker;
  readonly policy: globalThis.Pick<QueuePolicy, "patience">;
  /** Opens a row; inside the transaction of its claim, because a read of its own costs the locks once more. */
  readonly read: (intentId: number) => Task | null;
}

/** A row in hand, as it stood when it was claimed. */
export interface Claim extends Pick {
  /** null when the intent cannot be opened any more, wiped or altered. */
  readonly task: Task | null;
}

/** Which rows this run has in hand, one of each citizen at a time. */
export interface Hands {
  /** Claims the next row, inside the transaction that is open; null when nothing can be done now. */
  claimNext(): Claim | null;
  /** The transaction of a claim failed: the row is as free as before. */
  unclaim(pick: Pick): void;
  /** This citizen's row is done: whoever stands behind it may be claimed. */
  letGo(citizen: string): void;
  /** Its row broke off and is in nobody's hands, but stands in the way of its citizen's others. */
  drop(citizen: string): void;
  /** Who stands next in this citizen's line may be claimed. */
  lookAgain(citizen: string): void;
  /** How many rows are in hand. */
  size(): number;
  /** True when there may be more to claim than one look shows. */
  unfinished(): boolean;
}

export function createHands({ store, waits, breaker, policy, read }: ClaimParts): Hands {
  const serving = new Set<string>();
  const lookout = createLookout({ store, waits, policy, busy: (citizen) => serving.has(citizen) });

  function claimNext(): Claim | null {
    for (let pick = lookout.next(); pick; pick = lookout.next()) {
      // What the lookout saw may have been moved by staff since.
      if (!store.claim(pick.row.intentId, pick.work)) continue;
      const task = readOrGiveBack(pick);
      serving.add(pick.row.citizen);
      return { ...pick, task };
    }
    return null;
  }

  /** A look that the disk refuses undoes the claim with its transaction: the row must be offered again. */
  function readOrGiveBack(pick: Pick): Task | null {
    try {
      return read(pick.row.intentId);
    } catch (error) {
      lookout.giveBack(pick);
      throw error;
    }
  }

  /** A probe takes the row that would be due first, though it is not yet: a portal that is back is not kept waiting. */
  function probe(): Claim | null {
    for (let tries = serving.size; tries >= 0 && waits.hurryFirst(); tries--) {
      const pick = claimNext();
      if (pick) return pick;
    }
    return null;
  }

  return {
    claimNext: () => claimNext() ?? (breaker.state() === "half-open" ? probe() : null),
    unclaim(pick) {
      serving.delete(pick.row.citizen);
      lookout.giveBack(pick);
    },
    letGo(citizen) {
      serving.delete(citizen);
      lookout.freed(citizen);
    },
    drop: (citizen) => void serving.delete(citizen),
    lookAgain: (citizen) => lookout.freed(citizen),
    size: () => serving.size,
    unfinished: () => lookout.unfinished(),
  };
}
