import { foldedWords } from "../../../shared/fold.ts";
import type { ListFound } from "../../../shared/lists.ts";
import { wordFit } from "../../../shared/search.ts";

/** A row of a list and the other names under which it is found. */
export interface ListEntry {
  readonly found: ListFound;
  readonly others: readonly string[];
}

const MOST_FOUND = 24;
/** From here on the words were understood as they stand, whole or by their beginning. */
const UNDERSTOOD = 0.88;
/** A slip in a shorter word makes too many others of it to stand beside what was understood. */
const LEAST_LETTERS = 4;

/**
 * A search over a list of some hundred names, by their words in any order, their beginnings, words run together, and
 * with one slip of the finger in each (`wordFit`). What fits as it stands comes first; what fits only by a slip comes
 * after it, or is left out where a short word was understood.
 */
export function createListSearch(entries: readonly ListEntry[]): (text: string) => readonly ListFound[] {
  const names = entries.map(({ found, others }) => [found.title, ...others].map(nameOf));
  return (text) => {
    const wanted = foldedWords(text);
    if (wanted.length === 0) return text.trim() === "" ? entries.map(({ found }) => found) : [];
    const scored = entries.flatMap((entry, at) => best(entry, names[at] ?? [], wanted) ?? []);
    const understood = scored.some(({ score }) => score >= UNDERSTOOD);
    const short = wanted.join("").length < LEAST_LETTERS;
    return scored
      .filter(({ score }) => score >= UNDERSTOOD || !understood || !short)
      .toSorted((a, b) => b.score - a.score)
      .slice(0, MOST_FOUND)
      .map(({ found }) => found);
  };
}

interface Name {
  readonly text: string;
  readonly words: readonly string[];
}

function nameOf(text: string): Name {
  return { text, words: foldedWords(text) };
}

interface Scored {
  readonly found: ListFound;
  readonly score: number;
}

function best({ found }: ListEntry, names: readonly Name[], wanted: readonly string[]): Scored | null {
  let top: Scored | null = null;
  for (const [at, { text, words }] of names.entries()) {
    const plain = fit(words, wanted);
    // Its own name before another that fits as well, and well before another that fits only by a slip.
    const score = plain - (at === 0 ? 0 : plain < UNDERSTOOD ? 0.2 : 0.02);
    if (score <= (top?.score ?? 0)) continue;
    const named = at === 0 || text === found.english;
    top = { found: named ? found : { ...found, also: text }, score };
  }
  return top;
}

/** 0 where a word fits nothing; else the mean fit, and a little more the more of the name was said. */
function fit(words: readonly string[], wanted: readonly string[]): number {
  const together = wordFit(wanted.join(""), words.join(""));
  let sum = 0;
  let missed = false;
  const used = new Set<number>();
  for (const word of wanted) {
    const fits = words.map((known, at) => (used.has(at) ? 0 : wordFit(word, known)));
    const most = Math.max(0, ...fits);
    missed ||= most === 0;
    used.add(fits.indexOf(most));
    sum += most;
  }
  const apart = missed ? 0 : sum / wanted.length;
  const share = Math.min(1, wanted.join("").length / Math.max(1, words.join("").length));
  const base = Math.max(apart, together);
  // Fingers slip least where a word begins.
  const begins = words[0]?.[0] === wanted[0]?.[0] ? 0.05 : 0;
  return base === 0 ? 0 : base + 0.1 * share + begins;
}
