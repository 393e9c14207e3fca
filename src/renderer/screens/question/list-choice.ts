import { foldedWords } from "../../../shared/fold.ts";
import type { ListFound } from "../../../shared/lists.ts";

/**
 * What "go on" answers: the answer that stands while nothing is typed (empty: none); the one row that is meant; the
 * person's own words where no list knows them. Null while several rows may be meant, or the list has not answered yet:
 * nobody is chosen for.
 */
export function goesOnWith(text: string, answer: string, found: readonly ListFound[] | null): string | null {
  const typed = text.trim();
  if (typed === "") return answer;
  if (found === null) return null;
  const same = found.filter(({ title, value }) => isSaid(title, typed) || isSaid(value, typed));
  const [only] = same.length > 0 ? same : found;
  if (only === undefined) return typed;
  return same.length === 1 || found.length === 1 ? only.value : null;
}

function isSaid(name: string, typed: string): boolean {
  return foldedWords(name).join(" ") === foldedWords(typed).join(" ");
}
