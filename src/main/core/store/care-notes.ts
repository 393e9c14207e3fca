import { z } from "zod";
import { parseJson } from "../../../shared/codec.ts";
import type { RestoredNotice } from "../../../shared/staff.ts";
import type { StoreContext } from "./context.ts";

/** What the file remembers of its own care. */
export interface CareNotes {
  /** What was restored and not read by staff yet, all of it as one notice. */
  restoredNotice(): RestoredNotice | null;
  restoredSeen(): void;
  /** What was wiped so far, and when last. */
  wipedSoFar(): { readonly wiped: number; readonly lastWipedAtMs: number | null };
  /**
   * Cuts the write-ahead log, so that overwritten pages are gone from the disk; false when somebody reads just now, and
   * then it is owed. Never waits.
   */
  cutLog(): boolean;
  /** The same, where it is owed since somebody read. */
  cutOwedLog(): void;
}

const RestoreRow = z.object({
  at_ms: z.int(),
  backup_at_ms: z.int().nullable(),
  saved: z.int(),
  lost: z.string(),
});
const WipedRow = z.object({ wiped: z.int(), last: z.int().nullable() });
const BusyRow = z.tuple([z.object({ busy: z.int() })]);

export function createCareNotes({ db }: StoreContext): CareNotes {
  const unseen = db.prepare(
    "SELECT at_ms, backup_at_ms, saved, lost FROM restores WHERE seen = 0 ORDER BY restore_id",
  );
  const see = db.prepare("UPDATE restores SET seen = 1 WHERE seen = 0");
  const wiped = db.prepare("SELECT n AS wiped, last_at_ms AS last FROM wiped");
  return {
    restoredNotice() {
      const rows = unseen.all().map((row) => RestoreRow.parse(row));
      const newest = rows.at(-1);
      if (!newest) return null;
      return {
        atMs: newest.at_ms,
        backupAtMs: newest.backup_at_ms,
        saved: rows.reduce((sum, { saved }) => sum + saved, 0),
        lost: [...new Set(rows.flatMap(({ lost }) => z.array(z.string()).parse(parseJson(lost))))],
      };
    },
    restoredSeen: () => void see.run(),
    wipedSoFar() {
      const row = WipedRow.parse(wiped.get());
      return { wiped: row.wiped, lastWipedAtMs: row.last };
    },
    cutLog: () => cutLog(db),
    cutOwedLog() {
      if (owed.has(db)) cutLog(db);
    },
  };
}

/** Files whose log could not be cut, because another connection read it. */
const owed = new WeakSet<StoreContext["db"]>();

/** Cuts the write-ahead log of an open file; false while another connection reads. Never waits for it. */
export function cutLog(db: StoreContext["db"]): boolean {
  if (!db.open) return true;
  db.pragma("busy_timeout = 0");
  try {
    const [{ busy }] = BusyRow.parse(db.pragma("wal_checkpoint(TRUNCATE)"));
    if (busy === 0) owed.delete(db);
    else owed.add(db);
    return busy === 0;
  } finally {
    db.pragma("busy_timeout = 2000");
  }
}
