import type { DossierStatus } from "../../../shared/dossier.ts";
import { nothingPrinted } from "../../../shared/new-session.ts";
import { isComing } from "../../../shared/print-problem.ts";
import type { PaperKind, PrintProgress } from "../../../shared/printing.ts";
import type { Session, SessionEvent } from "../../../shared/session.ts";
import { parseScan } from "../identity/parse-scan.ts";
import { slipKindOf } from "../slips/kinds.ts";
import { change, go, refuse, stay, type Effect, type Transition } from "./transition.ts";

/** Kept: from here on nothing can lose it. A dossier that nobody sends by itself has no answer to wait for. */
export function onKept(before: Session, dossier: DossierStatus): Transition {
  // Further persons' cards have answered what they could.
  const session = { ...before, cards: {} };
  if (session.step.name !== "review") return stay({ ...session, dossier });
  if (!settled(dossier)) return go(session, { name: "submitting" }, { dossier });
  return toDone(session, dossier);
}

/** News of the dossier this person is waiting for, or looks at. */
export function onDossierChanged(session: Session, dossier: DossierStatus): Transition {
  if (session.dossier?.intentId !== dossier.intentId) return stay(session);
  if (session.step.name === "submitting" && settled(dossier)) return toDone(session, dossier);
  return stay({ ...session, dossier });
}

/** Nothing more will be heard of it by waiting: the portal answered, or a person must act first. */
function settled({ state, reason }: DossierStatus): boolean {
  if (state === "held") return reason !== "behind-account";
  return state === "accepted" || state === "needs-person" || state === "cancelled";
}

/** The answer came, or 8 s are over: the slip that is true now prints (DECISIONS 1). */
export function toDone(session: Session, dossier: DossierStatus | null = session.dossier): Transition {
  if (!dossier) return stay(session);
  const kind = slipKindOf(dossier);
  // Under way from here on: the printer may still be busy with another slip, and a press must not make a second one.
  const print = { ...session.print, state: "rendering", problem: null } as const;
  return go(session, { name: "done" }, { dossier, print }, { type: "print", kind });
}

/** The end: the slip again, or a better one, and on to the five grades. */
export function onDone(session: Session, event: SessionEvent): Transition {
  switch (event.type) {
    case "print-slip":
      return printAgain(session);
    case "paper-came-out":
      return onSeen(session, event.came);
    case "next":
      return go(session, { name: "rating" });
    default:
      return stay(session);
  }
}

/** One press, one slip: while one is on its way, or nobody said whether it came out, a second press does nothing. */
function printAgain(session: Session): Transition {
  if (!session.dossier || isPrinting(session)) return stay(session);
  const print: Effect = { type: "print", kind: slipKindOf(session.dossier) };
  return change(session, { notice: null, print: underWay(session, print.kind) }, print);
}

/** A result paper of the dossier that was looked up, and of no other. */
function printResult(session: Session, resultId: string): Transition {
  const isOurs = session.dossier?.results.some(({ id }) => id === resultId) ?? false;
  if (!isOurs || isPrinting(session)) return stay(session);
  const patch = { notice: null, print: underWay(session, "result") };
  return change(session, patch, { type: "print-result", resultId });
}

function underWay({ print }: Session, kind: PaperKind): PrintProgress {
  return { ...print, kind, state: "rendering", problem: null };
}

/** The printer cannot tell whether it came out, and the person in front of it can. */
export function onSeen(session: Session, came: boolean): Transition {
  return session.print.state === "handed"
    ? change(session, {}, { type: "paper-came-out", came })
    : stay(session);
}

/** True until it is known what became of the paper. */
export function isPrinting({ print }: Session): boolean {
  return print.state === "rendering" || print.state === "sent" || print.state === "handed";
}

/** Five grades, one touch, anonymous: the grade is kept without the session's id. */
export function onRating(session: Session, event: SessionEvent): Transition {
  if (event.type === "next") return go(session, { name: "goodbye" });
  if (event.type !== "rate" || session.rated) return stay(session);
  const { grade, reasons } = event;
  return go(session, { name: "goodbye" }, { rated: true }, { type: "rate", grade, reasons });
}

/** "Xin nhớ lấy thẻ và phiếu"; then everything is wiped, once no slip is about to come out that this would take back. */
export function onGoodbye(session: Session, event: SessionEvent): Transition {
  if (event.type === "paper-came-out") return onSeen(session, event.came);
  if (event.type !== "next" || isComing(session.print)) return stay(session);
  return change(session, {}, { type: "reset" });
}

/** A slip's QR, or the official code with the ID number. */
export function onLookup(session: Session, event: SessionEvent): Transition {
  if (session.busy) return stay(session);
  switch (event.type) {
    case "code-scanned":
    case "lookup-ticket": {
      const scan = parseScan(event.type === "code-scanned" ? event.payload : event.ticket);
      if (scan.kind === "card") return refuse(session, "lookup-is-card");
      if (scan.kind !== "ticket") return refuse(session, "ticket-unknown");
      return change(session, { busy: true, notice: null }, { type: "find-ticket", ticket: scan.ticket });
    }
    case "lookup-code": {
      const officialCode = event.officialCode.trim().toUpperCase();
      const idNumber = event.idNumber.trim();
      if (officialCode === "") return refuse(session, "answer-missing", "officialCode");
      if (idNumber === "") return refuse(session, "answer-missing", "idNumber");
      return change(session, { busy: true, notice: null }, { type: "find-code", officialCode, idNumber });
    }
    default:
      return stay(session);
  }
}

/** A paper found in the tray is not enough: the last four digits of phone or ID are asked too (DECISIONS 18). */
export function onLookupProof(session: Session, event: SessionEvent): Transition {
  if (event.type === "back") return go(session, { name: "lookup" }, { lookupTicket: null });
  if (event.type !== "lookup-proof" || session.busy || !session.lookupTicket) return stay(session);
  const lastFour = event.lastFour.trim();
  if (!/^\d{4}$/.test(lastFour)) return refuse(session, "proof-wrong", "lastFour");
  const { lookupTicket: ticket } = session;
  return change(session, { busy: true, notice: null }, { type: "prove-ticket", ticket, lastFour });
}

/** What became of it; the slip its true state allows can be printed here. */
export function onLookupResult(session: Session, event: SessionEvent): Transition {
  switch (event.type) {
    case "print-slip":
      return printAgain(session);
    case "print-result":
      return printResult(session, event.resultId);
    case "paper-came-out":
      return onSeen(session, event.came);
    case "next":
      return go(session, { name: "goodbye" });
    case "back": {
      const patch = { dossier: null, lookupTicket: null, print: nothingPrinted };
      // What the printer says next is about this dossier, and its paper is nobody's once the next one is looked up.
      return isPrinting(session)
        ? go(session, { name: "lookup" }, patch, { type: "stop-print" })
        : go(session, { name: "lookup" }, patch);
    }
    default:
      return stay(session);
  }
}
