import type { Clock, Timer } from "../../../shared/clock.ts";
import type { Log } from "../audit/log.ts";
import type { Candidate, Task } from "../store/outbox.ts";
import type { Store } from "../store/store.ts";
import { sqliteCode } from "../store/context.ts";
import { createBooks, type Write } from "./books.ts";
import { type Claim, createHands, type Hands } from "./hands.ts";
import type { Doubts } from "./doubts.ts";
import type { QueuePolicy } from "./policy.ts";
import type { PortalWatch } from "./portal-watch.ts";
import { settle } from "./settle.ts";
import { createUploadNotes } from "./upload-notes.ts";
import type { Waits } from "./waits.ts";
import { lookUpTask, sendTask, type Tools } from "./work.ts";

export interface LaneParts {
  readonly tools: Omit<Tools, "notes">;
  readonly store: Store;
  readonly waits: Waits;
  readonly doubts: Doubts;
  readonly watch: PortalWatch;
  readonly policy: QueuePolicy;
  readonly clock: Clock;
  readonly log: Log;
  readonly changed: (row: Candidate) => void;
}

/** Works the line in as many lanes as the portal allows, one citizen in one lane. */
export interface Lanes {
  /** Looks at the line and starts what can be started; plans the next look. */
  pump(): void;
  /** Makes a row due now. */
  retry(intentId: number): void;
  start(): void;
  stop(): void;
  /** Settles when the rows under way are done. */
  settled(): Promise<void>;
  running(): boolean;
  halted(): boolean;
  resume(): void;
}

export function createLanes(parts: LaneParts): Lanes {
  const { store, waits, watch, policy, clock, log } = parts;
  const hands = createHands({
    store,
    waits,
    policy,
    breaker: watch.breaker,
    read: (intentId) => readTask(intentId, parts),
  });
  const lanes = new Set<Promise<void>>();
  const stuck = new Set<number>();
  const books = createBooks({
    store,
    book(pick, write) {
      if (write()) halt();
      hands.letGo(pick.row.citizen);
      return running && !halted && hands.size() < watch.limit() ? hands.claimNext() : null;
    },
    breakOff({ row }, claimed) {
      // The disk refused a write, or a bug: what was sent is in doubt, and no row may be lost from sight for it.
      log.write({ event: "unexpected", place: "queue-row" });
      stuck.add(row.intentId);
      hands.drop(row.citizen);
      if (claimed) hands.unclaim(claimed);
    },
  });
  let running = false;
  let halted = false;
  let timer: Timer | null = null;

  function pump(): void {
    if (!running || halted) return;
    const limit = watch.limit();
    const refused = !freeStuck(stuck, hands, parts) || !fill(limit);
    timer?.cancel();
    const delayMs = untilNextMs(parts, {
      refused,
      closed: limit === 0,
      full: hands.size() >= limit,
      unfinished: hands.unfinished(),
    });
    timer = delayMs === null ? null : clock.after(delayMs, pump);
  }

  /** Claims for every lane that is free, in one commit, and starts them; false when the disk refused it. */
  function fill(limit: number): boolean {
    if (hands.size() >= limit) return true;
    const picks: Claim[] = [];
    try {
      store.atomically(() => {
        for (let pick = hands.claimNext(); pick; pick = hands.size() < limit ? hands.claimNext() : null)
          picks.push(pick);
      });
    } catch {
      log.write({ event: "unexpected", place: "queue-claim" });
      for (const pick of picks) hands.unclaim(pick);
      return false;
    }
    for (const pick of picks) start(pick);
    return true;
  }

  function start(pick: Claim): void {
    const lane = work(pick);
    lanes.add(lane);
    void lane.then(() => lanes.delete(lane));
  }

  async function work(first: Claim): Promise<void> {
    for (let pick: Claim | null = first; pick;) {
      const next: Claim | null = await books.close(pick, await workRow(pick, parts));
      parts.changed(pick.row);
      pick = next;
      if (!pick || hands.size() < watch.limit()) pump();
    }
  }

  function halt(): void {
    if (!halted) log.write({ event: "queue-halted" });
    halted = true;
  }

  return {
    pump,
    retry(intentId) {
      waits.hurry(intentId);
      pump();
    },
    start() {
      running = true;
      pump();
    },
    stop() {
      running = false;
      timer?.cancel();
    },
    async settled() {
      await Promise.all(lanes);
    },
    running: () => running,
    halted: () => halted,
    resume() {
      halted = false;
      pump();
    },
  };
}

/** One go at one row, never throwing: null when it broke off. */
async function workRow({ row, work, task }: Claim, parts: LaneParts): Promise<Write | null> {
  const { store, tools, log } = parts;
  const { intentId } = row;
  try {
    if (!task) {
      return () => {
        store.markNeedsPerson(intentId, "file-damaged", null);
        return false;
      };
    }
    const notes = createUploadNotes(store, intentId);
    const own = { ...tools, notes };
    const ending = await (work === "send" ? sendTask(task, own) : lookUpTask(task, own));
    return () => {
      notes.flush();
      return settle(task, ending, parts);
    };
  } catch {
    log.write({ event: "unexpected", place: "queue-go" });
    return null;
  }
}

/** null when the intent cannot be opened any more, wiped or altered: nobody but a person can do anything about it. */
function readTask(intentId: number, { store, log }: LaneParts): Task | null {
  try {
    return store.task(intentId);
  } catch (error) {
    if (sqliteCode(error) !== "") throw error;
    log.write({ event: "unexpected", place: "queue-task" });
    return null;
  }
}

/** Rows whose outcome could not be written are of unknown outcome as soon as the disk takes a write again. */
function freeStuck(stuck: Set<number>, hands: Hands, { store, waits }: LaneParts): boolean {
  for (const intentId of stuck) {
    try {
      store.recoverOne(intentId);
      const row = store.lineRow(intentId);
      waits.fail(intentId, { portalWide: false, asking: row?.state === "unknown" });
      if (row) hands.lookAgain(row.citizen);
    } catch {
      return false;
    }
    stuck.delete(intentId);
  }
  return true;
}

interface Look {
  /** The disk took no claim. */
  readonly refused: boolean;
  /** The portal may not be called at all now. */
  readonly closed: boolean;
  /** Every lane is taken: the next look comes when one is free. */
  readonly full: boolean;
  readonly unfinished: boolean;
}

/** Ms until something may change by itself: a row is due, the breaker lets a probe through, a pause ends. */
function untilNextMs({ waits, watch, policy }: LaneParts, look: Look): number | null {
  if (look.refused) return policy.waitBaseMs;
  if (look.closed) return Math.max(1, watch.pauseMs(), watch.breaker.waitMs() ?? 0);
  if (look.full) return null;
  return look.unfinished ? 0 : waits.nextMs();
}
