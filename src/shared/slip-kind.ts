import type { DossierStatus } from "./dossier.ts";
import type { SlipKind } from "./session.ts";

/** States in which a Giấy tiếp nhận promises something no longer or not yet true: registered, refused, withdrawn, stopped. */
const NOT_TAKEN_IN: ReadonlySet<number> = new Set([1, 3, 7, 8]);

/**
 * The one slip that a dossier's true state allows. Mẫu 01 needs the official code, both of the portal's dates and a
 * portal state from 2 on in which the promise of a result still stands (NĐ 309/2026 Điều 17 k.3: the clock starts with it).
 */
export function slipKindOf(status: DossierStatus): SlipKind {
  if (!status.officialCode?.trim()) return "kept";
  if (status.state === "cancelled") return "registered";
  if (status.portalState === null || NOT_TAKEN_IN.has(status.portalState)) return "registered";
  if (showPortalTime(status.takenInAt) === null || showPortalTime(status.dueAt) === null) return "registered";
  return "taken-in";
}

/** The portal's local `yyyyMMddHHmmss` as people read it, `17:00 25/11/2026`; null when it is not a time that exists. */
export function showPortalTime(stamp: string | null): string | null {
  const [, year, month, day, hour, minute] =
    /^(\d{4})(\d\d)(\d\d)([01]\d|2[0-3])([0-5]\d)[0-5]\d$/.exec(stamp ?? "") ?? [];
  if (year === undefined) return null;
  const lastDay = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  const exists = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= lastDay;
  return exists ? `${hour}:${minute} ${day}/${month}/${year}` : null;
}

/**
 * A return date as people read it, `17:00 25/11/2026`. A portal that gives a day without an hour says midnight, when no
 * desk is open: the day alone then, as on paper. null when it is not a time that exists.
 */
export function showDueTime(stamp: string | null): string | null {
  return showPortalTime(stamp)?.replace(/^00:00 /u, "") ?? null;
}
