import { closeSync, fstatSync, openSync, readSync, writeSync } from "node:fs";
import Database from "better-sqlite3";
import { z } from "zod";
import { openText } from "../vault/seal.ts";
import type { Vault } from "../vault/vault.ts";

const Row = z.record(z.string(), z.unknown());
export type AnyRow = z.output<typeof Row>;

/** A file that may be damaged anywhere: every look is for itself, and what cannot be read is as if it were not there. */
export interface DamagedFile {
  row(table: string, column: string, value: number | string): AnyRow | null;
  rows(table: string, column: string, value: number | string): readonly AnyRow[];
  /** The first column of the first row, or null. */
  number(sql: string): number | null;
  close(): void;
}

/**
 * Opens a copy of a damaged file; the original is for later rescuers. Where the first page is gone, the one of
 * `sibling` takes its place: a file of the same schema has the same one, but for counters that reading does not need.
 */
export function openDamaged(copyPath: string, sibling: string | null): DamagedFile | null {
  const plain = tryOpen(copyPath);
  if (plain) return plain;
  if (sibling === null) return null;
  copyFirstPage(sibling, copyPath);
  return tryOpen(copyPath);
}

function tryOpen(path: string): DamagedFile | null {
  let db: Database.Database | null = null;
  try {
    db = new Database(path, { fileMustExist: true });
    db.pragma("cell_size_check = ON");
    z.int().parse(db.prepare("SELECT count(*) FROM sqlite_master WHERE name = 'intents'").pluck().get());
    // Not looked into: any of its pages may be gone, and each row is read for itself.
    db.prepare("SELECT intent_id FROM intents");
    return readerOf(db);
  } catch {
    db?.close();
    return null;
  }
}

/** What a look gives, or `other` where the file cannot be read. */
function orElse<T>(other: T, look: () => T): T {
  try {
    return look();
  } catch {
    return other;
  }
}

function readerOf(db: Database.Database): DamagedFile {
  const prepared = new Map<string, Database.Statement>();
  const statement = (sql: string): Database.Statement => {
    const known = prepared.get(sql);
    if (known) return known;
    const made = db.prepare(sql);
    prepared.set(sql, made);
    return made;
  };
  return {
    row: (table, column, value) =>
      orElse(null, () => {
        const found = statement(`SELECT * FROM ${table} WHERE ${column} = ?`).get(value);
        return found === undefined ? null : Row.parse(found);
      }),
    rows: (table, column, value) =>
      orElse([], () =>
        statement(`SELECT * FROM ${table} WHERE ${column} = ?`)
          .all(value)
          .map((row) => Row.parse(row)),
      ),
    number: (sql) =>
      orElse(null, () =>
        z
          .int()
          .nullable()
          .parse(statement(sql).pluck().get() ?? null),
      ),
    close: () => db.close(),
  };
}

const PAGE_BYTES = 4096;

function copyFirstPage(from: string, to: string): void {
  const page = Buffer.alloc(PAGE_BYTES);
  const source = openSync(from, "r");
  const target = openSync(to, "r+");
  try {
    readSync(source, page, 0, PAGE_BYTES, 0);
    // Written by a log or not (SQLite file format 1.3.3): as the damaged file was.
    page[18] = 2;
    page[19] = 2;
    // Pages of the damaged file itself, and none of them free.
    page.writeUInt32BE(Math.floor(fstatSync(target).size / PAGE_BYTES), 28);
    page.writeUInt32BE(0, 32);
    page.writeUInt32BE(0, 36);
    page.copy(page, 92, 24, 28);
    writeSync(target, page, 0, PAGE_BYTES, 0);
  } finally {
    closeSync(source);
    closeSync(target);
  }
}

/** An intent of a damaged file whose seal opens: its body is whole, whatever happened around it. */
export interface WholeIntent {
  readonly row: AnyRow;
  readonly intentId: number;
  readonly reference: string;
  readonly kind: "account" | "dossier";
  readonly json: string;
}

const IntentShape = z.object({
  intent_id: z.int(),
  kind: z.enum(["account", "dossier"]),
  reference: z.string(),
  kept_at_ms: z.int(),
  wrapped_key: z.instanceof(Uint8Array).nullable(),
  body: z.instanceof(Uint8Array).nullable(),
});

/** Reads an intent and proves it by its seal; `wiped` when it holds nothing any more, null when it is not whole. */
export function wholeIntent(file: DamagedFile, vault: Vault, intentId: number): WholeIntent | "wiped" | null {
  const found = file.row("intents", "intent_id", intentId);
  const parsed = IntentShape.safeParse(found);
  if (!found || !parsed.success) return null;
  const { kind, reference, wrapped_key: wrapped, body } = parsed.data;
  if (!wrapped || !body) return "wiped";
  const key = vault.unwrap(wrapped);
  if (!key.ok) return null;
  const json = openText(key.value, body, `body:${reference}`);
  return json.ok ? { row: found, intentId, reference, kind, json: json.value } : null;
}
