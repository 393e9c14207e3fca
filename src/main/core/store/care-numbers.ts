import type { Database } from "better-sqlite3";
import { z } from "zod";
import { deskNumberEndings } from "../../../shared/desk-number.ts";

/** The day's number and local number under which a dossier from elsewhere can stand in this file. */
export interface Numbers {
  readonly dayNumber: number;
  readonly localNumber: string;
}

/**
 * Finds a place for a dossier that was numbered elsewhere. Its local number stays, because it is printed; where this
 * file has the same one already (two machines with one number), it gets an ending. The day's number is the printed one
 * where it is free, so that the next dossier of the day cannot meet it.
 */
export function numberFinder(db: Database): (day: string, localNumber: string) => Numbers {
  const taken = db.prepare("SELECT 1 FROM dossiers WHERE day = ? AND day_number = ?").pluck();
  const last = db.prepare("SELECT coalesce(max(day_number), 0) FROM dossiers WHERE day = ?").pluck();
  const same = db.prepare("SELECT 1 FROM dossiers WHERE local_number = ?").pluck();
  return (day, localNumber) => {
    const printed = Number(/-(\d+)$/u.exec(localNumber)?.[1] ?? 0);
    const free = printed > 0 && taken.get(day, printed) === undefined;
    const endings = deskNumberEndings.map((ending) => localNumber + ending);
    return {
      dayNumber: free ? printed : z.int().parse(last.get(day)) + 1,
      localNumber: endings.find((number) => same.get(number) === undefined) ?? `${localNumber}-${Date.now()}`,
    };
  };
}

const Column = z.object({ name: z.string() });

/** Writes a row that came from another file of this kind; columns that this file does not have are left out. */
export function rowWriter(db: Database, table: string): (row: Readonly<Record<string, unknown>>) => void {
  const columns = z
    .array(Column)
    .parse(db.pragma(`table_info(${table})`))
    .map(({ name }) => name);
  return (row) => {
    const present = columns.filter((name) => row[name] !== undefined);
    const names = present.join(", ");
    const marks = present.map(() => "?").join(", ");
    db.prepare(`INSERT INTO ${table} (${names}) VALUES (${marks})`).run(present.map((name) => row[name]));
  };
}
