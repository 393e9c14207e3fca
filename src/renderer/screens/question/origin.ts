import {
  deskAnswer,
  furtherAnswer,
  furtherCard,
  knownOf,
  prefillAnswer,
} from "../../../shared/declaration.ts";
import { vietnamDay } from "../../../shared/dates.ts";
import type { Question } from "../../../shared/procedure.ts";
import type { KioskView, Session } from "../../../shared/session.ts";

/** Where an answer that nobody typed on this screen came from; `card-now` is a card's address in today's communes. */
export type Origin = "card" | "card-now" | "told" | "usual" | "today";

/** Null when the person gave the answer on its own screen, changed it, or nobody has answered yet. */
export function originOf(question: Question, { session, desk }: KioskView): Origin | null {
  const answer = session.answers[question.key] ?? "";
  if (answer === "") return null;
  const from = knownOf(session, vietnamDay(desk.nowMs));
  if (answer !== prefillAnswer(question, from)) return null;
  if (answer !== deskAnswer(question, from)) return "usual";
  if (question.prefill === "today") return "today";
  if (answer !== furtherAnswer(question, from)) return ofSubmitter(question, session);
  const offer = furtherCard(question, from)?.addressOffer ?? null;
  return offer?.now.includes(answer) === true ? "card-now" : "card";
}

function ofSubmitter({ prefill }: Question, { person, owner, addressOffer: offer }: Session): Origin {
  if (prefill === undefined || prefill === "submitter.phone") return "told";
  const takenAnew = person !== null && offer !== null && person.address !== offer.said;
  const onCard = person?.source === "card" && !(takenAnew && prefill.endsWith(".address"));
  const ofOther = prefill.startsWith("owner.") && owner !== "self";
  return onCard && !ofOther ? "card" : "told";
}

/** True where the card or an earlier screen answers, so that the walk passes the question by. */
export function isFromDesk(question: Question, view: KioskView): boolean {
  if (question.confirm === true) return false;
  const origin = originOf(question, view);
  return origin !== null && origin !== "usual";
}
