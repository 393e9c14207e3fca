import Database from "better-sqlite3";
import { z } from "zod";
import { auditFields } from "../../../shared/audit-events.ts";
import type { Vault } from "../vault/vault.ts";
import { keyedTables } from "./care-snapshot.ts";

const KeyRow = z.object({ row_id: z.int(), wrapped_key: z.instanceof(Uint8Array) });

/** Brings the log of a closed data file into it, so that the file alone is everything. */
export function foldLog(path: string): void {
  const db = new Database(path, { fileMustExist: true });
  try {
    db.pragma("wal_checkpoint(TRUNCATE)");
    db.pragma("journal_mode = DELETE");
  } finally {
    db.close();
  }
}

/**
 * Wraps every data key of a copy of the data under another main key, in one commit; the sealed bodies stay as they are.
 * Throws when a key does not open, for then the copy must not take the place of anything. Gives how many.
 */
export function rewrapKeys(path: string, from: Vault, to: Vault, nowMs: number): number {
  const db = new Database(path, { fileMustExist: true });
  try {
    db.pragma("synchronous = FULL");
    db.pragma("secure_delete = ON");
    return db
      .transaction(() => {
        let keys = 0;
        for (const table of [...keyedTables.map((keyed) => keyed.table), "drafts"])
          keys += rewrapTable(db, table, from, to);
        db.prepare("UPDATE store SET key_check = ?").run(to.newDataKey().wrapped);
        const event = { event: "key-rotated", keys } as const;
        db.prepare("INSERT INTO audit (at_ms, event, fields) VALUES (?, ?, ?)").run(
          nowMs,
          event.event,
          JSON.stringify(auditFields(event)),
        );
        return keys;
      })
      .exclusive();
  } finally {
    db.close();
  }
}

function rewrapTable(db: Database.Database, table: string, from: Vault, to: Vault): number {
  const page = db.prepare(
    `SELECT rowid AS row_id, wrapped_key FROM ${table} WHERE rowid > ? AND wrapped_key IS NOT NULL ORDER BY rowid LIMIT 1000`,
  );
  const put = db.prepare(`UPDATE ${table} SET wrapped_key = ? WHERE rowid = ?`);
  let keys = 0;
  let rows: readonly z.output<typeof KeyRow>[] = [];
  let after = -1;
  do {
    rows = page.all(after).map((row) => KeyRow.parse(row));
    for (const { row_id: rowId, wrapped_key: wrapped } of rows) {
      const key = from.unwrap(wrapped);
      if (!key.ok) throw new Error(`a data key in ${table} does not open under the main key`);
      put.run(to.wrap(key.value), rowId);
      after = rowId;
    }
    keys += rows.length;
  } while (rows.length > 0);
  return keys;
}
