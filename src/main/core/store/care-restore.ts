import Database from "better-sqlite3";
import { z } from "zod";
import { auditFields } from "../../../shared/audit-events.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { Vault } from "../vault/vault.ts";
import { openDamaged } from "./care-damaged.ts";
import { endWiped, type Salvaged, salvage, skipNumbers } from "./care-salvage.ts";
import { isDamage, keyedTables, type WrappedKeys } from "./care-snapshot.ts";
import { migrate } from "./migrate.ts";
import { IdRow } from "./rows.ts";

export interface RestoreOptions {
  /** A copy of a snapshot, or a path where no file is yet: then the kiosk begins with an empty one. */
  readonly path: string;
  /** Of the backup's keys file; null with an empty file. */
  readonly keys: WrappedKeys | null;
  readonly vault: Vault;
  /** The machine that has the data from now on; null keeps the one it had. */
  readonly kioskId: string | null;
  /** When the backup was taken, wall time in ms; null with an empty file. */
  readonly backupAtMs: number | null;
  readonly nowMs: number;
  /** What stands in the way of the backup, as a copy that may be written to; null when there is nothing. */
  readonly old: {
    readonly copyPath: string;
    readonly prefer: "newest" | "backup";
    readonly logged: ReadonlyMap<number, string>;
  } | null;
}

export interface Restored {
  readonly saved: number;
  readonly lost: readonly string[];
  /** Scans that the file knows of, and that must lie beside it. */
  readonly fileIds: readonly string[];
}

/**
 * Makes a snapshot whole again, off to the side: keys back, what was kept since taken over, and everything that may
 * have been sent since is in doubt, so that it is looked up before any create (I1, I4). One file, no log beside it.
 */
export function makeRestored(options: RestoreOptions): Result<Restored, "newer-file" | "damaged"> {
  const db = new Database(options.path);
  try {
    db.pragma("journal_mode = DELETE");
    db.pragma("synchronous = FULL");
    db.pragma("secure_delete = ON");
    db.pragma("foreign_keys = OFF");
    if (!migrate(db).ok) return err("newer-file");
    return ok(db.transaction(() => fill(db, options)).exclusive());
  } catch (error) {
    if (isDamage(error)) return err("damaged");
    throw error;
  } finally {
    db.close();
  }
}

function fill(db: Database.Database, options: RestoreOptions): Restored {
  const { keys, vault, kioskId, backupAtMs, nowMs } = options;
  if (keys) putKeysBack(db, keys);
  const salvaged = salvageFrom(db, options);
  if (backupAtMs === null) copyStoreRow(db, options);
  // The form on the screen, when it was saved out of the old file, stays; the machine's name and key are today's.
  const check = vault.newDataKey().wrapped;
  db.prepare("UPDATE store SET key_check = ?, kiosk_id = coalesce(?, kiosk_id), clean = 1").run(
    check,
    kioskId,
  );
  mendLinks(db);
  doubt(db, nowMs);
  const here = new Set(db.prepare("SELECT local_number FROM dossiers").pluck().all().map(String));
  const lost = [...salvaged.known].filter((number) => !here.has(number)).toSorted();
  note(db, { ...salvaged, lost, backupAtMs, nowMs });
  const fileIds = db.prepare("SELECT file_id FROM files").pluck().all().map(String);
  return { saved: salvaged.saved, lost, fileIds };
}

function salvageFrom(db: Database.Database, { old, vault, nowMs, path }: RestoreOptions): Salvaged {
  if (!old) return { saved: 0, known: new Set() };
  const file = openDamaged(old.copyPath, path);
  if (!file) {
    skipNumbers(db, Math.max(0, ...old.logged.keys()));
    return { saved: 0, known: new Set(old.logged.values()) };
  }
  try {
    return salvage({ db, old: file, vault, nowMs, logged: old.logged, prefer: old.prefer });
  } finally {
    file.close();
  }
}

/** Zeros stand where a snapshot had a key; a row whose key is no more in the keys file was wiped meanwhile. */
function putKeysBack(db: Database.Database, keys: WrappedKeys): void {
  for (const { table, id } of keyedTables) {
    const rows = db
      .prepare(`SELECT ${id} AS id, rowid AS row_id FROM ${table} WHERE wrapped_key IS NOT NULL`)
      .all();
    const put = db.prepare(`UPDATE ${table} SET wrapped_key = ? WHERE ${id} = ?`);
    for (const row of rows) {
      const { id: name, row_id: rowId } = KeyedRow.parse(row);
      const key = keys[table][String(name)];
      if (key !== undefined) put.run(Buffer.from(key, "base64"), name);
      else if (table === "intents") endWiped(db, rowId);
      else if (table === "staff") db.prepare("DELETE FROM staff WHERE staff_id = ?").run(name);
      else db.prepare("UPDATE transfers SET wrapped_key = NULL, code = NULL WHERE transfer_id = ?").run(name);
    }
  }
}

const KeyedRow = z.object({ id: z.union([z.string(), z.int()]), row_id: z.int() });

/** An empty file still belongs to the portal of the one before it, where that can be read. */
function copyStoreRow(db: Database.Database, { old, path }: RestoreOptions): void {
  const file = old && openDamaged(old.copyPath, path);
  const row = file?.row("store", "id", 1);
  file?.close();
  if (!row) return;
  try {
    db.prepare(
      `INSERT INTO store (id, portal_url, portal_mode, kiosk_id, key_check, clean, made_at_ms)
       VALUES (1, @portal_url, @portal_mode, @kiosk_id, @key_check, 1, @made_at_ms)`,
    ).run(row);
  } catch {
    // Unreadable: it is bound anew when it is opened.
  }
}

/** A row whose companion was lost stands for itself. */
function mendLinks(db: Database.Database): void {
  db.exec(
    "UPDATE outbox SET depends_on = NULL WHERE depends_on IS NOT NULL AND depends_on NOT IN (SELECT intent_id FROM intents)",
  );
  db.exec(
    "UPDATE intents SET replaces = NULL WHERE replaces IS NOT NULL AND replaces NOT IN (SELECT intent_id FROM intents AS other)",
  );
  for (const table of ["prints", "files", "endings", "date_checks", "owed"]) {
    db.exec(`DELETE FROM ${table} WHERE intent_id NOT IN (SELECT intent_id FROM intents)`);
  }
  // Whoever was wiped has nothing that a slip could be made from, and nothing is owed for a dossier that is gone.
  db.exec(
    `DELETE FROM owed WHERE intent_id NOT IN (SELECT intent_id FROM dossiers)
       OR intent_id IN (SELECT intent_id FROM intents WHERE wrapped_key IS NULL)`,
  );
}

/**
 * Nobody knows what was sent after the backup was taken. What staff held is looked up too and then stays with them; a
 * refused row is in doubt until somebody tries it again.
 */
function doubt(db: Database.Database, nowMs: number): void {
  const open = db
    .prepare(
      "SELECT intent_id FROM outbox WHERE state IN ('waiting', 'sending', 'held') OR (state = 'needs-person' AND reason IS NOT 'self')",
    )
    .all();
  const mark = db.prepare(
    `UPDATE outbox SET doubts = max(doubts, 1), lease = NULL, changed_at_ms = ?,
       reason = CASE state WHEN 'needs-person' THEN reason
         WHEN 'held' THEN iif(reason IN ('behind-account', 'account-refused'), 'answer-unknown', 'by-staff')
         ELSE 'answer-unknown' END,
       state = iif(state = 'needs-person', state, 'unknown') WHERE intent_id = ?`,
  );
  for (const row of open) mark.run(nowMs, IdRow.parse(row).intent_id);
}

function note(
  db: Database.Database,
  facts: Pick<RestoreOptions, "backupAtMs" | "nowMs"> & {
    readonly saved: number;
    readonly lost: readonly string[];
  },
): void {
  const { saved, lost, backupAtMs, nowMs } = facts;
  db.prepare("INSERT INTO restores (at_ms, backup_at_ms, saved, lost) VALUES (?, ?, ?, ?)").run(
    nowMs,
    backupAtMs,
    saved,
    JSON.stringify(lost),
  );
  const event = { event: "file-restored", empty: backupAtMs === null, saved, lost: lost.length } as const;
  db.prepare("INSERT INTO audit (at_ms, event, fields) VALUES (?, ?, ?)").run(
    nowMs,
    event.event,
    JSON.stringify(auditFields(event)),
  );
}
