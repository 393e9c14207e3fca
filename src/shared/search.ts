import { fold, foldedWords } from "./fold.ts";
import type { Procedure } from "./procedure.ts";

/** What a search looks at; a whole `Procedure` or its row in a list. */
export type Searchable = Pick<Procedure, "code" | "name" | "field" | "words" | "lifeEvent">;

export interface ProcedureQuery {
  /** Words as people type them, with or without diacritics, in any order; a code works too. Empty: everything. */
  readonly text: string;
  /** Only procedures of this field (`field.code`). */
  readonly fieldCode?: string | undefined;
}

/** Words that everybody uses and that tell no procedure from another. */
const FILLERS = new Set(
  "lam xin cho toi con can muon cua de thu tuc dang ky cap giay ban mot cai ve o di".split(" "),
);

/**
 * The procedures a person may mean, best first. Each word is matched by itself, whole, by its beginning, or with one
 * slip of the finger (a letter wrong, dropped, doubled or swapped with its neighbour), which a library of pattern
 * distances gets wrong for swaps; a procedure that lacks too many of the words is left out.
 */
export function searchProcedures<P extends Searchable>(
  procedures: readonly P[],
  query: ProcedureQuery,
): readonly P[] {
  const inField = procedures.filter(
    ({ field }) => query.fieldCode === undefined || field.code === query.fieldCode,
  );
  const code = /\d\.\d{6}/u.exec(query.text)?.[0];
  if (code !== undefined) return inField.filter((procedure) => procedure.code === code);
  const wanted = foldedWords(query.text);
  if (wanted.length === 0) return inField;
  const scored = inField.map((procedure) => ({ procedure, score: scoreOf(procedure, wanted) }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  // Short Vietnamese syllables are one letter apart from many others: what is far behind the best is an accident.
  return scored
    .filter(({ score }) => score > 0 && score >= best * 0.4)
    .toSorted((a, b) => b.score - a.score)
    .map(({ procedure }) => procedure);
}

/** Share of the words that are found, 0 to 1, and more for a phrase that people use just so; 0 when too little is. */
function scoreOf(procedure: Searchable, wanted: readonly string[]): number {
  const phrases = [
    procedure.name.vi,
    procedure.name.en,
    procedure.field.name.vi,
    procedure.lifeEvent.vi,
    procedure.lifeEvent.en,
    ...procedure.words,
  ];
  const known = new Set(phrases.flatMap(foldedWords));
  const telling = wanted.filter((word) => !FILLERS.has(word));
  const counted = telling.length === 0 ? wanted : telling;
  const matches = counted.map((word) => bestMatch(word, known));
  const share = matches.reduce((sum, match) => sum + match, 0) / counted.length;
  const missed = matches.filter((match) => match === 0).length;
  const phrase = wanted.join(" ");
  const folded = phrases.map((text) => foldedWords(text).join(" "));
  const whole = folded.some((text) => text.includes(phrase)) ? 0.5 : 0;
  const same = folded.includes(phrase) ? 0.5 : 0;
  const glued =
    phrase.length >= 5 &&
    folded.some((text) => text.replaceAll(" ", "").includes(fold(phrase).replaceAll(" ", "")));
  if (glued && whole === 0) return 0.8;
  return missed > counted.length / 3 ? 0 : share + whole + same;
}

function bestMatch(word: string, known: ReadonlySet<string>): number {
  if (known.has(word)) return 1;
  let best = 0;
  for (const other of known) best = Math.max(best, wordFit(word, other));
  return best;
}

/** Longer than any Vietnamese syllable: beginnings of those, with a slip, are beginnings of many others. */
const FOREIGN_LETTERS = 8;

/**
 * How well a typed word fits a known one, both folded: whole 1, by its beginning 0.9, with one slip of the finger 0.6
 * (from three letters on), with a slip in the beginning of a long word 0.5 (from four on), else 0.
 */
export function wordFit(word: string, known: string): number {
  if (word === known) return 1;
  if (known.startsWith(word)) return 0.9;
  const { length } = word;
  if (length >= 3 && oneSlip(word, known)) return 0.6;
  if (length < 4 || known.length < FOREIGN_LETTERS) return 0;
  const atStart = [length - 1, length, length + 1].some((letters) => oneSlip(word, known.slice(0, letters)));
  return atStart ? 0.5 : 0;
}

/** True when one letter wrong, missing, added, or swapped with its neighbour turns one word into the other. */
export function oneSlip(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  const rest = short.slice(start);
  if (short.length < long.length) return rest === long.slice(start + 1);
  if (rest.slice(1) === long.slice(start + 1)) return true;
  return rest[0] === long[start + 1] && rest[1] === long[start] && rest.slice(2) === long.slice(start + 2);
}
