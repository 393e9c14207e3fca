import { actOf } from "./methods.ts";
import { eraseKey, reseatTone, typeKey, type TypingOptions } from "./type-key.ts";

/** A field's text with its selection, as offsets into it; `from` equals `to` for a bare caret. */
export interface Text {
  readonly value: string;
  readonly from: number;
  readonly to: number;
}

// Latin letters and the marks over and under them. By range: what asks for all letters of the world (\p{L}) loads their
// tables first, which holds up the first screen and the first key.
const LETTER = String.raw`[a-zA-Z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0300-\u036f\u1e00-\u1eff]`;
const LETTERS_BEFORE = new RegExp(`${LETTER}*$`, "u");
const LETTERS_AFTER = new RegExp(`^${LETTER}*`, "u");
const ONE_LETTER = new RegExp(`^${LETTER}$`, "u");

/** The text after one key at the caret. `options` null: the key is put in as it is (numbers, e-mail, codes). */
export function pressKey(text: Text, key: string, options: TypingOptions | null): Text {
  const before = text.value.slice(0, text.from);
  const after = text.value.slice(text.to);
  const head = LETTERS_BEFORE.exec(before)?.[0] ?? "";
  if (options === null || (!ONE_LETTER.test(key) && head === "")) return insert(before, key, after);
  const tail = LETTERS_AFTER.exec(after)?.[0] ?? "";
  const start = before.length - head.length;
  const word = typeAt(head, tail, key, options);
  return insert(before.slice(0, start) + word.before, "", word.after + after.slice(tail.length));
}

/** The text after backspace: the selection, or the one letter before the caret. */
export function pressErase(text: Text, options: TypingOptions | null): Text {
  const before = text.value.slice(0, text.from);
  const after = text.value.slice(text.to);
  if (text.from !== text.to) return insert(before, "", after);
  const head = LETTERS_BEFORE.exec(before)?.[0] ?? "";
  if (options === null || head === "") return insert(Array.from(before).slice(0, -1).join(""), "", after);
  return insert(before.slice(0, before.length - head.length) + eraseKey(head, options), "", after);
}

function insert(before: string, key: string, after: string): Text {
  const at = before.length + key.length;
  return { value: before + key + after, from: at, to: at };
}

interface SplitWord {
  readonly before: string;
  readonly after: string;
}

/** One key inside a word. A tone belongs to the whole word, every other mark to the letters before the caret. */
function typeAt(head: string, tail: string, key: string, options: TypingOptions): SplitWord {
  if (tail === "") return { before: typeKey(head, key, options), after: "" };
  const kind = actOf(key, options.method).kind;
  if (kind === "tone" || kind === "clear-tone") {
    const whole = typeKey(head + tail, key, options);
    if (whole.length === head.length + tail.length) return split(whole, head.length);
  }
  const typed = typeKey(head, key, options);
  return split(reseatTone(typed + tail, options), typed.length);
}

function split(word: string, at: number): SplitWord {
  return { before: word.slice(0, at), after: word.slice(at) };
}
