import type { Candidate, LineRow } from "../store/outbox.ts";
import type { Store } from "../store/store.ts";
import { createHeap } from "./heap.ts";
import type { QueuePolicy } from "./policy.ts";
import type { Due, Waits } from "./waits.ts";

/** A row with what is to be done about it. */
export interface Pick {
  readonly row: Candidate;
  readonly work: "send" | "look-up";
}

export interface LookoutParts {
  readonly store: globalThis.Pick<
    Store,
    "waitingAfter" | "unknownAfter" | "lineRow" | "isClear" | "headsOf" | "takeTouched"
  >;
  readonly waits: Waits;
  readonly policy: globalThis.Pick<QueuePolicy, "patience">;
  /** True while this citizen is being served. */
  readonly busy: (citizen: string) => boolean;
}

/**
 * Finds the next row, the oldest first, without ever walking twice over rows that cannot be served now: each row is
 * met once on the disk, and after that it comes back when its wait is over, when its citizen is free, or when somebody
 * else moved it.
 */
export interface Lookout {
  /** The next row that may be served now; null when none was found, or not within one look. */
  next(): Pick | null;
  /** True when the last look was ended before it saw everything: look again soon. */
  unfinished(): boolean;
  /** A row that was offered and not taken after all. */
  giveBack(pick: Pick): void;
  /** This citizen is served no more: who stands next in their line may be offered. */
  freed(citizen: string): void;
}

/** Rows looked at in one go: far below a frame of the screen. */
const mostAtOnce = 200;
const batch = 4;

export function createLookout(parts: LookoutParts): Lookout {
  const { store, waits, busy } = parts;
  const { patience } = parts.policy;
  const ready = createReady(waits);
  // Whatever becomes unknown later is known here, by its wait or because staff touched it: one walk is enough.
  const asks = createWalk(store.unknownAfter, "once");
  const sends = createWalk(store.waitingAfter, "for-ever");
  const parked = new Map<string, Due[]>();
  let left = mostAtOnce;

  function freed(citizen: string): void {
    for (const { intentId } of store.headsOf(citizen, patience)) {
      if (sends.passed(intentId)) ready.add({ intentId, asking: false });
    }
    for (const due of parked.get(citizen) ?? []) ready.add(due);
    parked.delete(citizen);
  }

  /** Takes in what changed since the last look. */
  function refresh(): void {
    for (const due of waits.takeDue(mostAtOnce)) ready.add(due);
    for (const intentId of store.takeTouched()) {
      const row = store.lineRow(intentId);
      if (row?.state === "unknown") ready.add({ intentId, asking: true });
      if (row) freed(row.citizen);
    }
  }

  const isServable = (row: LineRow, state: "unknown" | "waiting"): boolean =>
    row.state === state && !row.leased && waits.due(row.intentId);

  function fromReady(asking: boolean): Candidate | null {
    for (let intentId = ready.take(asking); intentId !== undefined; intentId = ready.take(asking)) {
      const row = store.lineRow(intentId);
      if (!row || !isServable(row, asking ? "unknown" : "waiting")) continue;
      if (!busy(row.citizen) && (asking || store.isClear(row, patience))) return row;
      // A waiting row is found again in its citizen's line; a question has no line.
      if (asking) parked.set(row.citizen, [...(parked.get(row.citizen) ?? []), { intentId, asking }]);
    }
    return null;
  }

  function fromDisk(walk: Walk, accept: (row: Candidate) => boolean): Candidate | null {
    for (; left > 0; left--) {
      const row = walk.next();
      if (!row) return null;
      // What this run put off comes back by its wait, not by the walk.
      if (!waits.knows(row.intentId) && accept(row)) return row;
    }
    return null;
  }

  function freshAsk(row: Candidate): boolean {
    if (!busy(row.citizen)) return true;
    parked.set(row.citizen, [...(parked.get(row.citizen) ?? []), { intentId: row.intentId, asking: true }]);
    return false;
  }

  return {
    next() {
      left = mostAtOnce;
      refresh();
      // Unknown outcomes first: they cost one question, and somebody may stand there waiting for the code.
      const unknown = fromReady(true) ?? fromDisk(asks, freshAsk);
      if (unknown) return { row: unknown, work: "look-up" };
      const waiting =
        fromReady(false) ?? fromDisk(sends, (row) => !busy(row.citizen) && store.isClear(row, patience));
      return waiting ? { row: waiting, work: "send" } : null;
    },
    unfinished: () => left === 0,
    giveBack: ({ row, work }) => ready.add({ intentId: row.intentId, asking: work === "look-up" }),
    freed,
  };
}

interface Walk {
  next(): Candidate | undefined;
  /**
   * True when the walk will not find this row by itself: it was there already, or read on past it while the row stood
   * in another state.
   */
  passed(intentId: number): boolean;
}

/** Goes along the rows of one state on the disk, each of them once; rows that are kept later come at its end. */
function createWalk(
  after: (intentId: number, limit: number) => readonly Candidate[],
  times: "once" | "for-ever",
): Walk {
  let ended = false;
  let readTo = 0;
  let some: readonly Candidate[] = [];
  let at = 0;
  return {
    next() {
      if (at >= some.length && !ended) {
        some = after(readTo, batch);
        ended = times === "once" && some.length === 0;
        readTo = some.at(-1)?.intentId ?? readTo;
        at = 0;
      }
      const row = some[at];
      at += 1;
      return row;
    },
    passed: (intentId) => intentId <= readTo,
  };
}

interface Ready {
  add(due: Due): void;
  take(asking: boolean): number | undefined;
}

/** Rows that came due, the oldest first, each of them once. */
function createReady(waits: Waits): Ready {
  const heaps = { ask: createHeap<number>((id) => id), send: createHeap<number>((id) => id) };
  const held = { ask: new Set<number>(), send: new Set<number>() };
  return {
    add({ intentId, asking }) {
      const kind = asking ? "ask" : "send";
      if (held[kind].has(intentId) || !waits.due(intentId)) return;
      held[kind].add(intentId);
      heaps[kind].push(intentId);
    },
    take(asking) {
      const kind = asking ? "ask" : "send";
      const intentId = heaps[kind].pop();
      if (intentId !== undefined) held[kind].delete(intentId);
      return intentId;
    },
  };
}
