import { factAsked } from "../../../shared/declaration.ts";
import type { AskedWhen, Procedure, Question, Section } from "../../../shared/procedure.ts";
import { type DocumentProblem, type JsoncDocument, showPath } from "../jsonc/jsonc.ts";

interface Found {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/**
 * What the schema cannot see in a procedure: its file's name, keys that occur twice, sections that nobody named,
 * conditions on questions that come later, are unknown or have no such choice. One problem each, with its line.
 */
export function procedureProblems(
  procedure: Procedure,
  file: string,
  document: JsoncDocument,
): readonly DocumentProblem[] {
  const found: readonly Found[] = [
    ...(file === `${procedure.code}.json`
      ? []
      : [{ path: ["code"], message: `the file must be named ${procedure.code}.json` }]),
    ...twice(procedure.sections, "sections", "key"),
    ...twice(procedure.questions, "questions", "key"),
    ...twice(procedure.papers, "papers", "code"),
    ...procedure.questions.flatMap((question, index) =>
      questionProblems(question, procedure, index).map(({ path, message }) => ({
        path: ["questions", index, ...path],
        message,
      })),
    ),
    ...procedure.sections.flatMap((section, index) =>
      sectionProblems(section, procedure.questions).map((message) => ({
        path: ["sections", index, "card"],
        message,
      })),
    ),
    ...procedure.papers.flatMap((paper, index) =>
      conditionProblems(paper.askedWhen, procedure.questions).map((message) => ({
        path: ["papers", index, "askedWhen"],
        message,
      })),
    ),
  ];
  return found.map(({ path, message }) => ({ line: document.lineOf(path), field: showPath(path), message }));
}

function twice<K extends string>(
  list: readonly Readonly<Record<K, string>>[],
  name: string,
  key: K,
): readonly Found[] {
  const values = list.map((entry) => entry[key]);
  return values.flatMap((value, index) =>
    values.indexOf(value) < index ? [{ path: [name, index, key], message: `"${value}" occurs twice` }] : [],
  );
}

function questionProblems(question: Question, procedure: Procedure, index: number): readonly Found[] {
  const earlier = procedure.questions.slice(0, index);
  const later = procedure.questions.slice(index);
  const conditions = (["askedWhen", "prefillWhen"] as const).flatMap((name) =>
    conditionProblems(question[name], earlier, later).map((message) => ({ path: [name], message })),
  );
  const section = procedure.sections.find(({ key }) => key === question.section);
  return [
    ...(section ? [] : [{ path: ["section"], message: `no section is named "${question.section}"` }]),
    ...cardProblems(question, section).map((message) => ({ path: ["card"], message })),
    ...conditions,
    ...choiceProblems(question),
    ...(question.prefill === "owner.relation" && procedure.owner !== undefined
      ? [{ path: ["prefill"], message: 'gives "self", which the owner never is here' }]
      : []),
    ...listProblems(question),
    ...unlikeProblems(question, procedure.questions),
    ...(question.confirm === true && question.prefill === undefined && question.card === undefined
      ? [{ path: ["confirm"], message: "only where a prefill or a card answers" }]
      : []),
    ...(question.date !== undefined && question.kind !== "date"
      ? [{ path: ["date"], message: "only for a question of kind date" }]
      : []),
  ];
}

function sectionProblems({ key, card }: Section, questions: readonly Question[]): readonly string[] {
  const answers = questions.some((question) => question.section === key && factAsked(question) !== null);
  return card === undefined || answers ? [] : ["no question of this section takes anything from a card"];
}

/** A card gives a birth date and a sex in the answers of their own kinds, and words for all others. */
function cardProblems({ card, kind, choices }: Question, section: Section | undefined): readonly string[] {
  if (card === undefined) return [];
  const values = choices?.map(({ value }) => value) ?? [];
  const wanted = card === "birthDate" ? "date" : card === "sex" ? "choice" : undefined;
  return [
    ...(section !== undefined && section.card === undefined
      ? [`the section "${section.key}" has no card to take it from`]
      : []),
    ...(wanted === kind || (wanted === undefined && kind !== "date" && kind !== "choice")
      ? []
      : [
          wanted === undefined
            ? `does not answer a question of kind ${kind}`
            : `needs a question of kind ${wanted}`,
        ]),
    ...(card === "sex" ? ["male", "female"] : [])
      .filter((value) => kind === "choice" && !values.includes(value))
      .map((value) => `needs a choice with the value "${value}"`),
  ];
}

function choiceProblems({ kind, choices, prefill, usual }: Question): readonly Found[] {
  if (kind !== "choice")
    return choices === undefined
      ? []
      : [{ path: ["choices"], message: "only for a question of kind choice" }];
  if (choices === undefined) return [{ path: ["kind"], message: "a question of kind choice needs choices" }];
  const values = choices.map(({ value }) => value);
  const needed = prefill === undefined ? [] : PREFILLED_CHOICES[prefill];
  return [
    ...twice(choices, "choices", "value"),
    ...(usual === undefined || values.includes(usual)
      ? []
      : [{ path: ["usual"], message: "is none of the choices" }]),
    ...(needed === undefined ? [{ path: ["prefill"], message: "does not give a choice" }] : []),
    ...(needed ?? [])
      .filter((value) => !values.includes(value))
      .map((value) => ({ path: ["prefill"], message: `needs a choice with the value "${value}"` })),
  ];
}

function listProblems({ kind, list }: Question): readonly Found[] {
  if (kind === "list")
    return list === undefined ? [{ path: ["kind"], message: "a question of kind list needs a list" }] : [];
  return list === undefined ? [] : [{ path: ["list"], message: "only for a question of kind list" }];
}

/** Names alone are held against others, and against names alone. */
function unlikeProblems(
  { key, kind: own, unlike }: Question,
  questions: readonly Question[],
): readonly Found[] {
  if (unlike === undefined) return [];
  if (own !== "name") return [{ path: ["unlike"], message: "only for a question of kind name" }];
  return unlike
    .filter(
      (other) => !questions.some(({ key: its, kind }) => its === other && its !== key && kind === "name"),
    )
    .map((other) => ({ path: ["unlike"], message: `"${other}" is no other name of this declaration` }));
}

/** What a prefill of a choice may give: the choices must have it. */
const PREFILLED_CHOICES: Readonly<Record<string, readonly string[]>> = {
  "submitter.sex": ["male", "female"],
  "owner.sex": ["male", "female"],
  "owner.relation": ["self"],
};

function conditionProblems(
  when: AskedWhen | undefined,
  earlier: readonly Question[],
  later: readonly Question[] = [],
): readonly string[] {
  if (when === undefined) return [];
  const named = earlier.find(({ key }) => key === when.key);
  if (named !== undefined) {
    const values = named.choices?.map(({ value }) => value);
    const unknown = when.equals.filter((value) => values !== undefined && !values.includes(value));
    return unknown.map((value) => `"${when.key}" has no choice "${value}"`);
  }
  const isLater = later.some(({ key }) => key === when.key);
  return [isLater ? `"${when.key}" is asked later, not before` : `no question has the key "${when.key}"`];
}
