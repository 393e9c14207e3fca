/** Tones by number: 0 none, 1 sắc, 2 huyền, 3 hỏi, 4 ngã, 5 nặng. */
export type Tone = 0 | 1 | 2 | 3 | 4 | 5;

/** Combining characters of the tones; a tone key of the on-screen keyboard sends one of these. */
const TONE_MARKS: readonly string[] = ["", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"];
const TONES: readonly Tone[] = [0, 1, 2, 3, 4, 5];
const PLAIN: Readonly<Record<string, string>> = { ă: "a", â: "a", ê: "e", ô: "o", ơ: "o", ư: "u", đ: "d" };

/** A word taken apart: letters keep their own marks and case, the tone stands beside them. `toneAt` is -1 without one. */
export interface Spelling {
  readonly letters: readonly string[];
  readonly tone: Tone;
  readonly toneAt: number;
}

/** The tone that a combining character stands for, or undefined for any other character. */
export function toneOf(mark: string): Tone | undefined {
  return mark === "" ? undefined : TONES[TONE_MARKS.indexOf(mark)];
}

/** The combining character of a tone; empty for none. */
export function toneMark(tone: Tone): string {
  return TONE_MARKS[tone] ?? "";
}

/** Takes a word apart; null when it carries two tones, which no syllable does. */
export function takeApart(word: string): Spelling | null {
  const letters: string[] = [];
  let tone: Tone = 0;
  let toneAt = -1;
  for (const char of word.normalize("NFD")) {
    const found = toneOf(char);
    if (found !== undefined) {
      if (tone !== 0) return null;
      tone = found;
      toneAt = letters.length - 1;
    } else if (/\p{M}/u.test(char) && letters.length > 0) {
      letters[letters.length - 1] = `${letters.at(-1) ?? ""}${char}`.normalize("NFC");
    } else letters.push(char);
  }
  return { letters, tone, toneAt };
}

/** Puts a word together in NFC, its tone on the letter `toneAt`. */
export function putTogether({ letters, tone, toneAt }: Spelling): string {
  return letters
    .map((letter, i) => (i === toneAt ? letter + toneMark(tone) : letter))
    .join("")
    .normalize("NFC");
}

/** The bare Latin letter under a Vietnamese one (`ư` → `u`), lower case. */
export function plain(letter: string): string {
  const low = letter.toLowerCase();
  return PLAIN[low] ?? low;
}

/** `letter` in the case of `model`. */
export function likeCase(letter: string, model: string): string {
  return model !== model.toLowerCase() ? letter.toUpperCase() : letter;
}
