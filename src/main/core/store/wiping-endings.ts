import { z } from "zod";
import type { StoreContext } from "./context.ts";
import { IdRow } from "./rows.ts";

export interface EndingLimits {
  /** A registration whose code was not entered before this (wall time) will not be confirmed here any more. */
  readonly unconfirmedBeforeMs: number;
  /** What was kept before this is over, whatever became of it; null: nothing is, until somebody acts. */
  readonly keptBeforeMs: number | null;
}

/** When rows have done their purpose that no answer of the portal ends. */
export interface Endings {
  /**
   * Looks at the next `most` rows after one and notes which have ended: what was cancelled, registrations with nothing
   * behind them, and what is over the hard limit (cancelled first, with a reason that is told). A row that may be at the
   * portal without our knowing is left: nobody may be told that it was cancelled, and the limit finds it again as soon as
   * the doubt is gone. Gives the row to go on from, or null at the end; in small steps, because a full file has many rows.
   */
  noteEndings(afterIntentId: number, most: number, limits: EndingLimits): number | null;
}

const OldRow = z.object({ intent_id: z.int(), state: z.string() });

export function createEndings(context: StoreContext): Endings {
  const { db, clock } = context;
  const last = db.prepare(
    "SELECT max(intent_id) AS intent_id FROM (SELECT intent_id FROM outbox WHERE intent_id > ? ORDER BY intent_id LIMIT ?)",
  );
  const range = "outbox.intent_id > @after AND outbox.intent_id <= @until";
  // A dossier that was corrected ends with the one that took its place.
  const noteCancelled = db.prepare(
    `INSERT OR IGNORE INTO endings (intent_id, ended_at_ms)
     SELECT intent_id, changed_at_ms FROM outbox WHERE ${range} AND state = 'cancelled'`,
  );
  const noteRegistered = db.prepare(
    `INSERT OR IGNORE INTO endings (intent_id, ended_at_ms)
     SELECT intent_id, outbox.changed_at_ms FROM outbox JOIN accounts USING (intent_id)
     WHERE ${range} AND outbox.state = 'accepted'
       AND (accounts.state <> 'otp-sent' OR outbox.changed_at_ms < @unconfirmedBeforeMs)
       AND NOT EXISTS (SELECT 1 FROM outbox AS behind WHERE behind.depends_on = outbox.intent_id)`,
  );
  const old = db.prepare(
    `SELECT intent_id, state FROM outbox JOIN intents USING (intent_id)
     WHERE ${range} AND kept_at_ms < @keptBeforeMs AND state NOT IN ('sending', 'unknown') AND doubts = 0 AND lease IS NULL
       AND NOT EXISTS (SELECT 1 FROM endings WHERE endings.intent_id = outbox.intent_id)`,
  );
  const cancel = db.prepare(
    "UPDATE outbox SET state = 'cancelled', reason = 'too-old', changed_at_ms = ? WHERE intent_id = ? AND state <> 'accepted'",
  );
  const end = db.prepare("INSERT OR IGNORE INTO endings (intent_id, ended_at_ms) VALUES (?, ?)");
  return {
    noteEndings: db.transaction((after: number, most: number, limits: EndingLimits): number | null => {
      const found = IdRow.safeParse(last.get(after, most));
      if (!found.success) return null;
      const slice = { after, until: found.data.intent_id };
      noteCancelled.run(slice);
      noteRegistered.run({ ...slice, unconfirmedBeforeMs: limits.unconfirmedBeforeMs });
      if (limits.keptBeforeMs !== null) {
        for (const row of old.all({ ...slice, keptBeforeMs: limits.keptBeforeMs })) {
          const { intent_id: intentId, state } = OldRow.parse(row);
          cancel.run(clock.nowMs(), intentId);
          end.run(intentId, clock.nowMs());
          context.audit({ event: "limit-reached", intentId, state });
          context.touch(intentId);
        }
      }
      return slice.until;
    }),
  };
}
