import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Procedure } from "../../../src/shared/procedure.ts";

/** A question of the catalogue as the rivals ask it. */
export interface RivalQuestion {
  readonly key: string;
  readonly ask: string;
  /** None where the answer is typed. */
  readonly choices: readonly { readonly value: string; readonly text: string }[];
  /** What the bench answers: a choice's value, or what is typed. */
  readonly answer: string;
}

const COUNT = 40;
const codes = ["1.001193", "1.004873", "2.000635"] as const;

/** A procedure as it is delivered. */
export function procedure(code: (typeof codes)[number]): Procedure {
  const path = join(
    import.meta.dirname,
    "..",
    "..",
    "..",
    "assets",
    "catalogue",
    "procedures",
    `${code}.json`,
  );
  return Procedure.parse(JSON.parse(readFileSync(path, "utf8")));
}

/** The first forty questions of the three procedures, each wording once; a person answers all of them. */
export function fortyQuestions(): readonly RivalQuestion[] {
  const all = codes.flatMap((code) => procedure(code).questions.map((question) => ({ code, question })));
  const first = all.filter(
    ({ question: { ask } }, index) => all.findIndex((other) => other.question.ask.vi === ask.vi) === index,
  );
  return first.slice(0, COUNT).map(({ code, question }, index) => {
    const choices = (question.choices ?? []).map(({ value, text }) => ({ value, text: text.vi }));
    return {
      key: `${question.key}_${code.replace(".", "_")}`,
      ask: question.ask.vi,
      choices,
      answer: choices[index % choices.length]?.value ?? `An ${index + 1}`,
    };
  });
}
