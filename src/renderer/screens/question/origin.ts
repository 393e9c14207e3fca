import { deskAnswer, prefillAnswer } from "../../../shared/declaration.ts";
import { vietnamDay } from "../../../shared/dates.ts";
import type { Question } from "../../../shared/procedure.ts";
import type { KioskView } from "../../../shared/session.ts";

/** Where an answer that nobody typed on this screen came from. */
export type Origin = "card" | "told" | "usual" | "today";

/** Null when the person gave the answer on its own screen, changed it, or nobody has answered yet. */
export function originOf(question: Question, { session, desk }: KioskView): Origin | null {
  const answer = session.answers[question.key] ?? "";
  if (answer === "") return null;
  const { person: submitter, owner, phone, answers, addressOffer: offer } = session;
  const from = { submitter, owner, phone, answers, today: vietnamDay(desk.nowMs) };
  if (answer !== prefillAnswer(question, from)) return null;
  if (question.prefill === undefined || answer !== deskAnswer(question, from)) return "usual";
  if (question.prefill === "today") return "today";
  const takenAnew = submitter !== null && offer !== null && submitter.address !== offer.said;
  const onCard =
    submitter?.source === "card" &&
    question.prefill !== "submitter.phone" &&
    !(takenAnew && question.prefill.endsWith(".address"));
  const ofOther = question.prefill.startsWith("owner.") && owner !== "self";
  return onCard && !ofOther ? "card" : "told";
}

/** True where the card or an earlier screen answers, so that the walk passes the question by. */
export function isFromDesk(question: Question, view: KioskView): boolean {
  const origin = originOf(question, view);
  return origin === "card" || origin === "told" || origin === "today";
}
