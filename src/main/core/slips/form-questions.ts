import type { Procedure, Question } from "../../../shared/procedure.ts";
import type { AnswersBlock, Template } from "./template.ts";
import { formatAnswerDate } from "./wording.ts";

/** An answer as it stands on paper: dates the Vietnamese way, choices by their words. */
export function shownAnswer(question: Question, answer: string): string {
  if (question.kind === "date") return formatAnswerDate(answer);
  return question.choices?.find((choice) => choice.value === answer)?.text.vi ?? answer;
}

/** The choices with a box each, the chosen one filled. */
export function boxesOf(question: Question, answer: string): string {
  const boxes = (question.choices ?? []).map(
    ({ value, text }) => `${text.vi}\u00a0${value === answer ? "■" : "□"}`,
  );
  return boxes.join("\u00a0\u00a0\u00a0 ");
}

/**
 * The questions that one block prints, in form order: those it names, those of its section, or all that no other block
 * of the template takes; never those the template leaves out, nor unanswered ones it prints only when answered.
 */
export function questionsOf(
  block: AnswersBlock,
  template: Template,
  procedure: Procedure,
  answerOf: (key: string) => string,
): readonly Question[] {
  const others = template.blocks.flatMap((other) =>
    other.kind === "answers" && other !== block ? [other] : [],
  );
  const namedElsewhere = new Set(others.flatMap((other) => other.keys ?? []));
  const sectionsElsewhere = new Set(others.flatMap((other) => other.section ?? []));
  const wanted = ({ key, section }: Question): boolean => {
    if (block.keys) return block.keys.includes(key);
    if (namedElsewhere.has(key)) return false;
    return block.section ? block.section === section : !sectionsElsewhere.has(section);
  };
  return procedure.questions.filter((question) => {
    if (template.leaveOut.includes(question.key) || !wanted(question)) return false;
    return !template.onlyAnswered.includes(question.key) || answerOf(question.key) !== "";
  });
}
