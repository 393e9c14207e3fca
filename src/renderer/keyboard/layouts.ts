import { type Tone, toneMark } from "./engine/letters.ts";

/** What a field takes: `words` in Vietnamese; all others are put in as they are, without composition. */
export type LayoutName = "words" | "digits" | "phone" | "email" | "code" | "address";

/** In parts of its row; a row's parts share its whole width. */
export type KeyWidth = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export type Key =
  | { readonly kind: "char"; readonly char: string; readonly width: KeyWidth; readonly tone?: Tone }
  | { readonly kind: "shift" | "erase" | "space" | "method" | "next" | "gap"; readonly width: KeyWidth };

export type Layout = readonly (readonly Key[])[];

const chars = (text: string): readonly Key[] =>
  Array.from(text, (char) => ({ kind: "char", char, width: 2 }) as const);
const key = (kind: Exclude<Key["kind"], "char">, width: KeyWidth): Key => ({ kind, width });
const text = (char: string, width: KeyWidth): Key => ({ kind: "char", char, width });
const tone = (number: Tone): Key => ({ kind: "char", char: toneMark(number), width: 2, tone: number });

const LETTER_ROWS: readonly (readonly Key[])[] = [
  chars("qwertyuiop"),
  [key("gap", 1), ...chars("asdfghjkl"), key("gap", 1)],
];
const THIRD_ROW = [key("shift", 3), ...chars("zxcvbnm"), key("erase", 3)];

export const layouts: Readonly<Record<LayoutName, Layout>> = {
  words: [
    [...chars("ăâêôơưđ"), tone(1), tone(2), tone(3), tone(4), tone(5)],
    chars("1234567890"),
    ...LETTER_ROWS,
    THIRD_ROW,
    [key("method", 3), ...chars(",/"), key("space", 5), ...chars(".-"), key("next", 5)],
  ],
  email: [
    chars("1234567890"),
    ...LETTER_ROWS,
    [...chars("zxcvbnm"), text("-", 2), text("_", 2), key("erase", 3)],
    [text("@", 3), text(".", 2), text("@gmail.com", 6), text(".vn", 3), key("next", 6)],
  ],
  code: [
    chars("1234567890"),
    ...LETTER_ROWS.map((row) =>
      row.map((it) => (it.kind === "char" ? { ...it, char: it.char.toUpperCase() } : it)),
    ),
    [...chars("ZXCVBNM"), ...chars(".-/"), key("erase", 3)],
    [key("gap", 7), key("next", 5)],
  ],
  address: [
    chars("1234567890"),
    ...LETTER_ROWS,
    [...chars("zxcvbnm"), text("-", 2), text(".", 2), key("erase", 2)],
    [text("ipp://", 4), text(":", 2), text("/", 2), text(":9100", 4), key("gap", 2), key("next", 6)],
  ],
  digits: pad(),
  phone: pad(),
};

function pad(): Layout {
  return [chars("123"), chars("456"), chars("789"), [key("erase", 2), text("0", 2), key("next", 2)]];
}

/** Signs without a shape: of control, of direction, and of nobody's alphabet. */
const UNSEEN = [
  [0x00, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0xd800, 0xf8ff],
  [0xfeff, 0xfeff],
  [0xf_0000, 0x10_ffff],
] as const;

function isSeen(char: string): boolean {
  const code = char.codePointAt(0) ?? 0;
  return !UNSEEN.some(([from, to]) => code >= from && code <= to);
}

const isOfAddress = (char: string): boolean => isSeen(char) && !/\s/u.test(char);

const TAKES: Readonly<Record<LayoutName, (char: string) => boolean>> = {
  words: isSeen,
  digits: (char) => /\d/u.test(char),
  phone: (char) => /[\d+ ]/u.test(char),
  email: isOfAddress,
  address: isOfAddress,
  // What has a capital is a letter; the parts of a card's own code stand between bars.
  code: (char) => /[\d./|-]/u.test(char) || char.toLowerCase() !== char.toUpperCase(),
};

/** True for a character that the field takes from a hardware keyboard. */
export function takes(layout: LayoutName, char: string): boolean {
  return TAKES[layout](char);
}
