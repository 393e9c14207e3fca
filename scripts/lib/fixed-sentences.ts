import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Areas that are not read aloud: the staff's screens, and the names of keys. */
const UNREAD = new Set(["staff.json", "keyboard.json", "volunteer.json"]);

/**
 * The Vietnamese sentences of the citizen's screens and of the shipped procedures that are the same for everybody,
 * each once and in the order of their files: texts without a gap to fill.
 */
export function fixedSentences(root: string): readonly string[] {
  const locales = join(root, "assets", "locales", "vi");
  const procedures = join(root, "assets", "catalogue", "procedures");
  const found = [
    ...jsonFiles(locales)
      .filter(({ name }) => !UNREAD.has(name))
      .flatMap(({ json }) => textsOf(json)),
    ...jsonFiles(procedures).flatMap(({ json }) => wordingsOf(json)),
  ].map((text) => text.normalize("NFC").replaceAll(/\s+/gu, " ").trim());
  return [...new Set(found)].filter((text) => !text.includes("{{") && /\p{L}/u.test(text));
}

function jsonFiles(folder: string): readonly { readonly name: string; readonly json: unknown }[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .toSorted()
    .map((name) => ({ name, json: JSON.parse(readFileSync(join(folder, name), "utf8")) as unknown }));
}

/** Spoken names of controls are for screen readers; they are not on the screen. */
function textsOf(json: unknown): readonly string[] {
  if (typeof json !== "object" || json === null) return [];
  return Object.entries(json).flatMap(([key, text]) =>
    typeof text === "string" && !key.endsWith("-label") ? [text] : [],
  );
}

/** Every `vi` of the wordings in a procedure. */
function wordingsOf(json: unknown): readonly string[] {
  if (Array.isArray(json)) return json.flatMap(wordingsOf);
  if (typeof json !== "object" || json === null) return [];
  return Object.entries(json).flatMap(([key, value]) =>
    key === "vi" && typeof value === "string"
      ? [value]
      : key === "sources" || key === "source"
        ? []
        : wordingsOf(value),
  );
}
