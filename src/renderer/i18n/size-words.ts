import { numberWords } from "./numbers.ts";
import type { Language } from "./use-t.ts";

const MEGABYTE = 1024 * 1024;

/** A file's size as people say it: `0,7 MB`, `0.7 MB` in English; never less than a tenth. */
export function sizeWords(bytes: number, language: Language): string {
  const size = Math.max(0.1, bytes / MEGABYTE);
  return `${numberWords(size, language, size < 10 ? 1 : 0)} MB`;
}
