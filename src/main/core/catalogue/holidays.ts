import { readFile } from "node:fs/promises";
import { z } from "zod";
import { Source } from "../../../shared/procedure.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { type DocumentProblem, readJsonc, showPath } from "../jsonc/jsonc.ts";
import { parseDocument } from "../jsonc/schema-problems.ts";

/**
 * A day on which the desk is not open, or a weekend day on which it is (`swap-work`). `confirmed` false: no official
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
  const text = await readFile(path, "utf8").catch(() => null);
  if (text === null) return err([{ line: 1, field: "", message: "cannot be read" }]);
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
