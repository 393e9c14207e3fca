import { oldestPlausibleMs } from "../portal/portal-clock.ts";
import type { StoreContext } from "./context.ts";
import { FileIdRow, IdRow } from "./rows.ts";

/** Forgetting what is no longer needed (DECISIONS 16). */
export interface Wiping {
  /**
   * Destroys the keys, and with them declaration and answers, of dossiers that ended at the portal before `beforeMs`
   * (wall time), and of the registrations they hung on. Gives the ids of their scan files, which the caller removes.
   * Only to be called while the clock is right.
   */
  wipeEnded(beforeMs: number): readonly string[];
}

export function createWiping(context: StoreContext): Wiping {
  const { db, clock } = context;
  const due = db.prepare("SELECT intent_id FROM endings WHERE wiped_at_ms IS NULL AND ended_at_ms < ?");
  const filesOf = db.prepare("SELECT file_id FROM files WHERE intent_id = ?");
  const dropFiles = db.prepare("DELETE FROM files WHERE intent_id = ?");
  // A registration goes with the last dossier that hangs on it.
  const dropKeys = db.prepare(
    `UPDATE intents SET wrapped_key = NULL, body = NULL WHERE intent_id = @id OR intent_id = (
       SELECT depends_on FROM outbox AS own WHERE own.intent_id = @id AND NOT EXISTS (
         SELECT 1 FROM outbox AS other LEFT JOIN endings USING (intent_id)
         WHERE other.depends_on = own.depends_on AND other.intent_id <> @id AND endings.wiped_at_ms IS NULL))`,
  );
  const dropWords = db.prepare("UPDATE dossiers SET ticket = NULL, answer = NULL WHERE intent_id = ?");
  const note = db.prepare("UPDATE endings SET wiped_at_ms = ? WHERE intent_id = ?");
  const wipeOne = db.transaction((intentId: number): readonly string[] => {
    const fileIds = filesOf.all(intentId).map((row) => FileIdRow.parse(row).file_id);
    dropFiles.run(intentId);
    dropKeys.run({ id: intentId });
    dropWords.run(intentId);
    note.run(clock.nowMs(), intentId);
    context.audit({ event: "dossier-wiped", intentId, files: fileIds.length });
    return fileIds;
  });
  // Noted while the clock was wrong: its time counts from the first look under a right one, neither at once nor years on.
  const mend = db.prepare(
    "UPDATE endings SET ended_at_ms = @nowMs WHERE wiped_at_ms IS NULL AND (ended_at_ms > @nowMs OR ended_at_ms < @oldestMs)",
  );
  return {
    wipeEnded(beforeMs) {
      mend.run({ nowMs: clock.nowMs(), oldestMs: oldestPlausibleMs });
      const ended = due.all(beforeMs).map((row) => IdRow.parse(row).intent_id);
      if (ended.length === 0) return [];
      const fileIds = ended.flatMap((intentId) => wipeOne.immediate(intentId));
      // secure_delete overwrites the pages, but the log still holds the old ones until it is cut.
      db.pragma("wal_checkpoint(TRUNCATE)");
      return fileIds;
    },
  };
}
