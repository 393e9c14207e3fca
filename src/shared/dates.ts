/** Days as `yyyy-MM-dd`, or `yyyy-MM` and `yyyy` where no more is known. Nobody at the desk was born before this year. */
const EARLIEST_YEAR = 1850;

/** How exactly a date is known. */
export type Precision = "day" | "month" | "year";

/** How exactly this is a real date of the calendar, or null when it is none (30 February, month 13, year 0). */
export function datePrecision(text: string): Precision | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u.exec(text);
  if (match === null) return null;
  const [, year = "", month, day] = match;
  if (Number(year) < EARLIEST_YEAR) return null;
  if (month === undefined) return "year";
  if (Number(month) < 1 || Number(month) > 12) return null;
  if (day === undefined) return "month";
  const lastDay = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return Number(day) >= 1 && Number(day) <= lastDay ? "day" : null;
}

/** What is wrong with a typed date, given whether part of it is enough and whether it may lie after `todayIso`. */
export function dateProblem(
  text: string,
  allowed: { readonly partial: boolean; readonly future: boolean },
  todayIso: string,
): "date-impossible" | "date-in-future" | null {
  const precision = datePrecision(text);
  if (precision === null || (precision !== "day" && !allowed.partial)) return "date-impossible";
  // The same number of characters of today compares month with month and year with year.
  const later = text > todayIso.slice(0, text.length);
  return later && !allowed.future ? "date-in-future" : null;
}

/** A date as people read it: `05/09/1999`, `09/1999`, `1999`. Anything else is given back as it is. */
export function showDate(iso: string): string {
  return datePrecision(iso) === null ? iso : iso.split("-").toReversed().join("/");
}

/** The local day in Vietnam (UTC+7 all year, no summer time since 1975) of an epoch time, as `yyyy-MM-dd`. */
export function vietnamDay(atMs: number): string {
  return new Date(atMs + 7 * 3_600_000).toISOString().slice(0, 10);
}
