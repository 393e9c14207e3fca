import { authorisationPaper } from "../../../shared/authorisation.ts";
import { askedQuestions, missingPapers } from "../../../shared/declaration.ts";
import type { Procedure, Question } from "../../../shared/procedure.ts";
import { mayType } from "../../../shared/procedure-typing.ts";
import type { Session, SessionEvent } from "../../../shared/session.ts";
import { checkPhone, isWarning, normaliseAnswer } from "../../../shared/validate.ts";
import { afterEdit } from "./after-edit.ts";
import { isSigned, toAuthorisation } from "./steps-authorisation.ts";
import {
  answerProblem,
  firstMissing,
  openIndexes,
  openProblem,
  procedureOf,
  withPassed,
  withPrefilled,
} from "./declaration-walk.ts";
import { onSeen } from "./steps-end.ts";
import { isOwnerWanted, ownerNamed, ownerNotSelf } from "./steps-owner.ts";
import { onDropCard, onSectionCard } from "./steps-second-card.ts";
import { noteCardPicture } from "./card-picture.ts";
import { change, go, refuse, stay, type Transition, type World } from "./transition.ts";

/** Choosing another procedure drops owner, answers and papers of the first: they were for other questions. */
export function onProcedure(session: Session, event: SessionEvent, world: World): Transition {
  if (event.type === "back")
    return go(session, { name: session.accountChoice === "register" ? "account-done" : "account" });
  if (event.type !== "choose-procedure") return stay(session);
  const chosen = world.procedures.find((procedure) => procedure.code === event.code);
  if (!chosen) return stay(session);
  const next = { name: "requirements" } as const;
  if (event.code === session.procedureCode) return go(session, next);
  // Whoever typed for the last one may be closed out of this one: then it is asked again.
  const typist = session.typist !== null && mayType(session.typist, chosen) ? session.typist : null;
  const removals = session.scans.map(({ fileId }) => ({ type: "remove-scan", fileId }) as const);
  return go(
    session,
    next,
    { procedureCode: event.code, typist, owner: null, answers: {}, passed: {}, cards: {}, scans: [] },
    ...removals,
  );
}

/** Papers, time and fee are shown; nothing is asked. */
export function onRequirements(session: Session, event: SessionEvent): Transition {
  if (event.type === "back") return go(session, { name: "procedure" });
  return event.type === "next" ? go(session, { name: "owner" }) : stay(session);
}

/** One question a screen. Under "edit", one good answer leads back, unless it opened questions still unanswered. */
export function onDeclaration(session: Session, event: SessionEvent, world: World): Transition {
  const procedure = procedureOf(session, world);
  if (session.step.name !== "declaration" || !procedure) return stay(session);
  const { index } = session.step;
  if (event.type === "code-scanned") return onSectionCard(session, procedure, index, event.payload, world);
  if (event.type === "drop-card") return onDropCard(session, procedure, event.section, world);
  if (session.notice?.code === "card-read") {
    // It was looked at: on with what it left open, this very question too.
    if (event.type === "next") return forwardFrom(session, procedure, index - 1, world);
    // A press on the question that stood there before comes too late.
    return stay(session);
  }
  if (event.type === "back") return backFrom(session, procedure, index, world);
  const question = askedQuestions(procedure, session.answers)[index];
  if (event.type !== "answer" || !question || question.key !== event.key) return stay(session);
  return onAnswer(session, procedure, question, event.value, world);
}

function onAnswer(
  session: Session,
  procedure: Procedure,
  question: Question,
  given: string,
  world: World,
): Transition {
  const value = normaliseAnswer(question, given);
  const typed = { ...session, answers: { ...session.answers, [question.key]: value } };
  const problem = answerProblem(question, value, typed.answers, procedure, world.today);
  if (problem && !isWarning(problem)) return refuse(typed, problem, question.key);
  // Whoever turns away from a warning leaves the answer behind: what follows from it must stand beside it.
  const named = { ...typed, owner: ownerNamed(session, question, value, procedure) };
  const filled = { ...named, answers: withPrefilled(named, session, procedure, world.today) };
  const warnedAlready = session.notice?.code === problem && session.answers[question.key] === value;
  if (problem && !warnedAlready) return refuse(filled, problem, question.key);
  const passed = problem ? withPassed(filled, question, procedure) : filled.passed;
  const index = askedQuestions(procedure, session.answers).indexOf(question);
  return forwardFrom({ ...filled, passed }, procedure, index, world);
}

function forwardFrom(session: Session, procedure: Procedure, index: number, world: World): Transition {
  if (session.editing) {
    const missing = firstMissing(session, procedure, world.today);
    return missing === -1 ? afterEdit(session, {}) : toMissing(session, procedure, missing, world);
  }
  const next = openIndexes(session, procedure, world.today).find((open) => open > index);
  return next === undefined
    ? go(session, { name: "scans" })
    : go(session, { name: "declaration", index: next });
}

/** To a question that still wants something; a warning that was turned away from stands there again. */
function toMissing(session: Session, procedure: Procedure, index: number, world: World): Transition {
  const question = askedQuestions(procedure, session.answers)[index];
  const code = question ? openProblem(session, question, procedure, world.today) : null;
  const notice = question && code && isWarning(code) ? { code, field: question.key } : null;
  return go(session, { name: "declaration", index }, { editing: true, notice });
}

function backFrom(session: Session, procedure: Procedure, index: number, world: World): Transition {
  if (session.editing) return afterEdit(session, {});
  const earlier = openIndexes(session, procedure, world.today).findLast((open) => open < index);
  return earlier === undefined
    ? go(session, { name: "owner" })
    : go(session, { name: "declaration", index: earlier });
}

/** Papers to hand in; the required ones must be there before going on. */
export function onScans(session: Session, event: SessionEvent, world: World): Transition {
  const procedure = procedureOf(session, world);
  if (!procedure) return stay(session);
  switch (event.type) {
    case "back":
      return session.editing ? afterEdit(session, {}) : lastQuestion(session, procedure, world);
    case "remove-scan": {
      if (!session.scans.some((scan) => scan.fileId === event.fileId)) return stay(session);
      const scans = session.scans.filter((scan) => scan.fileId !== event.fileId);
      return change(session, { scans, notice: null }, { type: "remove-scan", fileId: event.fileId });
    }
    case "allow-card-picture":
      return noteCardPicture(session, procedure.papers, event.paperCode);
    case "next": {
      const missing = missingPaper(session, procedure);
      if (missing) return refuse(session, "scan-missing", missing);
      return session.editing ? afterEdit(session, {}) : go(session, { name: "delivery" });
    }
    default:
      return stay(session);
  }
}

function lastQuestion(session: Session, procedure: Procedure, world: World): Transition {
  const last = openIndexes(session, procedure, world.today).at(-1);
  return last === undefined
    ? go(session, { name: "owner" })
    : go(session, { name: "declaration", index: last });
}

/** Code of the first required paper without a scan, or null. */
function missingPaper(session: Session, procedure: Procedure): string | null {
  return missingPapers(procedure, session.answers, session.scans)[0]?.code ?? null;
}

/** At the counter, or by post to an address. */
export function onDelivery(session: Session, event: SessionEvent): Transition {
  if (event.type === "back") return session.editing ? afterEdit(session, {}) : go(session, { name: "scans" });
  if (event.type !== "set-delivery") return stay(session);
  const { delivery } = event;
  if (delivery.kind === "post") {
    if (delivery.receiver.trim() === "") return refuse(session, "answer-missing", "receiver");
    if (delivery.address.trim() === "") return refuse(session, "answer-missing", "address");
    const problem = checkPhone(delivery.phone);
    if (problem && !isWarning(problem)) return refuse(session, problem, "phone");
  }
  return session.editing ? afterEdit(session, { delivery }) : go(session, { name: "consents" }, { delivery });
}

/** The two optional consents, and how a kept dossier may travel. */
export function onConsents(session: Session, event: SessionEvent, world: World): Transition {
  switch (event.type) {
    case "back":
      return session.editing ? afterEdit(session, {}) : go(session, { name: "delivery" });
    case "set-consents": {
      const { consents, route } = event;
      if (!world.routes.includes(route)) return refuse(session, "choice-unknown", "route");
      const chosen = { ...session, consents, route };
      return route === "authorised" ? toAuthorisation(chosen) : afterEdit(chosen, {});
    }
    default:
      return stay(session);
  }
}

/** Everything once more, each with a way back to it; then the one press that counts. */
export function onReview(session: Session, event: SessionEvent, world: World): Transition {
  const procedure = procedureOf(session, world);
  if (!procedure) return stay(session);
  switch (event.type) {
    case "back":
      return session.route === "authorised" ? toAuthorisation(session) : go(session, { name: "consents" });
    case "edit":
      if (event.step === "authorisation" && session.route !== "authorised") return stay(session);
      return go(session, editStep(session, event, procedure), { editing: true });
    case "submit":
      return session.busy ? stay(session) : submit(session, procedure, world);
    case "take-form":
      return session.busy
        ? stay(session)
        : change(session, { busy: true, notice: null, print: formUnderWay }, { type: "print-form" });
    case "paper-came-out":
      return onSeen(session, event.came);
    default:
      return stay(session);
  }
}

function editStep(
  session: Session,
  event: Extract<SessionEvent, { type: "edit" }>,
  procedure: Procedure,
): Session["step"] {
  if (event.step !== "declaration") return { name: event.step };
  const index = askedQuestions(procedure, session.answers).findIndex(
    (question) => question.key === event.key,
  );
  return { name: "declaration", index: Math.max(index, 0) };
}

function submit(session: Session, procedure: Procedure, world: World): Transition {
  if (isOwnerWanted(session, procedure))
    return go(session, { name: "owner" }, { editing: true, notice: ownerNotSelf });
  const missing = firstMissing(session, procedure, world.today);
  if (missing !== -1) return toMissing(session, procedure, missing, world);
  const paper = missingPaper(session, procedure);
  if (paper)
    return go(session, { name: "scans" }, { editing: true, notice: { code: "scan-missing", field: paper } });
  // A dossier that is mended may have chosen a way of sending that the desk no longer offers.
  if (!session.route || !world.routes.includes(session.route))
    return go(
      session,
      { name: "consents" },
      { editing: true, notice: { code: "choice-unknown", field: "route" } },
    );
  if (!isSigned(session))
    return go(
      session,
      { name: "authorisation" },
      { editing: true, notice: { code: "scan-missing", field: authorisationPaper.code } },
    );
  const sameTodayAllowed = session.notice?.code === "same-dossier-today";
  return change(session, { busy: true, notice: null }, { type: "keep-dossier", sameTodayAllowed });
}

const formUnderWay = { state: "rendering", kind: "declaration", problem: null, copies: 0 } as const;

/** The form is on paper: the person takes it along, and nothing is kept. Without paper they stay and are told. */
export function onFormPrinted(session: Session, print: Session["print"]): Transition {
  if (print.state === "printed") return go(session, { name: "goodbye" }, { print });
  return print.state === "failed"
    ? refuse({ ...session, print }, "form-not-printed")
    : stay({ ...session, print });
}
