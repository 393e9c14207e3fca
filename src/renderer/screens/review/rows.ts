import { askedQuestions, neededPapers } from "../../../shared/declaration.ts";
import { showDate } from "../../../shared/dates.ts";
import type { Procedure, Question } from "../../../shared/procedure.ts";
import type { KioskView, Preferences, Session, SessionEvent } from "../../../shared/session.ts";
import { isFromDesk, originOf } from "../question/origin.ts";

export type Edit = Omit<Extract<SessionEvent, { type: "edit" }>, "type">;

/** One line of the check: what it is, what stands there, and where it is changed. */
export interface Row {
  readonly name: string;
  /** Empty for a question that was left open. */
  readonly value: string;
  readonly edit: Edit;
  /** Taken from a card, or otherwise filled in beforehand; the person has said that it is right. */
  readonly known?: "card" | "beforehand";
  /** Says whose lines these are: the name, the ID number or paper. It stays in sight. */
  readonly whose?: boolean;
}

export interface Group {
  readonly key: string;
  readonly title: string;
  readonly rows: readonly Row[];
}

/** The declaration by its sections, each answer as it will stand on the form. */
export function declarationGroups(
  procedure: Procedure,
  view: KioskView,
  language: Preferences["language"],
): readonly Group[] {
  const { session } = view;
  const asked = askedQuestions(procedure, session.answers);
  return procedure.sections.flatMap(({ key, title }) => {
    const rows = asked
      .filter((question) => question.section === key)
      .map((question) => ({
        // The paper form's own line; who does not read it gets the question that they answered.
        name: language === "vi" ? question.label : question.ask[language],
        value: showAnswer(question, session.answers[question.key] ?? "", language),
        edit: { step: "declaration", key: question.key } as const,
        ...knownRow(question, view),
      }));
    return rows.length === 0 ? [] : [{ key, title: title[language], rows }];
  });
}

function knownRow(question: Question, view: KioskView): Pick<Row, "known" | "whose"> {
  if (!isFromDesk(question, view)) return {};
  const origin = originOf(question, view);
  const known = origin === "card" || origin === "card-now" ? "card" : "beforehand";
  return { known, whose: whoseFacts.has(question.card ?? question.prefill?.split(".")[1] ?? "") };
}

const whoseFacts: ReadonlySet<string> = new Set(["fullName", "idNumber", "idPaper"]);

/** The rows of a group that are one line until it is opened: known ones, from two on, but for whose they are. */
export function foldedRows({ rows }: Group): readonly Row[] {
  const known = rows.filter((row) => row.known !== undefined && row.whose !== true);
  return known.length < 2 ? [] : known;
}

/** An answer in people's words: the text of the choice, the date day first. */
export function showAnswer(question: Question, answer: string, language: Preferences["language"]): string {
  if (question.kind === "date") return showDate(answer);
  if (question.kind !== "choice") return answer;
  return question.choices?.find(({ value }) => value === answer)?.text[language] ?? answer;
}

/** How many scans each paper to hand in has. */
export function paperRows(
  procedure: Procedure,
  session: Session,
  language: Preferences["language"],
): readonly { readonly code: string; readonly name: string; readonly count: number }[] {
  return neededPapers(procedure, session.answers)
    .filter(({ how }) => how === "submit")
    .map(({ code, name }) => ({
      code,
      name: name[language],
      count: session.scans.filter(({ paperCode }) => paperCode === code).length,
    }));
}
