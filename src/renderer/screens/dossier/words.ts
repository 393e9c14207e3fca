import { showDate, vietnamDay, vietnamTime } from "../../../shared/dates.ts";
import type { DossierStatus, Route } from "../../../shared/dossier.ts";
import { healing } from "../../../shared/print-problem.ts";
import type { PaperKind, PrintProblem } from "../../../shared/printing.ts";
import { unreachable } from "../../../shared/result.ts";
import type { Desk, PrintProgress, SlipKind } from "../../../shared/session.ts";
import { slipKindOf } from "../../../shared/slip-kind.ts";
import type { TextKey } from "../../i18n/resources.ts";
import type { Translate } from "../../i18n/use-t.ts";

/** What a screen may say of a dossier: one of these, each with a heading and what happens next. */
export type Truth = SlipKind | "self" | "stuck" | "cancelled";

/** The sentence that is true of a dossier now; screens and slips may claim no more. */
export function truthOf(dossier: DossierStatus): Truth {
  if (dossier.state === "cancelled") return "cancelled";
  const kind = slipKindOf(dossier);
  if (kind !== "kept") return kind;
  if (dossier.state === "needs-person") return dossier.reason === "self" ? "self" : "stuck";
  return dossier.state === "held" && !goesByItself(dossier) ? "stuck" : "kept";
}

/** Behind its registration a dossier is held, but nobody has to do anything about it. */
function goesByItself({ state, reason }: DossierStatus): boolean {
  return state === "held" && reason === "behind-account";
}

/** What the chosen route will do with a kept dossier; nothing where it has reached the portal. */
export function nextStepOf(truth: Truth, route: Route | null): TextKey | null {
  if (truth === "self" || (truth === "kept" && route === "self")) return "outcome.next-self";
  if (truth === "kept" && route !== null) return `outcome.next-${route}`;
  return null;
}

/** Where it stands, in one sentence: the portal's own state once it has one, ours until then. */
export function standOf(dossier: DossierStatus): TextKey {
  const { state, reason, portalState } = dossier;
  if (state === "cancelled")
    return reason === "moved" || reason === "corrected"
      ? `outcome.state-${reason}`
      : "outcome.state-cancelled";
  if (portalState !== null) return `outcome.portal-${portalState}`;
  if (goesByItself(dossier)) return "outcome.state-waiting";
  return `outcome.state-${state}`;
}

/** Why it stands there, or null when there is nothing to add, or when it stands there no longer. */
export function reasonOf({ state, reason, portalState }: DossierStatus): TextKey | null {
  if (reason === null || reason === "moved" || reason === "corrected") return null;
  if (state === "sending" || state === "accepted") return null;
  if (state !== "cancelled" && portalState !== null) return null;
  // Without a look-up by our reference a person asks; and what staff hold while it is in doubt is asked for all the same.
  if (state === "needs-person" && reason === "answer-unknown") return "outcome.reason-person-asks";
  if (state === "unknown" && reason === "by-staff") return "outcome.reason-answer-unknown";
  return `outcome.reason-${reason}`;
}

/** What became of the paper, in words with the next step; null while nothing was printed. */
export function printWords(print: PrintProgress, desk: PaperDesk): TextKey | null {
  const { state, problem } = print;
  if (onlyFile(print, desk)) return "outcome.print-to-file";
  switch (state) {
    case "idle":
      return null;
    case "failed":
      return `outcome.print-${problem ?? "unknown"}`;
    case "sent":
      return problem !== null && waitsFor(problem) ? `outcome.print-wait-${problem}` : "outcome.print-sent";
    case "rendering":
    case "handed":
    case "printed":
      return `outcome.print-${state}`;
    default:
      return unreachable(state);
  }
}

type Healing = "no-paper" | "jam" | "cover-open" | "no-ink" | "not-connected" | "stopped" | "held";

function waitsFor(problem: PrintProblem): problem is Healing {
  return healing.has(problem);
}

/** How the line about the paper is shown. */
export function printTone(print: PrintProgress, desk: PaperDesk): "calm" | "good" | "alert" {
  const { state, problem } = print;
  if (state === "printed") return onlyFile(print, desk) ? "calm" : "good";
  return state === "failed" || (state === "sent" && problem !== null) ? "alert" : "calm";
}

/** What to call the paper in the middle and at the beginning of a sentence. */
export function paperNames(
  kind: PaperKind | null,
  t: Translate,
): { readonly paper: string; readonly Paper: string } {
  const paper = t(`outcome.paper-${nameOf(kind)}`);
  return { paper, Paper: `${paper.charAt(0).toUpperCase()}${paper.slice(1)}` };
}

/** How a paper is called among the things to take along. */
export function printedPaper(kind: PaperKind | null): TextKey {
  return `account.take-${nameOf(kind)}`;
}

function nameOf(kind: PaperKind | null): "result" | "form" | "intake" | "slip" {
  if (kind === "declaration" || kind === "authorisation") return "form";
  if (kind === "taken-in") return "intake";
  return kind === "result" ? "result" : "slip";
}

/** What to take along from the end of the walk: a slip only once it is out; its screen where none will come. */
export function takeAlong(print: PrintProgress, desk: PaperDesk): TextKey {
  if (isSlip(print.kind) && print.state === "printed" && !onlyFile(print, desk)) return "outcome.take-along";
  return isSlip(print.kind) && print.state === "failed" ? "outcome.take-picture" : "outcome.take-card";
}

/** True while a slip may not come out, so that the one on the screen must do. */
export function slipMayBeMissing(print: PrintProgress): boolean {
  return (
    isSlip(print.kind) && (print.state === "failed" || (print.state === "sent" && print.problem !== null))
  );
}

/** What says whether a paper comes out as a sheet. */
export type PaperDesk = Pick<Desk, "practice" | "filePapers">;

/** True for a paper of somebody who practises without a printer: it is "printed", and no sheet came out. */
export function onlyFile({ kind, state }: PrintProgress, { practice, filePapers }: PaperDesk): boolean {
  return practice && kind !== null && filePapers.includes(kind) && state === "printed";
}

/** True when a better slip than the one printed has become true, such as one with the official code. */
export function betterSlip(dossier: DossierStatus, print: PrintProgress): boolean {
  return isSlip(print.kind) && print.kind !== slipKindOf(dossier);
}

/** True for who most likely comes for the Giấy tiếp nhận: it was not asked for yet, and there is no result to come for. */
export function comesForIntake(dossier: DossierStatus, print: PrintProgress): boolean {
  return slipKindOf(dossier) === "taken-in" && print.kind === null && dossier.results.length === 0;
}

function isSlip(kind: PaperKind | null): boolean {
  return kind === "kept" || kind === "registered" || kind === "taken-in";
}

/** The wall time at the desk, `08:47 25/11/2026`. */
export function showMoment(atMs: number): string {
  return `${vietnamTime(atMs)} ${showDate(vietnamDay(atMs))}`;
}
