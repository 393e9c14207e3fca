import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { Source } from "../../../shared/procedure.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { type DocumentProblem, readJsonc, showPath } from "../jsonc/jsonc.ts";
import { parseDocument } from "../jsonc/schema-problems.ts";

/**
 * A day on which the desk is not open, or a day on which it is although nobody would think so (`swap-work`). `confirmed` false: no official
 * announcement yet, so a date that depends on it must be confirmed by staff.
 */
export const Holiday = z.strictObject({
  date: z.iso.date(),
  name: z.string().min(1),
  kind: z.enum(["holiday", "substitute", "swap-off", "swap-work"]),
  confirmed: z.boolean(),
  source: Source,
});
export type Holiday = z.output<typeof Holiday>;

const HolidayFile = z.strictObject({ note: z.string().optional(), days: z.array(Holiday) });

/** Reads assets/holidays.json, days in order. The error is every mistake, with its line; a day must occur once. */
export async function loadHolidays(
  path: string,
): Promise<Result<readonly Holiday[], readonly DocumentProblem[]>> {
  const text = await readText(path);
  return text.ok && text.value !== null ? parseHolidays(text.value) : err([CANNOT_READ]);
}

const CANNOT_READ: DocumentProblem = { line: 1, field: "", message: "cannot be read" };

/** null: there is no such file. */
async function readText(path: string): Promise<Result<string | null, DocumentProblem>> {
  try {
    return ok(await readFile(path, "utf8"));
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    return missing ? ok(null) : err(CANNOT_READ);
  }
}

function parseHolidays(text: string): Result<readonly Holiday[], readonly DocumentProblem[]> {
  const document = readJsonc(text.normalize("NFC"));
  const parsed = parseDocument(document, HolidayFile);
  if (!parsed.ok) return parsed;
  const { days } = parsed.value;
  const seen = new Set<string>();
  const twice = days.flatMap(({ date }, index) => {
    const place = ["days", index, "date"];
    const again = seen.has(date);
    seen.add(date);
    return again
      ? [{ line: document.lineOf(place), field: showPath(place), message: "this day occurs twice" }]
      : [];
  });
  return twice.length > 0 ? err(twice) : ok(days.toSorted((a, b) => a.date.localeCompare(b.date)));
}

/** The desk's days off, ready to be asked day by day. Days are local, `yyyy-MM-dd`. */
export interface Holidays {
  /** In order. */
  readonly days: readonly Holiday[];
  on(day: string): Holiday | undefined;
  /** Whether the days off of that year are known at all: its list names 1 January, which the law makes a day off. */
  covers(year: string): boolean;
}

/** Days off that were read before, as they are asked for; of two lines for one day the later one counts. Also for tests. */
export function holidaysOf(days: readonly Holiday[]): Holidays {
  const byDay = new Map(days.map((day) => [day.date, day]));
  return {
    days: [...byDay.values()].toSorted((a, b) => a.date.localeCompare(b.date)),
    on: (day) => byDay.get(day),
    covers: (year) => byDay.has(`${year}-01-01`),
  };
}

const FILE = "holidays.json";

/**
 * The days off the desk counts with: those of `assetsDir`/holidays.json, and over them, day by day, those of the ward's
 * own `dataDir`/holidays.json, which may be missing. The error is every mistake as a line with file and place.
 */
export async function openHolidays(
  assetsDir: string,
  dataDir: string,
): Promise<Result<Holidays, readonly string[]>> {
  const wardFile = join(dataDir, FILE);
  const [shipped, ward] = await Promise.all([loadHolidays(join(assetsDir, FILE)), readText(wardFile)]);
  const own = ward.ok ? parseOwn(ward.value) : err([ward.error]);
  if (shipped.ok && own.ok) return ok(holidaysOf([...shipped.value, ...own.value]));
  return err([
    ...(shipped.ok ? [] : shipped.error.map((problem) => showProblem(FILE, problem))),
    ...(own.ok ? [] : own.error.map((problem) => showProblem(wardFile, problem))),
  ]);
}

const parseOwn = (text: string | null): ReturnType<typeof parseHolidays> =>
  text === null ? ok([]) : parseHolidays(text);

function showProblem(file: string, { line, field, message }: DocumentProblem): string {
  return `${file}:${line}: ${field === "" ? "" : `${field}: `}${message}`;
}
