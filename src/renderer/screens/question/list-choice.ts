import { foldedWords } from "../../../shared/fold.ts";
import type { ListFound } from "../../../shared/lists.ts";

/**
 * What "go on" answers: the answer that stands while nothing is typed (empty: none); the one row that is meant; the
 * person's own words where no list knows them. Null while several rows may be meant, while one is only like what was
 * typed, and while the list has not answered yet: nobody is chosen for.
 */
export function goesOnWith(text: string, answer: string, found: readonly ListFound[] | null): string | null {
  const typed = text.trim();
  if (typed === "") return answer;
  if (found === null) return null;
  const same = found.filter(({ title, value }) => isSaid(title, typed) || isSaid(value, typed));
  const [only] = same.length > 0 ? same : found;
  if (only === undefined) return typed;
  if (same.length === 1) return only.value;
  return found.length === 1 && begins(only, typed) ? only.value : null;
}

/** True where each word that was typed begins one of the row's, letter by letter. */
function begins({ title, value, also = "" }: ListFound, typed: string): boolean {
  const words = foldedWords(`${title} ${value} ${also}`);
  return foldedWords(typed).every((part) => words.some((word) => word.startsWith(part)));
}

function isSaid(name: string, typed: string): boolean {
  return foldedWords(name).join(" ") === foldedWords(typed).join(" ");
}
