import type { DossierStatus } from "../../../shared/dossier.ts";
import type { PaperKind } from "../../../shared/printing.ts";
import { unreachable } from "../../../shared/result.ts";
import type { ApologyJob, DossierJob, SlipJob } from "./job.ts";
import { slipKindOf } from "./kinds.ts";
import { localTimeOf, parsePortalTime, type LocalTime } from "./wording.ts";

function isCancelled(status: DossierStatus): boolean {
  // Moved to another machine of the desk, it lives on there.
  return status.state === "cancelled" && status.reason !== "moved";
}

/** The agency works on it: its clock runs, so nothing may say that it was not let in. */
function isTakenIn({ portalState, takenInAt }: DossierStatus): boolean {
  if (portalState === 5) return parsePortalTime(takenInAt) !== null;
  return portalState !== null && [2, 4, 6, 9, 10].includes(portalState);
}

function isOver({ portalState }: DossierStatus): boolean {
  return portalState === 7 || portalState === 8;
}

/** Mẫu 02: the portal says papers are missing, or staff find so before it is taken in. */
function supplementFault(status: DossierStatus): string | null {
  if (isCancelled(status)) return "it is cancelled";
  if (isOver(status) || status.portalState === 3) return "it is ended at the portal";
  return status.portalState !== 5 && isTakenIn(status) ? "it is taken in as complete" : null;
}

/** Sent without anybody's doing, or perhaps at the portal already. */
function goesByItself({ state, reason }: DossierStatus): boolean {
  if (state === "held") return reason === "behind-account";
  return state === "waiting" || state === "sending" || state === "unknown" || reason === "moved";
}

/** Mẫu 03: only for what is not taken in, and not while a machine still sends it, for the agency could say yes. */
function rejectionFault(status: DossierStatus): string | null {
  if (isTakenIn(status)) return "it is taken in";
  if (isCancelled(status) || isOver(status)) return "it is withdrawn or stopped";
  return goesByItself(status) ? "it is still being sent: hold it first" : null;
}

/** Mẫu 04: a result was promised for a day and is still owed. */
function apologyFault(status: DossierStatus): string | null {
  if (slipKindOf(status) !== "taken-in") return "no result was promised for a day";
  return status.portalState === 10 ? "its result is handed over" : null;
}

/** Mẫu 06 goes with a dossier that has a number of its own. */
function controlFault(status: DossierStatus): string | null {
  if (!status.officialCode?.trim()) return "it has no official code";
  return isCancelled(status) ? "it is cancelled" : null;
}

/** Why this paper would say more of the dossier than is true, in English for the log; null when it may be printed. */
export function claimFault(kind: PaperKind, status: DossierStatus): string | null {
  switch (kind) {
    case "kept":
    case "registered":
    case "taken-in": {
      const truth = slipKindOf(status);
      return truth === kind ? null : `the status allows ${truth}, not ${kind}`;
    }
    case "supplement":
      return supplementFault(status);
    case "rejection":
      return rejectionFault(status);
    case "apology":
      return apologyFault(status);
    case "control":
      return controlFault(status);
    case "desk-copy":
    case "declaration":
    case "empty-declaration":
    case "authorisation":
    case "register":
    case "result":
    case "recovery-code":
    case "test-page":
      return null;
    default:
      return unreachable(kind);
  }
}

function dayNumber({ year, month, day }: Pick<LocalTime, "year" | "month" | "day">): number {
  return year * 10_000 + month * 100 + day;
}

function newDateFault({ newDueOn, nowMs, status }: ApologyJob): string | null {
  const promised = Number(newDueOn.replaceAll("-", ""));
  const due = parsePortalTime(status.dueAt);
  if (promised < dayNumber(localTimeOf(nowMs))) return "the new day is past already";
  return due && promised < dayNumber(due) ? "the new day is before the promised one" : null;
}

function isDossierJob(job: SlipJob): job is DossierJob {
  return "status" in job;
}

/** `claimFault` of a whole job; an apology's new day is looked at too. */
export function jobFault(job: SlipJob): string | null {
  if (!isDossierJob(job)) return null;
  return claimFault(job.kind, job.status) ?? (job.kind === "apology" ? newDateFault(job) : null);
}
