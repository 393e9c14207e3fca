import Database from "better-sqlite3";
import { z } from "zod";

/**
 * Rows of a data file that are not finished: what would be forgotten if another file took its place. Needs no key;
 * null when the file cannot be read.
 */
export function countOpen(path: string): number | null {
  let db: Database.Database | null = null;
  try {
    db = new Database(path, { readonly: true, fileMustExist: true });
    const sql =
      "SELECT count(*) FROM outbox WHERE state IN ('waiting', 'sending', 'unknown', 'needs-person', 'held')";
    return z.int().parse(db.prepare(sql).pluck().get());
  } catch {
    return null;
  } finally {
    db?.close();
  }
}
