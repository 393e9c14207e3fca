import type { Owner, Person, ScanFile } from "./dossier.ts";
import type { AskedWhen, CardFact, Paper, Prefill, Procedure, Question, Section } from "./procedure.ts";
import { unreachable } from "./result.ts";
import type { CardRead, Session } from "./session.ts";

export type Answers = Readonly<Record<string, string>>;

/**
 * The questions of a procedure's declaration that are asked now, in form order, given the answers so far. A question
 * behind a condition is asked only while the question it names is itself asked and answered so.
 */
export function askedQuestions(
  procedure: Pick<Procedure, "questions">,
  answers: Answers,
): readonly Question[] {
  const asked = new Set<string>();
  return procedure.questions.filter((question) => {
    const holds = conditionHolds(question.askedWhen, asked, answers);
    if (holds) asked.add(question.key);
    return holds;
  });
}

/** The answers that belong to the declaration as it stands: those of questions no longer asked are left out. */
export function keptAnswers(procedure: Pick<Procedure, "questions">, answers: Answers): Answers {
  const keys = askedQuestions(procedure, answers).map((question) => question.key);
  return Object.fromEntries(keys.flatMap((key) => (answers[key] ? [[key, answers[key]]] : [])));
}

/** The papers that concern this dossier, given its answers: what the citizen is told to bring and to photograph. */
export function neededPapers(
  procedure: Pick<Procedure, "papers" | "questions">,
  answers: Answers,
): readonly Paper[] {
  const asked = new Set(askedQuestions(procedure, answers).map((question) => question.key));
  return procedure.papers.filter((paper) => conditionHolds(paper.askedWhen, asked, answers));
}

/** The papers that must be handed in and have no scan yet. */
export function missingPapers(
  procedure: Pick<Procedure, "papers" | "questions">,
  answers: Answers,
  scans: readonly Pick<ScanFile, "paperCode">[],
): readonly Paper[] {
  const scanned = new Set(scans.map((scan) => scan.paperCode));
  return neededPapers(procedure, answers).filter(
    (paper) => paper.how === "submit" && paper.required && !scanned.has(paper.code),
  );
}

/** Who stands at the desk, as far as a question may be answered from it. `owner` null or "self": the submitter's own. */
export interface PrefillFrom {
  readonly submitter: Person | null;
  readonly owner: "self" | Owner | null;
  readonly phone: string;
  /** `yyyy-MM-dd` at the desk. */
  readonly today: string;
  readonly answers?: Answers | undefined;
  /** Cards of further persons, by section. */
  readonly cards?: Session["cards"] | undefined;
}

/** The key of the section, and of the card, of the dossier's owner. */
export const OWNER = "owner";

/** What a session knows that questions can be answered from; `today` is `yyyy-MM-dd` at the desk. */
export function knownOf(
  { person, owner, phone, answers, cards }: Pick<Session, "person" | "owner" | "phone" | "answers" | "cards">,
  today: string,
): PrefillFrom {
  return { submitter: person, owner, phone, today, answers, cards };
}

/** The answer that stands before anybody typed: from the card, else the usual value, else empty. */
export function prefillAnswer(question: Question, from: PrefillFrom): string {
  const known = deskAnswer(question, from);
  return known === "" ? (question.usual ?? "") : known;
}

/** The answer that a card or an earlier screen gives, or empty where only the person knows. */
export function deskAnswer(question: Question, from: PrefillFrom): string {
  const { prefillWhen: when } = question;
  const applies = when === undefined || when.equals.includes(from.answers?.[when.key] ?? "");
  const told = question.prefill !== undefined && applies ? prefilled(question.prefill, from) : "";
  return told === "" ? furtherAnswer(question, from) : told;
}

/** The answer that the card of a further person gives, or empty: none was read, or it says nothing of this. */
export function furtherAnswer(question: Question, from: PrefillFrom): string {
  const fact = factAsked(question);
  return fact === null ? "" : cardFact(furtherCard(question, from), fact);
}

/** The card of a further person that answers this question, where one was read. */
export function furtherCard(question: Question, { owner, cards }: PrefillFrom): CardRead | undefined {
  if (question.card !== undefined) return cards?.[question.section];
  return owner === null || owner === "self" || factAsked(question) === null ? undefined : cards?.[OWNER];
}

/** What of a further person's card answers this question, were it read; null where it answers nothing. */
export function factAsked(question: Question): CardFact | null {
  if (question.card !== undefined) return question.card;
  return question.prefill === undefined ? null : (OWNER_FACTS[question.prefill] ?? null);
}

/**
 * The section of this question while the card of its person may be read there: it is not the submitter's own, and the
 * card answers something that is asked now.
 */
export function sectionAwaitingCard(
  procedure: Pick<Procedure, "sections" | "questions">,
  question: Question,
  from: PrefillFrom,
): (Section & { readonly card: NonNullable<Section["card"]> }) | null {
  const section = procedure.sections.find(({ key }) => key === question.section);
  if (section?.card === undefined) return null;
  const { key, card } = section;
  const answered = askedQuestions(procedure, from.answers ?? {}).filter(
    (one) => one.section === key && factAsked(one) !== null,
  );
  const without = { ...from, cards: {} };
  const isSubmitter =
    key === OWNER
      ? from.owner === null || from.owner === "self"
      : answered.some((one) => deskAnswer(one, without) !== "");
  return isSubmitter || answered.length === 0 ? null : { ...section, card };
}

/** The identity paper as the forms want it in one line: kind, number, issuer and day where the card says so. */
export function describeIdPaper(person: Person): string {
  const kind = { "citizen-card": "Căn cước công dân/Căn cước", passport: "Hộ chiếu", other: "Giấy tờ" }[
    person.idPaper
  ];
  const line = `${kind} số ${person.idNumber}`;
  if (person.issuedOn === undefined) return line;
  const [year, month, day] = person.issuedOn.split("-");
  const given = `cấp ngày ${day}/${month}/${year}`;
  if (person.idPaper !== "citizen-card") return `${line}, ${given}`;
  // Cards of the new law are the ministry's own, those before 1/7/2024 the police department's.
  const issuer = person.issuedOn < "2024-07-01" ? "Cục Cảnh sát QLHC về TTXH" : "Bộ Công an";
  return `${line}, ${issuer} ${given}`;
}

/** ID cards and their numbers are given to citizens alone (Luật Căn cước 26/2023/QH15, Điều 19). */
function nationalityOf(person: Person | null): string {
  return person?.idPaper === "citizen-card" ? "Việt Nam" : "";
}

/** Which facts of the owner's card the prefills ask for. */
const OWNER_FACTS: Readonly<Partial<Record<Prefill, CardFact>>> = {
  "owner.fullName": "fullName",
  "owner.idNumber": "idNumber",
  "owner.birthDate": "birthDate",
  "owner.sex": "sex",
  "owner.idPaper": "idPaper",
  "owner.address": "address",
  "owner.nationality": "nationality",
};

/** A fact of a card that was read, or empty: no card, or an address of before 2025 that can be several of today. */
function cardFact(card: CardRead | undefined, fact: CardFact): string {
  if (card === undefined) return "";
  const { person, addressOffer } = card;
  switch (fact) {
    case "fullName":
    case "birthDate":
    case "sex":
    case "idNumber":
      return person[fact];
    case "idPaper":
      return describeIdPaper(person);
    case "address":
      return (addressOffer?.now.length ?? 0) > 1 ? "" : person.address;
    case "nationality":
      return nationalityOf(person);
    default:
      return unreachable(fact);
  }
}

function prefilled(source: Prefill, { submitter, owner, phone, today }: PrefillFrom): string {
  const own = owner === null || owner === "self" ? submitter : null;
  const named = owner === null || owner === "self" ? submitter : owner;
  switch (source) {
    case "submitter.fullName":
      return submitter?.fullName ?? "";
    case "submitter.birthDate":
      return submitter?.birthDate ?? "";
    case "submitter.sex":
      return submitter?.sex ?? "";
    case "submitter.idNumber":
      return submitter?.idNumber ?? "";
    case "submitter.idPaper":
      return submitter === null ? "" : describeIdPaper(submitter);
    case "submitter.address":
      return submitter?.address ?? "";
    case "submitter.nationality":
      return nationalityOf(submitter);
    case "submitter.phone":
      return phone;
    case "owner.fullName":
      return named?.fullName ?? "";
    case "owner.idNumber":
      return named?.idNumber ?? "";
    case "owner.birthDate":
      return own?.birthDate ?? "";
    case "owner.sex":
      return own?.sex ?? "";
    case "owner.idPaper":
      return own === null ? "" : describeIdPaper(own);
    case "owner.address":
      return own?.address ?? "";
    case "owner.nationality":
      return nationalityOf(own);
    case "owner.relation":
      return own === null ? "" : "self";
    case "otherOwner.fullName":
      return own === null ? (named?.fullName ?? "") : "";
    case "today":
      return today;
    default:
      return unreachable(source);
  }
}

function conditionHolds(when: AskedWhen | undefined, asked: ReadonlySet<string>, answers: Answers): boolean {
  return when === undefined || (asked.has(when.key) && when.equals.includes(answers[when.key] ?? ""));
}
