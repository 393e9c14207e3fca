import { askedQuestions, neededPapers } from "../../../shared/declaration.ts";
import { showDate } from "../../../shared/dates.ts";
import type { Procedure, Question } from "../../../shared/procedure.ts";
import type { KioskView, Preferences, Session, SessionEvent } from "../../../shared/session.ts";
import { isFromDesk } from "../question/origin.ts";

export type Edit = Omit<Extract<SessionEvent, { type: "edit" }>, "type">;

/** One line of the check: what it is, what stands there, and where it is changed. */
export interface Row {
  readonly name: string;
  /** Empty for a question that was left open. */
  readonly value: string;
  readonly edit: Edit;
  /** Taken from the card or an earlier screen, where the person has said that it is right. */
  readonly fromDesk?: boolean;
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
        fromDesk: isFromDesk(question, view),
      }));
    return rows.length === 0 ? [] : [{ key, title: title[language], rows }];
  });
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
