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

/** Why a typed date is not taken; each has its own words, because each has its own next step. */
type DateProblem = "date-impossible" | "date-in-future" | "date-year-short" | "date-incomplete";

function whyNoDate(text: string): DateProblem {
  const [year = "", month] = text.split("-");
  // 52 may be 1952 or 2052: a person knows, we do not guess.
  if (/^\d{1,3}$/u.test(year)) return "date-year-short";
  return year === "" || month === "00" ? "date-incomplete" : "date-impossible";
}

/** What is wrong with a typed date, given whether part of it is enough and whether it may lie after `todayIso`. */
export function dateProblem(
  text: string,
  allowed: { readonly partial: boolean; readonly future: boolean },
  todayIso: string,
): DateProblem | null {
  const precision = datePrecision(text);
  if (precision === null) return whyNoDate(text);
  if (precision !== "day" && !allowed.partial) return "date-incomplete";
  // The same number of characters of today compares month with month and year with year.
  const later = text > todayIso.slice(0, text.length);
  return later && !allowed.future ? "date-in-future" : null;
}

/** A date as people read it: `05/09/1999`, `09/1999`, `1999`. Anything else is given back as it is. */
export function showDate(iso: string): string {
  return datePrecision(iso) === null ? iso : iso.split("-").toReversed().join("/");
}

/** The local day in Vietnam of an epoch time in ms, as `yyyy-MM-dd`. */
export function vietnamDay(atMs: number): string {
  return inVietnam(atMs).toISOString().slice(0, 10);
}

/** The local time in Vietnam of an epoch time in ms, as `HH:mm`. */
export function vietnamTime(atMs: number): string {
  return inVietnam(atMs).toISOString().slice(11, 16);
}

/** A date whose UTC parts are the local ones in Vietnam at an epoch time in ms: UTC+7 all year, no summer time since 1975. */
export function inVietnam(atMs: number): Date {
  return new Date(atMs + 7 * 3_600_000);
}
