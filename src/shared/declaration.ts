import type { Owner, Person, ScanFile } from "./dossier.ts";
import type { AskedWhen, Paper, Prefill, Procedure, Question } from "./procedure.ts";
import { unreachable } from "./result.ts";

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
}

/** The answer that stands before anybody typed: from the card, else the usual value, else empty. */
export function prefillAnswer(question: Question, from: PrefillFrom): string {
  const known = deskAnswer(question, from);
  return known === "" ? (question.usual ?? "") : known;
}

/** The answer that the card or an earlier screen gives, or empty where only the person knows. */
export function deskAnswer(question: Question, from: PrefillFrom): string {
  const { prefillWhen: when } = question;
  const applies = when === undefined || when.equals.includes(from.answers?.[when.key] ?? "");
  return question.prefill !== undefined && applies ? prefilled(question.prefill, from) : "";
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
