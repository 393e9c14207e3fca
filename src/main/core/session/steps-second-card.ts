import {
  askedQuestions,
  factAsked,
  knownOf,
  OWNER,
  sectionAwaitingCard,
} from "../../../shared/declaration.ts";
import type { Owner, Person } from "../../../shared/dossier.ts";
import type { Procedure, Question } from "../../../shared/procedure.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { CardRead, NoticeCode, Session } from "../../../shared/session.ts";
import { readCard } from "../identity/read-card.ts";
import { openIndexes, procedureOf, refilled } from "./declaration-walk.ts";
import { change, go, refuse, stay, type Transition, type World } from "./transition.ts";

/** The owner's card, held to the scanner on the owner's screen: name and number stand there to be looked at. */
export function onOwnerCard(session: Session, payload: string, world: World): Transition {
  const procedure = procedureOf(session, world);
  if (!procedure) return stay(session);
  // A birth is registered for somebody who has no card: a parent's must not name the child.
  if (!procedure.questions.some((question) => isOwners(question)))
    return refuseCard(session, "card-not-asked");
  // Whoever was named before is named anew by the card, number and all.
  const card = readFurther({ ...session, owner: null }, OWNER, payload, world);
  if (!card.ok) return refuseCard(session, card.error);
  const { fullName, idNumber } = card.value.person;
  const cards = { ...session.cards, [OWNER]: card.value };
  const read = refilled({ ...session, owner: { fullName, idNumber }, cards }, session, world);
  return shown(read, session, OWNER);
}

/** What stood before the first card that is shown, whatever other cards are held up after it. */
function shown(read: Session, { owner, cards, answers, beforeCard }: Session, key: string): Transition {
  return change(read, {
    notice: { code: "card-read", field: key },
    beforeCard: beforeCard ?? { owner, cards, answers },
  });
}

/** A card is the owner's only as long as the number beside it is: who corrects that speaks of somebody else. */
export function cardsFor(session: Session, owner: "self" | Owner): Session["cards"] {
  const { [OWNER]: card, ...others } = session.cards;
  const same = card !== undefined && owner !== "self" && owner.idNumber.trim() === card.person.idNumber;
  return same ? session.cards : others;
}

/**
 * A card of the person whom this part of the declaration is about: it is shown to be looked at, and what it answers is
 * not asked any more.
 */
export function onSectionCard(
  session: Session,
  procedure: Procedure,
  index: number,
  payload: string,
  world: World,
): Transition {
  const question = askedQuestions(procedure, session.answers)[index];
  const section = question && sectionAwaitingCard(procedure, question, knownOf(session, world.today));
  if (!section) return refuseCard(session, "card-not-asked");
  const { key } = section;
  const before = key === OWNER ? withoutCardsNumber(session) : session;
  const card = readFurther(before, key, payload, world, section.card.sex);
  if (!card.ok) return refuseCard(session, card.error);
  const read = key === OWNER ? numbered(before, card.value) : withCard(before, key, card.value);
  return shown(refilled(read, session, world), session, key);
}

/** Nobody said yet that the card before it is right: that one stays on the screen, and counts for nothing until then. */
function refuseCard(session: Session, code: NoticeCode): Transition {
  const { notice } = session;
  return notice?.code === "card-read"
    ? change(session, { notice: { ...notice, refused: code } })
    : refuse(session, code);
}

function withCard(session: Session, key: string, card: CardRead): Session {
  return { ...session, cards: { ...session.cards, [key]: card } };
}

/** An owner who was named without a number gets it from the card; one that was typed stays. */
function numbered(session: Session, card: CardRead): Session {
  const { owner } = session;
  if (owner === null || owner === "self" || owner.idNumber !== "") return withCard(session, OWNER, card);
  const { idNumber } = card.person;
  return withCard({ ...session, owner: { ...owner, idNumber } }, OWNER, { ...card, givesNumber: true });
}

/** A number that the owner has from the card alone goes with the card. */
function withoutCardsNumber(session: Session): Session {
  const { owner, cards } = session;
  const from = cards[OWNER];
  const given = owner !== null && owner !== "self" && from?.givesNumber === true;
  return given && owner.idNumber === from.person.idNumber
    ? { ...session, owner: { ...owner, idNumber: "" } }
    : session;
}

/** It was the wrong card: what came from it is forgotten, and asked from the first question on. */
export function onDropCard(
  session: Session,
  procedure: Procedure,
  section: string,
  world: World,
): Transition {
  const { [section]: dropped, ...cards } = session.cards;
  if (dropped === undefined || session.step.name !== "declaration") return stay(session);
  const before = section === OWNER ? withoutCardsNumber(session) : session;
  const without = refilled({ ...before, cards }, session, world);
  const asked = askedQuestions(procedure, without.answers);
  const first = openIndexes(without, procedure, world.today).find((index) => {
    const question = asked[index];
    return question !== undefined && question.section === section && factAsked(question) !== null;
  });
  return go(without, { name: "declaration", index: first ?? session.step.index });
}

function isOwners({ prefill }: Question): boolean {
  return prefill?.startsWith("owner.") === true && prefill !== "owner.relation";
}

/** Only what is no card, and the submitter's own card, are refused; all other doubts warn. */
function readFurther(
  session: Session,
  key: string,
  payload: string,
  world: World,
  sex?: Person["sex"],
): Result<CardRead, NoticeCode> {
  const card = readCard(payload, world.today);
  if (!card.ok) return card;
  // No question asks for the old number, so it is not kept.
  const person = { ...card.value.person, oldIdNumber: undefined };
  if (person.idNumber === session.person?.idNumber) return err("card-own-again");
  const warnings: readonly NoticeCode[] = [
    ...card.value.warnings,
    ...(sex === undefined || sex === person.sex ? [] : (["card-warn-other-sex"] as const)),
    ...(key === OWNER && isOtherNumber(session.owner, person) ? (["card-warn-other-number"] as const) : []),
    ...(isUsed(session, key, person) ? (["card-warn-used-here"] as const) : []),
  ];
  const now = world.addressesNow(person.address);
  const [only] = now;
  return ok({
    person: now.length === 1 && only !== undefined ? { ...person, address: only } : person,
    warnings,
    addressOffer: now.length === 0 ? null : { said: person.address, now },
  });
}

function isOtherNumber(owner: Session["owner"], { idNumber }: Person): boolean {
  const named = owner === null || owner === "self" ? "" : owner.idNumber.trim();
  return named !== "" && named !== idNumber;
}

function isUsed({ cards }: Session, key: string, { idNumber }: Person): boolean {
  return Object.entries(cards).some(([other, { person }]) => other !== key && person.idNumber === idNumber);
}
