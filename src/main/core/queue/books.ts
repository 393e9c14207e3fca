import type { Store } from "../store/store.ts";
import type { Claim } from "./hands.ts";

/** Writes how a row ended, inside the transaction that is open; true when the whole queue must halt. */
export type Write = () => boolean;

export interface BookParts {
  readonly store: globalThis.Pick<Store, "atomically">;
  /** Writes one end and claims the next row for its lane, inside the transaction that is open. */
  readonly book: (pick: Claim, write: Write) => Claim | null;
  /** Nothing of this end was written; `claimed` is free again. */
  readonly breakOff: (pick: Claim, claimed: Claim | null) => void;
}

/** Where lanes write how their rows ended. */
export interface Books {
  /**
   * One commit: how the row ended (null: it broke off), and the claim of the lane's next one, which it gives. Rows that
   * end at the same moment share the commit, for the disk's sync takes longer than all their writes.
   */
  close(pick: Claim, write: Write | null): Promise<Claim | null>;
}

interface Entry {
  readonly pick: Claim;
  readonly write: Write | null;
  readonly tell: (next: Claim | null) => void;
}

export function createBooks({ store, book, breakOff }: BookParts): Books {
  let entries: Entry[] = [];

  function closeAll(): void {
    const together = entries;
    entries = [];
    const claimed = new Map<Entry, Claim | null>();
    for (const entry of together) if (!entry.write) breakOff(entry.pick, null);
    const whole = together.filter(({ write }) => write !== null);
    try {
      store.atomically(() => {
        for (const entry of whole) if (entry.write) claimed.set(entry, book(entry.pick, entry.write));
      });
    } catch {
      for (const entry of whole) breakOff(entry.pick, claimed.get(entry) ?? null);
      claimed.clear();
    }
    for (const entry of together) entry.tell(claimed.get(entry) ?? null);
  }

  return {
    close(pick, write) {
      const { promise, resolve } = Promise.withResolvers<Claim | null>();
      entries.push({ pick, write, tell: resolve });
      if (entries.length === 1) queueMicrotask(closeAll);
      return promise;
    },
  };
}
