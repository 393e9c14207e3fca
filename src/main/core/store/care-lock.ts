import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { err, ok, type Result } from "../../../shared/result.ts";
import { sqliteCode } from "./context.ts";

/**
 * Takes the lock of a data file (`path` of kiosk.db), one program at a time: the system drops it when the process ends,
 * however it ends. `in-use` while a kiosk runs on it.
 */
export function lockData(path: string): Result<{ release(): void }, "in-use"> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const lock = new Database(`${path}.lock`, { timeout: 0 });
  try {
    lock.pragma("locking_mode = EXCLUSIVE");
    lock.exec("BEGIN EXCLUSIVE");
    return ok({ release: () => void lock.close() });
  } catch (error) {
    lock.close();
    if (sqliteCode(error).startsWith("SQLITE_BUSY")) return err("in-use");
    throw error;
  }
}
