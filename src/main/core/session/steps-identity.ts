import type { Person } from "../../../shared/dossier.ts";
import type { AddressOffer } from "../../../shared/places.ts";
import type { Session, SessionEvent } from "../../../shared/session.ts";
import { checkAnswer, identityQuestions, isWarning, normaliseAnswer } from "../../../shared/validate.ts";
import { parseScan } from "../identity/parse-scan.ts";
import { readCard } from "../identity/read-card.ts";
import { afterEdit } from "./after-edit.ts";
import { refilled } from "./declaration-walk.ts";
import { change, go, refuse, stay, type Transition, type World } from "./transition.ts";

/** Home: a goal is chosen, or a card or slip is held to the scanner without a word. */
export function onHome(session: Session, event: SessionEvent, world: World): Transition {
  if (event.type === "start") {
    return go(session, { name: firstStep(event.goal, world) }, { goal: event.goal });
  }
  if (event.type !== "code-scanned") return stay(session);
  if (parseScan(event.payload).kind === "ticket") return onLookupScan(session, event.payload);
  return onCard({ ...session, goal: "submit", step: { name: "card" } }, event, world);
}

/** The guides through VNeID keep nothing of anybody, so they ask for no card. */
function firstStep(goal: "submit" | "account" | "lookup", world: World): "lookup" | "account" | "card" {
  if (goal === "lookup") return "lookup";
  return goal === "account" && world.accountMode === "vneid" ? "account" : "card";
}

/** A slip was scanned where nobody asked for one: straight to its look-up. */
function onLookupScan(session: Session, payload: string): Transition {
  const scan = parseScan(payload);
  if (scan.kind !== "ticket") return stay(session);
  return change(
    { ...session, goal: "lookup", step: { name: "lookup" } },
    { busy: true, notice: null },
    { type: "find-ticket", ticket: scan.ticket },
  );
}

/** The card: read by scanner or camera, or typed by hand when there is none. */
export function onCard(session: Session, event: SessionEvent, world: World): Transition {
  switch (event.type) {
    case "code-scanned": {
      const card = readCard(event.payload, world.today);
      if (!card.ok) return refuse(session, card.error);
      const { person, warnings } = card.value;
      const read = refilled(withPerson(session, person, world), session, world);
      return go(read, { name: "card-check" }, { cardWarnings: warnings, idPaper: person.idPaper });
    }
    case "type-identity":
      return go(session, { name: "identity", index: 0 }, { idPaper: event.idPaper });
    case "back":
      return stay(session);
    default:
      return stay(session);
  }
}

/** Another person's dossier must not hang on the registration of the one before, nor take over how VNeID went. */
function withPerson(before: Session, person: Person, world: World): Session {
  const session = { ...before, person, addressOffer: offerFor(before, person, world) };
  const same = !before.person || before.person.idNumber === person.idNumber;
  return same ? session : { ...session, account: null, accountChoice: null, vneid: null };
}

/** A kept dossier is opened anew: its address, of an older card perhaps, gets today's beside it as a scanned one does. */
export function withAddressOffer(session: Session, world: Pick<World, "addressesNow">): Session {
  const { person } = session;
  return person === null ? session : { ...session, addressOffer: offerFor(session, person, world) };
}

/** An address that was chosen from the offer and not touched since keeps the words it was offered for. */
function offerFor(
  { addressOffer, person: old }: Session,
  { address }: Person,
  world: Pick<World, "addressesNow">,
): AddressOffer | null {
  if (addressOffer !== null && old?.address === address) return addressOffer;
  const now = world.addressesNow(address);
  return now.length === 0 ? null : { said: address, now };
}

/** Identity by hand, one question a screen, with the card's words already there when one was read. */
export function onIdentity(session: Session, event: SessionEvent, world: World): Transition {
  if (session.step.name !== "identity") return stay(session);
  const { index } = session.step;
  const questions = identityQuestions(session.idPaper);
  if (event.type === "back") {
    return index === 0 ? go(session, { name: "card" }) : go(session, { name: "identity", index: index - 1 });
  }
  const question = questions[index];
  if (event.type !== "answer" || !question || question.key !== event.key) return stay(session);
  const value = normaliseAnswer(question, event.value);
  const problem = checkAnswer(question, value, world.today);
  if (problem && !isWarning(problem)) return refuse(session, problem, question.key);
  const typedIdentity = { ...session.typedIdentity, [question.key]: value };
  if (index + 1 < questions.length)
    return go(session, { name: "identity", index: index + 1 }, { typedIdentity });
  const person = personFrom(typedIdentity, session.idPaper);
  const typed = refilled(withPerson(session, person, world), session, world);
  return go(typed, { name: "card-check" }, { typedIdentity, cardWarnings: [] });
}

function personFrom(typed: Readonly<Record<string, string>>, idPaper: Person["idPaper"]): Person {
  return {
    fullName: typed["fullName"] ?? "",
    idPaper,
    idNumber: typed["idNumber"] ?? "",
    birthDate: typed["birthDate"] ?? "",
    sex: typed["sex"] === "female" ? "female" : "male",
    address: typed["address"] ?? "",
    source: "typed",
  };
}

/** What was read is shown; the person says that it is right, or corrects it by hand. */
export function onCardCheck(session: Session, event: SessionEvent, world: World): Transition {
  switch (event.type) {
    case "choose-address":
      return change(withAddress(session, event.address, world), { notice: null });
    case "next":
      return session.editing ? afterEdit(session, {}) : go(session, { name: "phone" });
    case "type-identity":
      return go(session, { name: "identity", index: 0 }, { typedIdentity: typedFrom(session.person) });
    case "back":
      return go(session, { name: "card" });
    default:
      return stay(session);
  }
}

/** Only what was offered can be chosen; what the declaration took from the address follows. */
function withAddress(session: Session, address: string, world: World): Session {
  const { person, addressOffer } = session;
  const offered = [addressOffer?.said, ...(addressOffer?.now ?? [])];
  if (!person || !offered.includes(address)) return session;
  return refilled({ ...session, person: { ...person, address } }, session, world);
}

function typedFrom(person: Person | null): Readonly<Record<string, string>> {
  if (!person) return {};
  const { fullName, idNumber, birthDate, sex, address } = person;
  return { fullName, idNumber, birthDate, sex, address };
}
