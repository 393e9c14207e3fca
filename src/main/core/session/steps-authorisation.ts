import { authorisationPaper, authorisationScans } from "../../../shared/authorisation.ts";
import { nothingPrinted } from "../../../shared/new-session.ts";
import type { PrintProgress } from "../../../shared/printing.ts";
import type { Session, SessionEvent } from "../../../shared/session.ts";
import { afterEdit } from "./after-edit.ts";
import { noteCardPicture } from "./card-picture.ts";
import { change, go, refuse, stay, type Transition, type World } from "./transition.ts";

/** Where the route `authorised` leads: to its paper, or past it where one thing was changed and the paper is there. */
export function toAuthorisation(session: Session): Transition {
  if (session.editing && isSigned(session)) return afterEdit(session, {});
  return go(session, { name: "authorisation" }, { print: nothingPrinted });
}

/** True when nothing is missing for the chosen route: only `authorised` needs a paper of its own. */
export function isSigned({ route, scans }: Session): boolean {
  return route !== "authorised" || authorisationScans(scans).length > 0;
}

/** The Giấy ủy quyền: printed, signed by hand, photographed. Who cannot have it on paper takes another way of sending. */
export function onAuthorisation(session: Session, event: SessionEvent, world: World): Transition {
  switch (event.type) {
    case "back":
      return go(session, { name: "consents" }, { print: nothingPrinted });
    case "print-authorisation":
      return isUnderWay(session) ? stay(session) : printIt(session);
    case "paper-came-out":
      return session.print.state === "handed" ? cameOut(session, event.came) : stay(session);
    case "remove-scan":
      return authorisationScans(session.scans).some(({ fileId }) => fileId === event.fileId)
        ? without({ ...session, notice: null }, [event.fileId])
        : stay(session);
    case "allow-card-picture":
      return noteCardPicture(session, [authorisationPaper], event.paperCode);
    case "edit":
      return event.step === "consents" ? otherWay(session, world) : stay(session);
    case "next":
      return isSigned(session)
        ? afterEdit(session, { print: nothingPrinted })
        : refuse(session, "scan-missing", authorisationPaper.code);
    default:
      return stay(session);
  }
}

function isUnderWay({ print }: Session): boolean {
  return print.state === "rendering" || print.state === "sent";
}

function printIt(session: Session): Transition {
  const print: PrintProgress = { ...session.print, kind: "authorisation", state: "rendering", problem: null };
  return change(session, { print, notice: null }, { type: "print-authorisation" });
}

/** Nobody counts this paper, so the word of the person in front of the printer is all there is to keep. */
function cameOut(session: Session, came: boolean): Transition {
  const { print } = session;
  return change(session, {
    print: came
      ? { ...print, state: "printed", problem: null, copies: print.copies + 1 }
      : { ...print, state: "failed", problem: "aborted" },
  });
}

/** Back to the ways of sending, with the one that needs no paper of this machine already chosen. */
function otherWay(session: Session, world: World): Transition {
  const route = world.routes.includes("counter") ? "counter" : null;
  return go(session, { name: "consents" }, { route, print: nothingPrinted });
}

/** What became of the paper matters only here; a word that comes later is about nothing on the screen. */
export function onAuthorisationPrinted(session: Session, print: PrintProgress): Transition {
  return session.step.name === "authorisation" ? change(session, { print }) : stay(session);
}

/**
 * A signed paper says who lets whom submit what. When any of it changes, or another way of sending is chosen, it is not
 * true any more and goes.
 */
export function withTrueAuthorisation(before: Session, transition: Transition): Transition {
  const { session, effects } = transition;
  const signed = authorisationScans(session.scans);
  if (signed.length === 0 || (session.route === "authorised" && saysTheSame(before, session)))
    return transition;
  const dropped = without(
    session,
    signed.map(({ fileId }) => fileId),
  );
  return { session: dropped.session, effects: [...effects, ...dropped.effects] };
}

function saysTheSame(before: Session, after: Session): boolean {
  return wordsOf(before) === wordsOf(after);
}

/** An owner whose card is still to be looked at is not named yet. */
function wordsOf(session: Session): string {
  const { person, phone, procedureCode } = session;
  const { owner } = session.beforeCard ?? session;
  return JSON.stringify([person, owner, phone, procedureCode]);
}

function without(session: Session, fileIds: readonly string[]): Transition {
  const scans = session.scans.filter(({ fileId }) => !fileIds.includes(fileId));
  const removals = fileIds.map((fileId) => ({ type: "remove-scan", fileId }) as const);
  return change(session, { scans }, ...removals);
}
