import { oldestPlausibleMs } from "../portal/portal-clock.ts";
import type { StoreContext } from "./context.ts";
import { createEndings, type Endings } from "./wiping-endings.ts";
import { FileIdRow, IdRow } from "./rows.ts";
import { z } from "zod";

/** An intent whose purpose is done, with everything that goes with it. */
export interface DueForWiping {
  readonly intentId: number;
  /** Itself, what it corrects, and a registration that nothing else hangs on. */
  readonly members: readonly number[];
  /** Their keys as they lie in files, so that copies can forget them first. */
  readonly wrappedKeys: readonly Uint8Array[];
}

/** Forgetting what is no longer needed (DECISIONS 16). Only to be called while the clock is right. */
export interface Wiping extends Endings {
  /**
   * What ended before `beforeMs` (wall time), at most `most` of it: at the portal, by cancelling, or registered with
   * nothing behind it. A dossier that was corrected goes with the one that took its place.
   */
  dueForWiping(beforeMs: number, most: number): readonly DueForWiping[];
  /** Destroys the keys, and with them declaration and answers. Gives the ids of the scan files, which the caller removes. */
  wipe(due: readonly DueForWiping[]): readonly string[];
  /** All that is due at once; a kiosk that runs does it in small steps instead. */
  wipeEnded(beforeMs: number): readonly string[];
}

const KeyRow = z.object({ wrapped_key: z.instanceof(Uint8Array) });
/** More than is ever due in a ward. */
const ALL = 1_000_000;

export function createWiping(context: StoreContext): Wiping {
  const { db, clock } = context;
  const endings = createEndings(context);
  const due = createDue(context);
  const wipeOne = db.transaction(createWipeOne(context));
  // Noted while the clock was wrong: its time counts from the first look under a right one, neither at once nor years on.
  const mend = db.prepare(
    "UPDATE endings SET ended_at_ms = @nowMs WHERE wiped_at_ms IS NULL AND (ended_at_ms > @nowMs OR ended_at_ms < @oldestMs)",
  );
  const dueForWiping = (beforeMs: number, most: number): readonly DueForWiping[] => {
    mend.run({ nowMs: clock.nowMs(), oldestMs: oldestPlausibleMs });
    return due(beforeMs, most);
  };
  const wipe = (list: readonly DueForWiping[]): readonly string[] =>
    list.flatMap((one) => wipeOne.immediate(one));
  return {
    ...endings,
    dueForWiping,
    wipe,
    wipeEnded(beforeMs) {
      const fileIds = wipe(dueForWiping(beforeMs, ALL));
      // secure_delete overwrites the pages, but the log still holds the old ones until it is cut.
      db.pragma("wal_checkpoint(TRUNCATE)");
      return fileIds;
    },
  };
}

function createDue({ db }: StoreContext): (beforeMs: number, most: number) => readonly DueForWiping[] {
  const heads = db.prepare(
    `SELECT intent_id FROM endings WHERE wiped_at_ms IS NULL AND ended_at_ms < ?
       AND NOT EXISTS (SELECT 1 FROM intents AS later WHERE later.replaces = endings.intent_id)
     ORDER BY ended_at_ms LIMIT ?`,
  );
  // A registration goes with the last dossier that hangs on it, when nothing is to be sent of it any more.
  const members = db.prepare(
    `WITH RECURSIVE lineage (intent_id) AS (
       SELECT @id UNION SELECT replaces FROM intents JOIN lineage USING (intent_id) WHERE replaces IS NOT NULL)
     SELECT intent_id FROM lineage
     UNION SELECT account.intent_id FROM outbox AS own JOIN outbox AS account ON account.intent_id = own.depends_on
       WHERE own.intent_id = @id AND account.state IN ('accepted', 'cancelled', 'needs-person') AND NOT EXISTS (
         SELECT 1 FROM outbox AS other LEFT JOIN endings USING (intent_id)
         WHERE other.depends_on = own.depends_on AND other.intent_id NOT IN (SELECT intent_id FROM lineage)
           AND endings.wiped_at_ms IS NULL)`,
  );
  const key = db.prepare("SELECT wrapped_key FROM intents WHERE intent_id = ? AND wrapped_key IS NOT NULL");
  return (beforeMs, most) =>
    idsOf(heads.all(beforeMs, most)).map((intentId) => {
      const all = idsOf(members.all({ id: intentId }));
      const wrappedKeys = all.flatMap((id) => key.all(id).map((row) => KeyRow.parse(row).wrapped_key));
      return { intentId, members: all, wrappedKeys };
    });
}

function createWipeOne(context: StoreContext): (due: DueForWiping) => readonly string[] {
  const { db, clock } = context;
  const filesOf = db.prepare("SELECT file_id FROM files WHERE intent_id = ?");
  const dropFiles = db.prepare("DELETE FROM files WHERE intent_id = ?");
  const dropKeys = db.prepare("UPDATE intents SET wrapped_key = NULL, body = NULL WHERE intent_id = ?");
  const dropWords = db.prepare("UPDATE dossiers SET ticket = NULL, answer = NULL WHERE intent_id = ?");
  const dropAccount = db.prepare("UPDATE accounts SET answer = NULL WHERE intent_id = ?");
  const end = db.prepare("INSERT OR IGNORE INTO endings (intent_id, ended_at_ms) VALUES (?, ?)");
  const note = db.prepare("UPDATE endings SET wiped_at_ms = ? WHERE intent_id = ? AND wiped_at_ms IS NULL");
  const count = db.prepare("UPDATE wiped SET n = n + ?, last_at_ms = ?");
  return ({ intentId, members }) => {
    const nowMs = clock.nowMs();
    const fileIds = members.flatMap((id) => filesOf.all(id).map((row) => FileIdRow.parse(row).file_id));
    let wiped = 0;
    for (const id of members) {
      for (const drop of [dropFiles, dropKeys, dropWords, dropAccount]) drop.run(id);
      end.run(id, nowMs);
      wiped += note.run(nowMs, id).changes;
    }
    count.run(wiped, nowMs);
    context.audit({ event: "dossier-wiped", intentId, files: fileIds.length });
    return fileIds;
  };
}

const idsOf = (rows: readonly unknown[]): readonly number[] => rows.map((row) => IdRow.parse(row).intent_id);
