import Database from "better-sqlite3";
import { z } from "zod";
import { FileIdRow } from "./rows.ts";
import { sqliteCode } from "./context.ts";
import { versionOf } from "./migrate.ts";

/** What stands in a snapshot, for its manifest. */
export interface SnapshotFacts {
  readonly schema: number;
  readonly dossiers: number;
  /** Grows with every change of the data, so that an unchanged file needs no new backup. */
  readonly lastAuditId: number;
}

/** Tables with a wrapped data key, and the column by which a row is known in the keys file. */
export const keyedTables = [
  { table: "intents", id: "reference" },
  { table: "staff", id: "staff_id" },
  { table: "transfers", id: "transfer_id" },
] as const;

/** Wrapped data keys by table and by the row's own name, in base64. */
export type WrappedKeys = Readonly<
  Record<(typeof keyedTables)[number]["table"], Readonly<Record<string, string>>>
>;

/** What the keys file and the manifest take from the live file. */
export interface LiveFacts {
  readonly kioskId: string;
  readonly keyCheck: string;
  readonly keys: WrappedKeys;
  readonly fileIds: readonly string[];
}

const CheckRow = z.object({ quick_check: z.string() });
const KeyRow = z.object({ id: z.union([z.string(), z.int()]), wrapped_key: z.instanceof(Uint8Array) });
const StoreFacts = z.object({ kiosk_id: z.string(), key_check: z.instanceof(Uint8Array) });

/** SQLite's own examination of a file: its complaints, none when it is whole. Reads all of it, so only in a worker. */
export function quickCheck(path: string): readonly string[] {
  const db = new Database(path, { readonly: true, fileMustExist: true });
  try {
    return problemsOf(db);
  } finally {
    db.close();
  }
}

function problemsOf(db: Database.Database): readonly string[] {
  try {
    const found = db.pragma("quick_check(20)");
    return z
      .array(CheckRow)
      .parse(found)
      .map((row) => row.quick_check)
      .filter((line) => line !== "ok");
  } catch (error) {
    // Too little memory, or somebody in the way: that says nothing of the file.
    if (!isDamage(error) && !isUnreadable(error)) throw error;
    return ["cannot be read"];
  }
}

function isUnreadable(error: unknown): boolean {
  return sqliteCode(error).startsWith("SQLITE_IOERR");
}

/** True when the error says that a file is no whole database. */
export function isDamage(error: unknown): boolean {
  return /^SQLITE_(NOTADB|CORRUPT)/u.test(sqliteCode(error));
}

/**
 * Copies the live file of a running kiosk to `to` by SQLite's online backup, checks the copy, and takes all wrapped
 * keys and the form on the screen out of it: what opens it lies in the keys file alone, so that wiping can forget
 * (DECISIONS 16). Not `ok` when the copy is not whole; whether the live file is to blame, its own examination tells.
 */
export async function takeSnapshot(
  from: string,
  to: string,
): Promise<{ readonly ok: true; readonly value: SnapshotFacts } | { readonly ok: false }> {
  const source = new Database(from, { readonly: true, fileMustExist: true });
  try {
    // All pages in one step hold one state; in several, every write of the kiosk would start the copy anew.
    await source.backup(to, { progress: () => 0x7fff_ffff });
  } finally {
    source.close();
  }
  const copy = new Database(to);
  try {
    copy.pragma("journal_mode = DELETE");
    // A journal would leave the keys behind on the stick when it is unlinked; a copy that breaks off is thrown away.
    copy.pragma("journal_mode = OFF");
    copy.pragma("synchronous = FULL");
    copy.pragma("secure_delete = ON");
    if (problemsOf(copy).length > 0) return { ok: false };
    strip(copy);
    return { ok: true, value: factsOf(copy) };
  } finally {
    copy.close();
  }
}

/** Zeros of the same length are written over the keys in place, so that no page keeps an old cell. */
function strip(db: Database.Database): void {
  db.transaction(() => {
    for (const { table } of keyedTables) {
      db.exec(
        `UPDATE ${table} SET wrapped_key = zeroblob(length(wrapped_key)) WHERE wrapped_key IS NOT NULL`,
      );
    }
    db.exec("UPDATE drafts SET wrapped_key = zeroblob(length(wrapped_key))");
    db.exec("DELETE FROM drafts");
  })();
}

function factsOf(db: Database.Database): SnapshotFacts {
  const number = (sql: string): number => z.int().parse(db.prepare(sql).pluck().get());
  return {
    schema: versionOf(db),
    dossiers: number("SELECT count(*) FROM dossiers"),
    lastAuditId: number("SELECT coalesce(max(audit_id), 0) FROM audit"),
  };
}

/**
 * Brings the log of a running kiosk into its file without holding anybody up, so that the kiosk itself has little left
 * to do when it cuts it.
 */
export function foldGently(path: string): void {
  let db: Database.Database | null = null;
  try {
    db = new Database(path, { fileMustExist: true, timeout: 0 });
    db.pragma("wal_checkpoint(PASSIVE)");
  } catch {
    // Damaged or busy: the kiosk has to do it itself, or something else first.
  } finally {
    db?.close();
  }
}

/** Number of the latest audit row of the live file. */
export function lastAuditId(path: string): number {
  const db = new Database(path, { readonly: true, fileMustExist: true });
  try {
    return z.int().parse(db.prepare("SELECT coalesce(max(audit_id), 0) FROM audit").pluck().get());
  } finally {
    db.close();
  }
}

/** Keys and scans of everything that is not wiped, as of now. */
export function readLive(path: string): LiveFacts {
  const db = new Database(path, { readonly: true, fileMustExist: true });
  try {
    return db.transaction(() => {
      const store = StoreFacts.parse(db.prepare("SELECT kiosk_id, key_check FROM store").get());
      return {
        kioskId: store.kiosk_id,
        keyCheck: base64(store.key_check),
        keys: { intents: keysIn(db, 0), staff: keysIn(db, 1), transfers: keysIn(db, 2) },
        fileIds: db
          .prepare("SELECT file_id FROM files")
          .all()
          .map((row) => FileIdRow.parse(row).file_id),
      };
    })();
  } finally {
    db.close();
  }
}

function keysIn(db: Database.Database, index: 0 | 1 | 2): Readonly<Record<string, string>> {
  const { table, id } = keyedTables[index];
  const rows = db.prepare(`SELECT ${id} AS id, wrapped_key FROM ${table} WHERE wrapped_key IS NOT NULL`);
  return Object.fromEntries(
    rows.all().map((row) => {
      const parsed = KeyRow.parse(row);
      return [String(parsed.id), base64(parsed.wrapped_key)];
    }),
  );
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");
