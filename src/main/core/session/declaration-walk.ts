import { askedQuestions, prefillAnswer } from "../../../shared/declaration.ts";
import type { Procedure, Question } from "../../../shared/procedure.ts";
import type { Session } from "../../../shared/session.ts";
import { checkAnswer } from "../../../shared/validate.ts";
import type { World } from "./transition.ts";

type Answers = Readonly<Record<string, string>>;

/** What the desk knows already answers its questions; an answer the person gave stays. */
export function withPrefilled(session: Session, procedure: Procedure, world: World): Answers {
  const filled: Record<string, string> = {};
  for (const question of procedure.questions) {
    const value = knownAnswer(session, question, world);
    if (value !== "") filled[question.key] = value;
  }
  return { ...filled, ...session.answers };
}

/** The answer the card, the phone or custom gives, or "" when the person must be asked. */
function knownAnswer(session: Session, question: Question, world: World): string {
  const { person, owner, phone } = session;
  if (!person) return "";
  const named = owner && owner !== "self" ? owner : null;
  return prefillAnswer(question, { submitter: person, owner: named, phone, today: world.today }) || (question.usual ?? "");
}

/** The questions asked now that the card did not answer: those the person walks through, as indexes of `askedQuestions`. */
export function openIndexes(session: Session, procedure: Procedure, world: World): readonly number[] {
  return askedQuestions(procedure, session.answers).flatMap((question, index) =>
    answeredByDesk(session, question, world) ? [] : [index],
  );
}

/** Facts the person confirmed on an earlier screen are not asked twice; they stand on the check screen, editable. */
function answeredByDesk(session: Session, question: Question, world: World): boolean {
  if (!question.prefill) return false;
  const value = session.answers[question.key] ?? "";
  if (value === "" || value !== knownAnswer(session, question, world)) return false;
  return checkAnswer(question, value, world.today) === null;
}

/** Index of the first question asked now whose answer is missing or wrong, or -1. */
export function firstMissing(session: Session, procedure: Procedure, world: World): number {
  return askedQuestions(procedure, session.answers).findIndex((question) => {
    const problem = checkAnswer(question, session.answers[question.key] ?? "", world.today);
    return problem !== null && problem !== "phone-unusual";
  });
}

/** Only the answers of questions that are asked: what was typed under a choice taken back does not travel. */
export function askedAnswers(session: Session, procedure: Procedure): Answers {
  const keys = askedQuestions(procedure, session.answers).map((question) => question.key);
  return Object.fromEntries(keys.map((key) => [key, session.answers[key] ?? ""]).filter(([, value]) => value !== ""));
}
