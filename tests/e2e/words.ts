import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { procedures } from "./catalogue.ts";

export type Language = "vi" | "en";

const folder = join(import.meta.dirname, "..", "..", "assets", "locales");

/** Every text of the citizen's screens in one language, by `area.key`. */
function textsOf(language: Language): ReadonlyMap<string, string> {
  const areas = readdirSync(join(folder, language)).filter((name) => name !== "staff.json");
  return new Map(
    areas.flatMap((name) => {
      const texts: Readonly<Record<string, string>> = JSON.parse(
        readFileSync(join(folder, language, name), "utf8"),
      );
      return Object.entries(texts).map(([key, text]) => [`${name.slice(0, -5)}.${key}`, text] as const);
    }),
  );
}

const texts = { vi: textsOf("vi"), en: textsOf("en") } as const;

/** What stands on the screens for a key, as the person reads it. */
export function wordsFor(
  language: Language,
  key: string,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const text = texts[language].get(key);
  if (text === undefined) throw new Error(`no text ${key} in ${language}`);
  return text.replaceAll(/\{\{(\w+)\}\}/gu, (_, name: string) => String(values[name]));
}

/** Wordings of the catalogue, which stand in both languages too. */
function wordingsIn(value: unknown): readonly Readonly<Record<Language, string>>[] {
  if (typeof value !== "object" || value === null) return [];
  if ("vi" in value && "en" in value) return [value as Readonly<Record<Language, string>>];
  return Object.values(value).flatMap(wordingsIn);
}

const pairs: readonly Readonly<Record<Language, string>>[] = [
  ...[...texts.vi].map(([key, vi]) => ({ vi, en: texts.en.get(key) ?? "" })),
  ...procedures.flatMap(wordingsIn),
];

/** Lines of the paper forms, which are Vietnamese by law and are quoted as they stand there. */
const formLines = new Set(procedures.flatMap(({ questions }) => questions.map(({ label }) => label)));

/** Words that no sentence of the language goes without, and that the other one does not have. */
const tell: Readonly<Record<Language, RegExp>> = {
  en: /\b(?:the|your|you|and|is|are|of|with|this|for|please|from)\b/iu,
  // A word that begins small and carries a mark that only Vietnamese has; names begin large.
  vi: /(?:^|[^\p{L}])[a-zđ]*[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]/u,
};

/**
 * Gives the lines that are not in this language: texts of the other one, with what was filled in, and words that were
 * put into the code. A line of its own with a name filled in is its own, unless what was filled in is a foreign text.
 */
export function foreignTo(language: Language): (lines: readonly string[]) => readonly string[] {
  const other = language === "vi" ? "en" : "vi";
  const own = new Set(pairs.map((pair) => pair[language]));
  const ownFilled = [...own].filter(hasWordsOfItsOwn).map(asPattern);
  const theirs = pairs.map((pair) => pair[other]).filter((text) => !own.has(text) && /\p{L}{2}/u.test(text));
  const fixed = new Set(theirs.filter((text) => !text.includes("{{")));
  const filled = theirs.filter(hasWordsOfItsOwn).map(asPattern);
  const isOwn = (line: string): boolean =>
    own.has(line) ||
    ownFilled.some((pattern) => {
      const found = pattern.exec(line);
      return found !== null && found.slice(1).every((part) => !fixed.has(part) || formLines.has(part));
    });
  return (lines) =>
    [...new Set(lines)].filter(
      (line) =>
        !isOwn(line) &&
        (fixed.has(line) || filled.some((pattern) => pattern.test(line)) || tell[other].test(line)),
    );
}

function hasWordsOfItsOwn(text: string): boolean {
  return text.includes("{{") && (text.replaceAll(/\{\{\w+\}\}/gu, "").match(/\p{L}/gu) ?? []).length > 3;
}

function asPattern(text: string): RegExp {
  const parts = text.split(/\{\{\w+\}\}/u).map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/gu, "\\$&"));
  return new RegExp(`^${parts.join("(.*)")}$`, "u");
}
