import type { AccountStatus, Typist } from "../../../shared/dossier.ts";
import { mayType } from "../../../shared/procedure-typing.ts";
import { unreachable } from "../../../shared/result.ts";
import type { NoticeCode, Session, SessionEvent, StepName } from "../../../shared/session.ts";
import { nothingPrinted } from "../../../shared/new-session.ts";
import {
  onAccount,
  onAccountChanged,
  onAccountDone,
  onAccountWait,
  onOtp,
  onPhone,
} from "./steps-account.ts";
import { onAuthorisation, onAuthorisationPrinted, withTrueAuthorisation } from "./steps-authorisation.ts";
import { procedureOf } from "./declaration-walk.ts";
import {
  onConsents,
  onDeclaration,
  onDelivery,
  onFormPrinted,
  onProcedure,
  onRequirements,
  onReview,
  onScans,
} from "./steps-dossier.ts";
import { onOwner } from "./steps-owner.ts";
import { onScanAdded, onScanRefused } from "./scan-added.ts";
import {
  onDone,
  onDossierChanged,
  onGoodbye,
  onKept,
  onLookup,
  onLookupProof,
  onLookupResult,
  isPrinting,
  onRating,
  toDone,
} from "./steps-end.ts";
import { onCard, onCardCheck, onHome, onIdentity } from "./steps-identity.ts";
import { onVneid, onVneidStuck } from "./steps-vneid.ts";
import {
  change,
  type CoreEvent,
  type Effect,
  go,
  refuse,
  stay,
  type StepHandler,
  type TimerName,
  type Transition,
  type World,
} from "./transition.ts";

const handlers: Readonly<Record<StepName, StepHandler>> = {
  home: onHome,
  card: onCard,
  identity: onIdentity,
  "card-check": onCardCheck,
  phone: onPhone,
  account: onAccount,
  vneid: onVneid,
  "vneid-stuck": onVneidStuck,
  "account-wait": onAccountWait,
  otp: onOtp,
  "account-done": onAccountDone,
  procedure: onProcedure,
  requirements: onRequirements,
  owner: onOwner,
  declaration: onDeclaration,
  scans: onScans,
  delivery: onDelivery,
  consents: onConsents,
  authorisation: onAuthorisation,
  review: onReview,
  submitting: stay,
  done: onDone,
  rating: onRating,
  goodbye: onGoodbye,
  lookup: onLookup,
  "lookup-proof": onLookupProof,
  "lookup-result": onLookupResult,
};

/**
 * The whole session as a pure function: the same session, event and world give the same transition.
 * An event that comes late or does not fit its step changes nothing.
 */
export function next(session: Session, event: SessionEvent | CoreEvent, world: World): Transition {
  return withTrueAuthorisation(session, afterEvent(session, event, world));
}

function afterEvent(session: Session, event: SessionEvent | CoreEvent, world: World): Transition {
  switch (event.type) {
    case "timer":
      return onTimer(session, event.name);
    case "account-changed":
      return isOurs(session, event.account) ? onAccountChanged(session, event.account) : stay(session);
    case "otp-answered":
      return onOtpAnswered(session, event);
    case "dossier-kept":
      return onKept(session, event.dossier);
    case "dossier-changed":
      return onDossierChanged(session, event.dossier);
    case "keep-failed":
      return onKeepFailed(session, event.notice);
    case "scan-added":
      return onScanAdded({ ...session, idle: "active" }, event.scan, event.replaces);
    case "scan-refused":
      return onScanRefused({ ...session, idle: "active" }, event);
    case "print-changed":
      return onPrintChanged(session, event.print);
    case "nothing-to-print":
      return session.step.name === "lookup-result" ? refuse(session, event.notice) : stay(session);
    case "ticket-known":
      return session.step.name === "lookup"
        ? go(session, { name: "lookup-proof" }, { lookupTicket: event.ticket })
        : stay(session);
    case "looked-up":
      return onLookedUp(session, event);
    case "lookup-failed":
      return refuse(session, event.notice);
    case "effect-failed":
      return onEffectFailed(session, event.effect);
    default:
      return onTouch({ ...session, idle: "active" }, event, world);
  }
}

/** What works on every screen; the rest goes to the step's own handler. */
function onTouch(session: Session, event: SessionEvent, world: World): Transition {
  switch (event.type) {
    case "touched":
      return stay(session);
    case "set-preferences":
      return change(session, { preferences: chosen(session.preferences, event.preferences) });
    case "set-typist":
      return onTypist(session, event.typist, world);
    case "fold-strip":
      return change(session, {}, { type: "fold-strip", folded: event.folded });
    case "call-helper":
      return change(session, {}, { type: "call-helper" });
    case "leave":
      return onLeave(session);
    case "back":
      return onBack(session, world);
    default:
      return handlers[session.step.name](session, event, world);
  }
}

/** Everything is wiped at once, but nobody walks off without the slip that they were promised. */
function onLeave(session: Session): Transition {
  const { name } = session.step;
  // It is 8 s away at most.
  if (name === "submitting") return stay(session);
  // The goodbye waits for what wiping would take back, and says what will not come; leaving there ends at once.
  if ((name === "done" || name === "rating") && isPrinting(session)) return go(session, { name: "goodbye" });
  return change(session, {}, { type: "reset" });
}

/** Who types may change in the middle; where the law wants the person's own hand, nobody else is let in. */
function onTypist(session: Session, typist: Typist, world: World): Transition {
  if (typist === session.typist || !mayType(typist, procedureOf(session, world))) return stay(session);
  const event = { event: "typist-chosen", typist, again: session.typist !== null } as const;
  return change(session, { typist }, { type: "note", event });
}

type ChosenPreferences = Extract<SessionEvent, { type: "set-preferences" }>["preferences"];

function chosen(old: Session["preferences"], picked: ChosenPreferences): Session["preferences"] {
  return {
    language: picked.language ?? old.language,
    textSize: picked.textSize ?? old.textSize,
    contrast: picked.contrast ?? old.contrast,
    volume: picked.volume ?? old.volume,
    reach: picked.reach ?? old.reach,
    motion: picked.motion ?? old.motion,
    typing: picked.typing ?? old.typing,
    covered: picked.covered ?? old.covered,
  };
}

/** Under "edit", back means the check screen; on a first screen it means home; else the step knows. */
function onBack(session: Session, world: World): Transition {
  const { name } = session.step;
  // Who does not want to wait for the printer takes the form back.
  if (name === "review" && session.busy && isPrinting(session))
    return change(session, { busy: false, print: nothingPrinted }, { type: "stop-print" });
  if (session.busy) return stay(session);
  // A card that nobody said is right leaves everything as it was, on this same screen.
  if (session.beforeCard) return change(session, { ...session.beforeCard, beforeCard: null, notice: null });
  if (name === "lookup" || (name === "card" && !session.editing))
    return change(session, {}, { type: "reset" });
  // A mended dossier begins at its check screen; what lies before it was done when it was kept.
  if (name === "review" && session.corrects) return change(session, {}, { type: "reset" });
  if (session.editing && name !== "identity") return go(session, { name: "review" }, { editing: false });
  return handlers[name](session, { type: "back" }, world);
}

function onTimer(session: Session, name: TimerName): Transition {
  switch (name) {
    case "idle":
      return session.step.name === "home"
        ? change(session, {}, { type: "reset" })
        : change(session, { idle: "warned" });
    case "idle-final":
    case "goodbye":
      return change(session, {}, { type: "reset" });
    case "account-answer":
      return session.step.name === "account-wait"
        ? go(session, { name: "account-done" }, { notice: { code: "account-kept" } })
        : stay(session);
    case "submit-answer":
      return session.step.name === "submitting" ? toDone(session) : stay(session);
    default:
      return unreachable(name);
  }
}

/** The paper of an earlier screen may still be spoken of when the person is already at the next. */
function onPrintChanged(session: Session, print: Session["print"]): Transition {
  if (print.kind === "authorisation") return onAuthorisationPrinted(session, print);
  return session.step.name === "review" ? onFormPrinted(session, print) : change(session, { print });
}

function onOtpAnswered(session: Session, event: Extract<CoreEvent, { type: "otp-answered" }>): Transition {
  if (session.step.name !== "otp") return stay({ ...session, busy: false });
  return event.notice
    ? refuse(session, event.notice, "otp", event.detail)
    : stay({ ...session, busy: false, notice: null });
}

function onLookedUp(session: Session, event: Extract<CoreEvent, { type: "looked-up" }>): Transition {
  const { name } = session.step;
  if (name !== "lookup" && name !== "lookup-proof") return stay(session);
  return go(session, { name: "lookup-result" }, { dossier: event.dossier, print: nothingPrinted });
}

/** While a registration waits for its first answer it has no number yet; news of another person's is never ours. */
function isOurs(session: Session, account: AccountStatus): boolean {
  if (session.account) return session.account.intentId === account.intentId;
  return session.step.name === "account-wait";
}

function onKeepFailed(session: Session, code: NoticeCode): Transition {
  return session.step.name === "account-wait"
    ? go(session, { name: "account" }, { accountChoice: null, notice: { code } })
    : refuse(session, code);
}

const paperEffects: ReadonlySet<Effect["type"]> = new Set<Effect["type"]>([
  "print",
  "print-form",
  "print-result",
  "print-authorisation",
]);

/** A bug or a failing disk ended an effect without an answer: the screen is free again and claims nothing. */
function onEffectFailed(session: Session, effect: Effect["type"]): Transition {
  if (effect === "keep-dossier" || effect === "register-account")
    return onKeepFailed(session, "keep-failed-disk");
  const free = { ...session, busy: false };
  if (!paperEffects.has(effect)) return stay(free);
  return change(free, { print: { ...session.print, state: "failed", problem: "unknown" } });
}
