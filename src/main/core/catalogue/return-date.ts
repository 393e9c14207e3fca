import type { DossierStatus } from "../../../shared/dossier.ts";
import type { Procedure } from "../../../shared/procedure.ts";
import { showPortalTime } from "../../../shared/slip-kind.ts";
import type { DateWarning, ReturnDate } from "../../../shared/staff.ts";
import type { Holidays } from "./holidays.ts";
import { type CountedDay, type DeskHours, isSure, lastDayOf } from "./working-days.ts";

export interface ReturnDateInput {
  readonly status: Pick<DossierStatus, "takenInAt" | "dueAt">;
  /** null: the catalogue does not have it any more. */
  readonly procedure: Pick<Procedure, "time"> | null;
  readonly holidays: Holidays;
  /** `settings.desk` fits. */
  readonly desk: DeskHours;
  /** Staff looked at it and stand by it. */
  readonly confirmed: boolean;
}

/**
 * The return date of a dossier that was taken in: the portal's, which is what is printed, and what our own counting of
 * working days thinks of it (DECISIONS 20). Where the portal's day is ours too, a same-day matter, or a time that the
 * portal left at midnight, gets the closing time of the desk. null until the portal gave both of its dates.
 */
export function returnDateOf({
  status: { takenInAt, dueAt },
  procedure,
  holidays,
  desk,
  confirmed,
}: ReturnDateInput): ReturnDate | null {
  if (takenInAt === null || dueAt === null) return null;
  if (showPortalTime(takenInAt) === null || showPortalTime(dueAt) === null) return null;
  const counted = procedure && countFrom(takenInAt, procedure.time, holidays, desk);
  const closing = `${desk.closingTime.replace(":", "")}00`;
  const ours = counted && `${counted.day.replaceAll("-", "")}${closing}`;
  const sameDay = ours?.slice(0, 8) === dueAt.slice(0, 8);
  const hourIsOurs = procedure?.time.unit === "same-day" || dueAt.endsWith("000000");
  return {
    dueAt: ours && sameDay && hourIsOurs ? ours : dueAt,
    ours,
    warning: warningOf(counted, dayOf(dueAt), holidays),
    confirmed,
  };
}

function countFrom(
  takenInAt: string,
  length: Procedure["time"],
  holidays: Holidays,
  { sameDayUntil }: DeskHours,
): CountedDay | null {
  return lastDayOf({ day: dayOf(takenInAt), time: takenInAt.slice(8), length, sameDayUntil }, holidays);
}

/** What is not announced comes first: a difference that it makes means nothing yet. */
function warningOf(counted: CountedDay | null, dueDay: string, holidays: Holidays): DateWarning | null {
  if (counted?.sure === false || !isSure(dueDay, holidays)) return "unconfirmed";
  return counted && counted.day !== dueDay ? "differs" : null;
}

/** `20261125…` as `2026-11-25`. */
function dayOf(stamp: string): string {
  return `${stamp.slice(0, 4)}-${stamp.slice(4, 6)}-${stamp.slice(6, 8)}`;
}
