import type { Procedure, Question } from "../../../shared/procedure.ts";
import { bodySetting, type Layout } from "./blocks.ts";
import { boxesOf, questionsOf, shownAnswer } from "./form-questions.ts";
import type { AnswersBlock } from "./template.ts";
import { abreast, paragraph, stack, type Row, type Run } from "./text-flow.ts";
import { dateInWords } from "./wording.ts";

/** A declaration's questions and what was answered; `null` answers print an empty form. */
export interface FormAnswers {
  readonly procedure: Procedure;
  readonly answers: Readonly<Record<string, string>> | null;
}

/** A dotted stretch narrower than this is no room to write in. */
const WRITING_ROOM_PT = 70;

function labelOf(question: Question): string {
  return `${question.label.replace(/\s*:\s*$/, "")}: `;
}

function unitOf(question: Question, layout: Layout): string {
  const unit = layout.template.units[question.key];
  return unit ? ` ${unit}` : "";
}

function dots(widthPt: number, layout: Layout): string {
  const dotPt = layout.pen.widthOf(".", "regular", layout.sheet.size.body);
  return ".".repeat(Math.max(0, Math.floor(widthPt / dotPt)));
}

function plain(text: string, layout: Layout): readonly Row[] {
  return paragraph([{ text, face: "regular" }], bodySetting(layout), layout.pen);
}

/** A label with dots to the edge, and a second dotted line where one is not enough to write on. */
export function blankLine(label: string, unit: string, layout: Layout, roomy = false): readonly Row[] {
  const taken = layout.pen.widthOf(label + unit, "regular", layout.sheet.size.body);
  const left = layout.width - taken;
  const first = plain(left >= WRITING_ROOM_PT ? label + dots(left - 1, layout) + unit : label + unit, layout);
  const line = { ...stack(first), forPen: true };
  if (left >= WRITING_ROOM_PT && !roomy) return [line];
  const second = { ...stack(plain(dots(layout.width - 1, layout), layout)), forPen: true };
  return [{ ...line, keepWithNext: true }, second];
}

function answerRow(question: Question, answer: string, layout: Layout): readonly Row[] {
  const label = labelOf(question);
  if (layout.template.boxes.includes(question.key)) return plain(label + boxesOf(question, answer), layout);
  const worded = layout.template.inWords.includes(question.key);
  const unit = unitOf(question, layout);
  if (answer === "") {
    const byHand = layout.form?.answers === null;
    const roomy = byHand && layout.template.twoLines.includes(question.key);
    const rows = blankLine(label, unit, layout, roomy);
    return worded ? [...rows, ...blankLine(`${layout.common.inWords}: `, "", layout)] : rows;
  }
  const runs: Run[] = [
    { text: label, face: "regular" },
    { text: shownAnswer(question, answer), face: "bold" },
    { text: unit, face: "regular" },
  ];
  if (worded) {
    runs.push(
      { text: `; ${layout.common.inWords}: `, face: "regular" },
      { text: dateInWords(answer), face: "bold" },
    );
  }
  return paragraph(runs, bodySetting(layout), layout.pen);
}

interface Cell {
  readonly label: string;
  readonly value: Run;
  readonly unit: string;
  readonly needPt: number;
}

function cellOf(question: Question, answer: string, layout: Layout): Cell {
  const sizePt = layout.sheet.size.body;
  const label = labelOf(question);
  const unit = unitOf(question, layout);
  const boxed = layout.template.boxes.includes(question.key);
  const text = boxed ? boxesOf(question, answer) : answer === "" ? "" : shownAnswer(question, answer);
  const value: Run = { text, face: boxed ? "regular" : "bold" };
  const valuePt = text === "" ? WRITING_ROOM_PT * 0.6 : layout.pen.widthOf(text, value.face, sizePt);
  return { label, value, unit, needPt: layout.pen.widthOf(label + unit, "regular", sizePt) + valuePt + 8 };
}

/** Answers one after the other in running text, where they are too long to stand in columns. */
function runningRow(cells: readonly Cell[], layout: Layout): Row {
  const runs = cells.flatMap(({ label, value, unit }): readonly Run[] => [
    { text: label, face: "regular" },
    value.text === "" ? { text: dots(WRITING_ROOM_PT, layout), face: "regular" } : value,
    { text: `${unit} `, face: "regular" },
  ]);
  return stack(paragraph(runs, bodySetting(layout), layout.pen));
}

/** Several short answers on one line, as the paper has them. */
function togetherRow(cells: readonly Cell[], layout: Layout): Row {
  const spare = layout.width - cells.reduce((sum, cell) => sum + cell.needPt, 0);
  if (spare < 0) return runningRow(cells, layout);
  const sizePt = layout.sheet.size.body;
  let { x } = layout;
  const rows = cells.map(({ label, value, unit, needPt }) => {
    const width = needPt + spare / cells.length;
    const room = width - 8 - layout.pen.widthOf(label + unit, "regular", sizePt);
    const text: Run = value.text === "" ? { text: dots(room, layout), face: "regular" } : value;
    const runs: readonly Run[] = [{ text: label, face: "regular" }, text, { text: unit, face: "regular" }];
    const row = stack(paragraph(runs, bodySetting(layout, { x, width: width + 1 }), layout.pen));
    x += width;
    return row;
  });
  return { ...abreast(rows), forPen: cells.some(({ value }) => value.text === "") };
}

function headingRows(question: Question, before: Question | undefined, layout: Layout): readonly Row[] {
  if (question.section === before?.section) return [];
  const section = layout.form?.procedure.sections.find(({ key }) => key === question.section);
  if (!section?.formHeading) return [];
  const rows = paragraph([{ text: section.formHeading, face: "bold" }], bodySetting(layout), layout.pen);
  return [{ ...stack(rows), keepWithNext: true }];
}

/** The lines of a declaration in the order of the catalogue: section headings, labels word for word, answers or dots. */
export function answerRows(block: AnswersBlock, layout: Layout): readonly Row[] {
  const { form, template } = layout;
  if (!form) return [];
  const answerOf = (key: string): string => form.answers?.[key]?.trim() ?? "";
  const questions = questionsOf(block, template, form.procedure, answerOf);
  const done = new Set<string>();
  return questions.flatMap((question, index) => {
    if (done.has(question.key)) return [];
    const heading = block.keys || !block.headings ? [] : headingRows(question, questions[index - 1], layout);
    const group = template.together.find((keys) => keys.includes(question.key)) ?? [];
    const mates = questions.filter(({ key }) => group.includes(key));
    if (mates.length < 2) return [...heading, ...answerRow(question, answerOf(question.key), layout)];
    for (const { key } of mates) done.add(key);
    return [
      ...heading,
      togetherRow(
        mates.map((mate) => cellOf(mate, answerOf(mate.key), layout)),
        layout,
      ),
    ];
  });
}
