import type { AuditEventId } from "../../../shared/audit-events.ts";
import { inVietnam } from "../../../shared/dates.ts";
import type { OutboxState, Reason } from "../../../shared/dossier.ts";
import { unreachable } from "../../../shared/result.ts";
import type { BoardAct, BoardRow } from "../../../shared/staff.ts";
import type { StaffKey } from "../../i18n/resources.ts";
import type { Language, Translate } from "../../i18n/use-t.ts";
import type { Said } from "./state.ts";
import { staffTexts } from "./texts.ts";

/** Where a row stands and why. */
export type Standing = Pick<BoardRow, "kind" | "state" | "reason">;

/** What happened to a row, in one sentence: its reason, or its state where there is none. */
export function whatOf({ state, reason }: Pick<Standing, "state" | "reason">): StaffKey {
  // A row on its way stands no longer where its last reason left it.
  if (reason === null || state === "sending" || state === "accepted") return `staff.what-${state}`;
  return `staff.what-${reason}`;
}

/** What happens by itself, or what staff can do: told by the state, and by the reason where that changes it. */
export function nextOf({ kind, state, reason }: Standing): StaffKey {
  // A registration has no form that could be opened and mended.
  const registration: string =
    kind === "account" && state === "needs-person" ? `next-registration-${reason}` : "";
  if (isWord(registration)) return `staff.${registration}`;
  const own: string = `next-${state}-${reason ?? ""}`;
  return isWord(own) ? `staff.${own}` : `staff.next-${state}`;
}

/** At the portal, and only its paper is still to be done. */
export function isOwed({ state, unprinted }: Pick<BoardRow, "state" | "unprinted">): boolean {
  return state === "accepted" && unprinted !== null;
}

/** What comes next, as the board's line tells it: papers that are missing come before a slip that is owed. */
export function lineNext(row: Standing & Pick<BoardRow, "unprinted" | "lacksPapers">): StaffKey {
  if (row.lacksPapers) return "staff.lacks-papers-next";
  return isOwed(row) ? "staff.owed-unprinted" : nextOf(row);
}

/** The mark of a row that the portal has says all of it; elsewhere a sentence says why the row stands there. */
export function saysMore({ state, words }: Pick<BoardRow, "state" | "words">): boolean {
  return state !== "accepted" || words !== null;
}

/** True for the name of a text of the staff area. */
export function isWord(name: string): name is keyof typeof staffTexts.vi {
  return Object.hasOwn(staffTexts.vi, name);
}

/** What an act on this row is called, and what it will do; some acts mean another thing where the row stands elsewhere. */
export function actWords(
  row: Standing,
  act: BoardAct,
): { readonly title: StaffKey; readonly text: StaffKey } {
  const title: string = `act-${act}-${variantOf(row)}`;
  const text: string = `${title}-text`;
  if (isWord(title) && isWord(text)) return { title: `staff.${title}`, text: `staff.${text}` };
  return { title: `staff.act-${act}`, text: `staff.act-${act}-text` };
}

function variantOf({ kind, state, reason }: Standing): "unknown" | "behind" | "found" | "" {
  if (state === "unknown") return "unknown";
  if (kind === "account" && state === "needs-person") return "behind";
  return reason === "self" || state !== "needs-person" ? "" : "found";
}

/** What an event of a row's history says, or null where it tells staff nothing. */
export function eventWords(event: AuditEventId): StaffKey | null {
  const own: string = `event-${event}`;
  return isWord(own) ? `staff.${own}` : null;
}

export const outboxStates: readonly OutboxState[] = [
  "waiting",
  "sending",
  "unknown",
  "accepted",
  "needs-person",
  "held",
  "cancelled",
];

/** Every reason a row can have; a new one that is not here is a type error. */
const everyReason: Readonly<Record<Reason, true>> = {
  "portal-down": true,
  "portal-slow": true,
  "not-the-portal": true,
  "answer-unknown": true,
  "behind-account": true,
  "account-refused": true,
  refused: true,
  self: true,
  "unit-credentials": true,
  "file-damaged": true,
  "someone-elses": true,
  "by-staff": true,
  "date-unsure": true,
  corrected: true,
  moved: true,
  "by-citizen": true,
  duplicate: true,
  "on-paper": true,
  mistake: true,
  "too-old": true,
};

export function isReason(name: string): name is Reason {
  return Object.hasOwn(everyReason, name);
}
export const reasons: readonly Reason[] = Object.keys(everyReason).filter(isReason);

/** What the last press came to. */
export function saidWords(said: Said): StaffKey {
  switch (said.kind) {
    case "done":
      return `staff.said-${said.what}`;
    case "refused":
      return `staff.refused-${said.refusal}`;
    case "no-answer":
      return "staff.call-failed";
    default:
      return unreachable(said);
  }
}

const DAY_MS = 86_400_000;

/** `9 giờ 05, hôm nay`, `16 giờ 30, hôm qua`, `8 giờ 00, ngày 20/11`: when it was, as people say it. */
export function whenWords(t: Translate, atMs: number, nowMs: number): string {
  const at = inVietnam(atMs);
  const time = t("staff.clock-time", {
    hour: at.getUTCHours(),
    minute: String(at.getUTCMinutes()).padStart(2, "0"),
  });
  const days = dayNumber(nowMs) - dayNumber(atMs);
  if (days === 0) return t("staff.day-today", { time });
  if (days === 1) return t("staff.day-yesterday", { time });
  const sameYear = at.getUTCFullYear() === inVietnam(nowMs).getUTCFullYear();
  const day = `${at.getUTCDate()}/${at.getUTCMonth() + 1}`;
  return t("staff.day-other", { time, day: sameYear ? day : `${day}/${at.getUTCFullYear()}` });
}

/** `16 giờ 30, ngày 27/11/2026` of a local `yyyyMMddHHmmss`, as the portal writes it. */
export function dueWords(t: Translate, local: string): string {
  const [, year = "", month = "", day = "", hour = "", minute = ""] =
    /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})/u.exec(local) ?? [];
  return t("staff.date-at", { hour: Number(hour), minute, day: dayWords(`${year}-${month}-${day}`) });
}

/** The day of a local `yyyyMMddHHmmss` as `yyyy-MM-dd`. */
export function dueDay(local: string): string {
  return `${local.slice(0, 4)}-${local.slice(4, 6)}-${local.slice(6, 8)}`;
}

/** `27/11/2026` of `yyyy-MM-dd`. */
export function dayWords(iso: string): string {
  const [year = "", month = "", day = ""] = iso.split("-");
  return `${Number(day)}/${Number(month)}/${year}`;
}

/** True for a whole date that the calendar has. */
export function isDay(iso: string): boolean {
  const atMs = Date.parse(`${iso}T00:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/u.test(iso) && !Number.isNaN(atMs) && new Date(atMs).toISOString().startsWith(iso)
  );
}

function dayNumber(atMs: number): number {
  return Math.floor(inVietnam(atMs).getTime() / DAY_MS);
}

/** How long still: `4 phút 20 giây`, `35 giây`, `1 giờ 5 phút`. */
export function lengthWords(t: Translate, ms: number): string {
  const all = Math.max(0, Math.ceil(ms / 1_000));
  const seconds = all % 60;
  const minutes = Math.floor(all / 60);
  if (minutes >= 60) return t("staff.time-hours", { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
  return minutes > 0 ? t("staff.time-minutes", { minutes, seconds }) : t("staff.time-seconds", { seconds });
}

/** `12,3 MB` in Vietnamese, `12.3 MB` in English. */
export function sizeWords(language: Language, bytes: number): string {
  const megabytes = new Intl.NumberFormat(language === "vi" ? "vi-VN" : "en-GB", {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  return `${megabytes.format(bytes / 1_000_000)} MB`;
}
