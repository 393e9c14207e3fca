import { randomUUID } from "node:crypto";
import type { StoreContext } from "./context.ts";

/** Anything but a Promise: what is done later would be done outside the transaction. */
export type Settled<T> = T extends PromiseLike<unknown> ? never : T;

/** Who has which row in hand. A lease is the id of one run of the program; it ends with the row's next state. */
export interface Claims {
  /**
   * One commit for several calls of the store; all of them or, when `work` throws, none. Synchronous by its type: a
   * `work` that gives a Promise is refused.
   */
  atomically<T>(work: () => Settled<T>): Settled<T>;
  /**
   * Leases a row to this run: a waiting one to be sent, an unknown one to be looked up. When nothing is left to be
   * uploaded or asked before its create, the same write notes that it is being sent. False when the row meanwhile
   * stands elsewhere, or is in hand already.
   */
  claim(intentId: number, work: "send" | "look-up"): boolean;
  /** Nothing came of it: the row is as it was before its claim. */
  release(intentId: number): void;
  /**
   * After a stop of any kind: what another run was sending may have arrived and is of unknown outcome, what it had
   * only claimed is free. Gives the number of unknown ones.
   */
  recoverSending(): number;
  /** The same for one row whose outcome could not be written; false when it was not in hand. */
  recoverOne(intentId: number): boolean;
}

export function createClaims(context: StoreContext): Claims {
  const { db, clock } = context;
  const run = randomUUID();
  const lease = db.prepare(
    "UPDATE outbox SET lease = ? WHERE intent_id = +? AND state = ? AND lease IS NULL",
  );
  const drop = db.prepare("UPDATE outbox SET lease = NULL WHERE intent_id = +?");
  // A row that was answered before is asked about first, so it is not being sent yet.
  const leaseAndSend = db.prepare(
    `UPDATE outbox SET lease = ?, state = 'sending', reason = NULL, doubts = doubts + 1, changed_at_ms = ?
     WHERE intent_id = +? AND state = 'waiting' AND lease IS NULL AND attempts = 0
       AND NOT EXISTS (SELECT 1 FROM files WHERE files.intent_id = outbox.intent_id AND uploaded = 0)`,
  );
  const recover = db.prepare(
    `UPDATE outbox SET state = 'unknown', reason = 'answer-unknown', lease = NULL, changed_at_ms = ?
     WHERE state = 'sending' AND state IN ('waiting', 'sending', 'unknown', 'needs-person', 'held')
       AND lease IS NOT ?`,
  );
  const free = db.prepare(`UPDATE outbox INDEXED BY outbox_leased SET lease = NULL
     WHERE lease IS NOT NULL AND state <> 'sending' AND lease <> ?`);
  const recoverOne = db.prepare(
    `UPDATE outbox SET state = iif(state = 'sending', 'unknown', state), lease = NULL, changed_at_ms = ?,
       reason = iif(state = 'sending', 'answer-unknown', reason)
     WHERE intent_id = +? AND (lease IS NOT NULL OR state = 'sending')`,
  );
  return {
    atomically: <T>(work: () => Settled<T>): Settled<T> => db.transaction(work).immediate(),
    claim: db.transaction((intentId: number, work: "send" | "look-up"): boolean => {
      if (work === "look-up") return lease.run(run, intentId, "unknown").changes === 1;
      const sends = leaseAndSend.run(run, clock.nowMs(), intentId).changes === 1;
      if (sends) context.audit({ event: "send-started", intentId });
      return sends || lease.run(run, intentId, "waiting").changes === 1;
    }),
    release: (intentId) => void drop.run(intentId),
    recoverSending: db.transaction(() => {
      const { changes } = recover.run(clock.nowMs(), run);
      free.run(run);
      return changes;
    }),
    recoverOne: (intentId) => recoverOne.run(clock.nowMs(), intentId).changes === 1,
  };
}
