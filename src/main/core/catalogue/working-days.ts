import { inVietnam, vietnamDay } from "../../../shared/dates.ts";
import type { Procedure } from "../../../shared/procedure.ts";
import { unreachable } from "../../../shared/result.ts";
import type { Holidays } from "./holidays.ts";

/** Until when on its last day a term runs out, and whether everything it was counted by is announced. */
export interface CountedDay {
  /** Local, `yyyy-MM-dd`. */
  readonly day: string;
  /** False when a day it was counted across, or falls on, is not announced yet or lies in a year nobody listed. */
  readonly sure: boolean;
}

/** The hours of the desk that terms go by, local `hh:mm`, as in the settings. */
export interface DeskHours {
  readonly closingTime: string;
  /** Same-day matters taken in after this are due on the next working day. */
  readonly sameDayUntil: string;
}

export interface Term {
  /** Local day of receipt, `yyyy-MM-dd`, and its time of day, `hhmmss`. */
  readonly day: string;
  readonly time: string;
  readonly length: Pick<Procedure["time"], "unit" | "amount">;
  readonly sameDayUntil: string;
}

/**
 * The day on which a term ends. The day of receipt is not counted and a last day off moves to the next working day (Bộ
 * luật Dân sự 2015, Điều 147-148); same-day matters after 15:00 go to the next working day, longer ones get no day more
 * (NĐ 309/2026 Điều 18). null when the term's length is not known.
 */
export function lastDayOf({ day, time, length, sameDayUntil }: Term, holidays: Holidays): CountedDay | null {
  switch (length.unit) {
    case "same-day": {
      const limit = `${sameDayUntil.replace(":", "")}00`;
      const today: CountedDay = { day, sure: isSure(day, holidays) };
      if (isOff(day, holidays) || time > limit) return workingDayAfter(today, holidays);
      return today;
    }
    case "working-day":
      return length.amount === 0 ? null : afterWorkingDays(day, length.amount, holidays);
    case "calendar-day":
      return length.amount === 0 ? null : workingDayFrom(addDays(day, length.amount), holidays);
    default:
      return unreachable(length.unit);
  }
}

/**
 * Whether a same-day matter that comes in at an epoch time in ms is due on a later day: it is past
 * `sameDayUntil` (local `hh:mm`), or the desk is closed that day.
 */
export function isSameDayOver(nowMs: number, sameDayUntil: string, holidays: Holidays): boolean {
  const day = vietnamDay(nowMs);
  const time = inVietnam(nowMs).toISOString().slice(11, 19).replaceAll(":", "");
  const length = { unit: "same-day", amount: 0 } as const;
  return lastDayOf({ day, time, length, sameDayUntil }, holidays)?.day !== day;
}

function afterWorkingDays(day: string, amount: number, holidays: Holidays): CountedDay {
  let last: CountedDay = { day, sure: true };
  for (let left = amount; left > 0; left -= 1) last = workingDayAfter(last, holidays);
  return last;
}

/** The next working day after `before`, as sure as that one and every day between. */
function workingDayAfter(before: CountedDay, holidays: Holidays): CountedDay {
  const next = workingDayFrom(addDays(before.day, 1), holidays);
  return { day: next.day, sure: before.sure && next.sure };
}

/** `day` itself, or the first working day after it. */
function workingDayFrom(day: string, holidays: Holidays): CountedDay {
  let last = day;
  let sure = isSure(last, holidays);
  while (isOff(last, holidays)) {
    last = addDays(last, 1);
    sure &&= isSure(last, holidays);
  }
  return { day: last, sure };
}

/** Whether the desk is closed on a local day `yyyy-MM-dd`: a holiday, or a weekend that is not worked. */
export function isOff(day: string, holidays: Holidays): boolean {
  const listed = holidays.on(day);
  return listed ? listed.kind !== "swap-work" : isWeekend(day);
}

/**
 * Whether it is known that a local day `yyyy-MM-dd` is worked or not. A working day beside days off that nobody announced
 * is not: the announcement may well begin a day earlier, or end a day later, than the list supposes.
 */
export function isSure(day: string, holidays: Holidays): boolean {
  if (!holidays.covers(day.slice(0, 4))) return false;
  const listed = holidays.on(day);
  if (listed) return listed.confirmed;
  return isWeekend(day) || !(touchesUnsure(day, 1, holidays) || touchesUnsure(day, -1, holidays));
}

function touchesUnsure(day: string, step: 1 | -1, holidays: Holidays): boolean {
  let near = addDays(day, step);
  while (isOff(near, holidays)) {
    if (holidays.on(near)?.confirmed === false) return true;
    near = addDays(near, step);
  }
  return false;
}

function isWeekend(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}

function addDays(day: string, amount: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + amount);
  return date.toISOString().slice(0, 10);
}
