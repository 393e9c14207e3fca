import type { Procedure } from "../../shared/procedure.ts";
import { unreachable } from "../../shared/result.ts";

const DAY_MS = 86_400_000;
const OFFSET_MS = 7 * 3_600_000;
/** Same-day matters taken in from this hour on are for the next working day (NĐ 61/2018, kept by NĐ 309/2026). */
const SAME_DAY_UNTIL_HOUR = 15;
const CLOSING_HOUR = 17;

export type Holidays = ReadonlySet<string>;

function isOff(day: number, holidays: Holidays): boolean {
  const date = new Date(day * DAY_MS);
  const weekday = date.getUTCDay();
  return weekday === 0 || weekday === 6 || holidays.has(date.toISOString().slice(0, 10));
}

function openFrom(day: number, holidays: Holidays): number {
  let open = day;
  while (isOff(open, holidays)) open += 1;
  return open;
}

function afterWorkingDays(day: number, amount: number, holidays: Holidays): number {
  let last = day;
  for (let left = amount; left > 0; left -= 1) last = openFrom(last + 1, holidays);
  return last;
}

function sameDay(day: number, hour: number, holidays: Holidays): number {
  const isInTime = hour < SAME_DAY_UNTIL_HOUR && !isOff(day, holidays);
  return isInTime ? day : openFrom(day + 1, holidays);
}

/**
 * When a dossier taken in at `takenInMs` is due, in epoch ms: the day of receipt is not counted (Bộ luật Dân sự 2015,
 * Điều 147-148), a term that ends on a day off ends on the next working day, results are ready at closing time.
 * `holidays` are local dates `yyyy-MM-dd`.
 */
export function dueAtMs(takenInMs: number, time: Procedure["time"], holidays: Holidays): number {
  const local = takenInMs + OFFSET_MS;
  const day = Math.floor(local / DAY_MS);
  const hour = Math.floor((local % DAY_MS) / 3_600_000);
  return dueDay(day, hour, time, holidays) * DAY_MS + CLOSING_HOUR * 3_600_000 - OFFSET_MS;
}

function dueDay(day: number, hour: number, time: Procedure["time"], holidays: Holidays): number {
  switch (time.unit) {
    case "same-day":
      return sameDay(day, hour, holidays);
    case "working-day":
      return time.amount === 0 ? sameDay(day, hour, holidays) : afterWorkingDays(day, time.amount, holidays);
    case "calendar-day":
      return openFrom(day + time.amount, holidays);
    default:
      return unreachable(time.unit);
  }
}
