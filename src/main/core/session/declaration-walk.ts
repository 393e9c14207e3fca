import {
  askedQuestions,
  type Answers,
  deskAnswer,
  knownOf,
  prefillAnswer,
} from "../../../shared/declaration.ts";
import type { Procedure, Question } from "../../../shared/procedure.ts";
import type { NoticeCode, Session } from "../../../shared/session.ts";
import { checkAnswer, isWarning, normaliseAnswer } from "../../../shared/validate.ts";
import type { World } from "./transition.ts";

/**
 * What the desk knows already answers its questions; an answer the person gave stays. An answer that came from the
 * desk under `before` (another owner, another relation) is taken back or filled anew.
 */
export function withPrefilled(
  session: Session,
  before: Session,
  procedure: Procedure,
  today: string,
): Answers {
  const answers: Record<string, string> = { ...session.answers };
  for (const question of procedure.questions) {
    const given = answers[question.key] ?? "";
    const fromDesk = given === "" || given === knownAnswer(before, question, today);
    if (!fromDesk || session.answers[question.key] !== before.answers[question.key]) continue;
    answers[question.key] = knownAnswer({ ...session, answers }, question, today);
  }
  return answers;
}

/** The procedure this session is about, or null before one is chosen. */
export function procedureOf(session: Session, world: World): Procedure | null {
  return world.procedures.find((procedure) => procedure.code === session.procedureCode) ?? null;
}

/** The session after its card or phone was corrected: what the declaration took from them follows. */
export function refilled(session: Session, before: Session, world: World): Session {
  const procedure = procedureOf(session, world);
  if (!procedure) return session;
  return { ...session, answers: withPrefilled(session, before, procedure, world.today) };
}

/** The answer the card, the phone or custom gives, or "" when only the person knows. */
function knownAnswer(session: Session, question: Question, today: string): string {
  return prefillAnswer(question, knownOf(session, today));
}

/** The questions asked now that the card did not answer: those the person walks through, as indexes of `askedQuestions`. */
export function openIndexes(session: Session, procedure: Procedure, today: string): readonly number[] {
  return askedQuestions(procedure, session.answers).flatMap((question, index) =>
    answeredByDesk(session, question, procedure, today) ? [] : [index],
  );
}

/**
 * What is wrong with an answer to a question that is asked now, by itself or beside the names of others on the same
 * form; null when nothing is. `today` is the desk's day (`yyyy-MM-dd`).
 */
export function answerProblem(
  question: Question,
  value: string,
  answers: Answers,
  procedure: Procedure,
  today: string,
): NoticeCode | null {
  const problem = checkAnswer(question, value, today);
  if (problem !== null || question.unlike === undefined) return problem;
  const name = asRead(question, value);
  const others = askedQuestions(procedure, answers).filter(({ key }) => question.unlike?.includes(key));
  const taken = others.some((other) => asRead(other, answers[other.key] ?? "") === name);
  return taken && name !== "" ? "name-of-another" : null;
}

/** What is wrong with this answer as it stands, unless it is a warning that was passed by for this very answer. */
export function openProblem(
  session: Session,
  question: Question,
  procedure: Procedure,
  today: string,
): NoticeCode | null {
  const value = session.answers[question.key] ?? "";
  const problem = answerProblem(question, value, session.answers, procedure, today);
  return problem !== null && isWarning(problem) && session.passed[question.key] === value ? null : problem;
}

/** The warning about this question's answer is passed by; who says so of a name says it of all that have it. */
export function withPassed(session: Session, question: Question, procedure: Procedure): Session["passed"] {
  const { answers, passed } = session;
  const value = answers[question.key] ?? "";
  const alike = procedure.questions.filter(
    (other) =>
      question.unlike?.includes(other.key) &&
      asRead(other, answers[other.key] ?? "") === asRead(question, value),
  );
  const both = [question, ...alike].map(({ key }) => [key, answers[key] ?? ""] as const);
  return { ...passed, ...Object.fromEntries(both) };
}

/** A name without regard to its capitals, which a form writes large throughout. */
function asRead(question: Question, name: string): string {
  return normaliseAnswer(question, name).toLocaleLowerCase("vi");
}

/** Facts the person confirmed on an earlier screen are not asked twice; they stand on the check screen, editable. */
function answeredByDesk(session: Session, question: Question, procedure: Procedure, today: string): boolean {
  const value = session.answers[question.key] ?? "";
  if (question.confirm === true || value === "" || value !== deskAnswer(question, knownOf(session, today)))
    return false;
  return answerProblem(question, value, session.answers, procedure, today) === null;
}

/** Index of the first question to be confirmed whose answer has changed since `before`, or -1. */
export function firstToConfirm(session: Session, before: Session, procedure: Procedure): number {
  return askedQuestions(procedure, session.answers).findIndex(
    ({ confirm, key }) => confirm === true && session.answers[key] !== before.answers[key],
  );
}

/** Index of the first question asked now whose answer is missing or wrong, or warned of and not passed by yet; or -1. */
export function firstMissing(session: Session, procedure: Procedure, today: string): number {
  return askedQuestions(procedure, session.answers).findIndex(
    (question) => openProblem(session, question, procedure, today) !== null,
  );
}
