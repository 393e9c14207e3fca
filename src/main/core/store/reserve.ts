import { existsSync, rmSync, writeFileSync } from "node:fs";

/** Room for the files that SQLite makes when it opens one, and for the first rows it then writes, in bytes. */
const RESERVE_BYTES = 262_144;

const pathOf = (databasePath: string): string => `${databasePath}.reserve`;

/**
 * Keeps some room beside the database, so that it still opens when the disk is full: a kiosk that does not start can
 * tell nobody what it keeps. A disk without that much room now is tried again at the next start.
 */
export function keepReserve(databasePath: string): void {
  const path = pathOf(databasePath);
  if (existsSync(path)) return;
  try {
    writeFileSync(path, Buffer.alloc(RESERVE_BYTES, 1), { mode: 0o600 });
  } catch {
    rmSync(path, { force: true });
  }
}

/** Gives the room back to the disk; false when there is none left to give. */
export function spendReserve(databasePath: string): boolean {
  const path = pathOf(databasePath);
  if (!existsSync(path)) return false;
  rmSync(path, { force: true });
  return true;
}
