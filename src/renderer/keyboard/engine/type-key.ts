import { unreachable } from "../../../shared/result.ts";
import { likeCase, plain, putTogether, type Spelling, takeApart, type Tone } from "./letters.ts";
import { type Act, actOf, type Method } from "./methods.ts";
import { readLoosely, readSyllable, type Syllable, toneSeat, type ToneStyle } from "./syllable.ts";

export interface TypingOptions {
  readonly method: Method;
  readonly toneStyle: ToneStyle;
}

/** Old style, as the official place names are written (hòa, not hoà). */
export const usualTyping: TypingOptions = { method: "telex", toneStyle: "old" };

const HORNED: Readonly<Record<string, string>> = { u: "ư", o: "ơ", a: "ă" };
const CIRCUMFLEXED: Readonly<Record<string, string>> = { a: "â", e: "ê", o: "ô" };

/** The word after one key. Knows nothing but the word itself, so a touch, a key and a moved caret are all the same to it. */
export function typeKey(word: string, key: string, options: TypingOptions = usualTyping): string {
  const act = actOf(key, options.method);
  const spelling = takeApart(word);
  if (spelling === null) return append(word, key);
  return apply(spelling, act, key, options) ?? withLetter(spelling, key, options);
}

/** The word without its last letter; a tone on another letter stays and moves to where it now belongs. */
export function eraseKey(word: string, options: TypingOptions = usualTyping): string {
  const spelling = takeApart(word);
  if (spelling === null) return Array.from(word).slice(0, -1).join("");
  const letters = spelling.letters.slice(0, -1);
  const tone = spelling.toneAt === letters.length ? 0 : spelling.tone;
  return compose({ letters, tone, toneAt: tone === 0 ? -1 : spelling.toneAt }, options.toneStyle);
}

/** The word with its tone where the spelling rules want it; used when letters after the caret change what it is. */
export function reseatTone(word: string, options: TypingOptions = usualTyping): string {
  const spelling = takeApart(word);
  return spelling === null ? word : compose(spelling, options.toneStyle);
}

/** Tone keys without a word to sit on are dropped, all others are text. */
function append(word: string, key: string): string {
  return actOf(key, "direct").kind === "tone" ? word : word + key;
}

function read(letters: readonly string[]): Syllable | null {
  return readSyllable(letters.join("").toLowerCase());
}

function compose(spelling: Spelling, style: ToneStyle): string {
  if (spelling.tone === 0) return putTogether(spelling);
  const syllable = read(spelling.letters);
  return putTogether(syllable === null ? spelling : { ...spelling, toneAt: toneSeat(syllable, style) });
}

/** What the key does as a mark; null when it is only a letter here. */
function apply(spelling: Spelling, act: Act, key: string, options: TypingOptions): string | null {
  if (act.kind === "letter") return null;
  if (act.kind === "stroke") return stroke(spelling, key, options);
  const syllable = read(spelling.letters);
  if (syllable === null) return applyLoosely(spelling, act, key, options);
  switch (act.kind) {
    case "tone":
      return setTone(spelling, act.tone, act.toggles ? "" : key, options);
    case "clear-tone":
      return spelling.tone === 0 ? null : putTogether({ ...spelling, tone: 0, toneAt: -1 });
    case "circumflex":
      return circumflex(spelling, syllable, act.on, key, options);
    case "horn":
      return horn(spelling, syllable, act.on, key, options);
    default:
      return unreachable(act);
  }
}

/** A word that is no syllable: w may be its missing ư, and the screen's own tone keys mean nothing but a tone. */
function applyLoosely(
  spelling: Spelling,
  act: Act,
  key: string,
  { toneStyle }: TypingOptions,
): string | null {
  // Qưới keeps its ư, which quới does not have.
  if (act.kind === "horn" && /^qu$/iu.test(spelling.letters.join("")))
    return putTogether(withNucleus(spelling, 1, "ư"));
  if (act.kind === "horn") return loneHorn(spelling, act.on, key);
  if (act.kind !== "tone" || !act.toggles) return null;
  const vowels = readLoosely(spelling.letters.join("").toLowerCase());
  if (vowels === null) return null;
  const taken = act.tone === spelling.tone;
  return putTogether({
    ...spelling,
    tone: taken ? 0 : act.tone,
    toneAt: taken ? -1 : toneSeat(vowels, toneStyle),
  });
}

function setTone(spelling: Spelling, tone: Tone, undone: string, options: TypingOptions): string {
  if (spelling.tone === tone) return putTogether({ ...spelling, tone: 0, toneAt: -1 }) + undone;
  return compose({ ...spelling, tone }, options.toneStyle);
}

/** `dd`, also at the end of the word (`dangd`); no syllable ends in d, so nothing is lost. */
function stroke(spelling: Spelling, key: string, options: TypingOptions): string | null {
  const [first = "", ...rest] = spelling.letters;
  const alone = rest.length === 0;
  if (plain(first) !== "d" || !(alone || read(spelling.letters) !== null)) return null;
  const struck = first.toLowerCase() === "đ";
  const letters = [likeCase(struck ? "d" : "đ", first), ...rest];
  return compose({ ...spelling, letters }, options.toneStyle) + (struck ? key : "");
}

/** Telex `w` where a vowel is missing is ư: `wowcs` is ước, `tw` is tư. */
function loneHorn({ letters, tone }: Spelling, on: string, key: string): string | null {
  const text = letters.join("");
  if (on !== "uoa" || tone !== 0 || (text !== "" && readSyllable(`${text.toLowerCase()}ư`) === null))
    return null;
  return text + likeCase("ư", key);
}

function withNucleus(spelling: Spelling, at: number, nucleus: string): Spelling {
  const letters = spelling.letters.map((letter, i) => {
    const replaced = nucleus[i - at];
    return i < at || replaced === undefined ? letter : likeCase(replaced, letter);
  });
  return { ...spelling, letters };
}

function circumflex(
  spelling: Spelling,
  at: Syllable,
  on: string,
  key: string,
  options: TypingOptions,
): string | null {
  for (let i = at.nucleus.length - 1; i >= 0; i--) {
    const bare = plain(at.nucleus[i] ?? "");
    const marked = on.includes(bare) ? CIRCUMFLEXED[bare] : undefined;
    if (marked === undefined) continue;
    if (at.nucleus[i] === marked) {
      const undone = at.nucleus.replace(marked, bare);
      return compose(withNucleus(spelling, at.nucleusAt, undone), options.toneStyle) + key;
    }
    // ươ typed first and then o: the pair changes together, uô.
    const nucleus = (at.nucleus.slice(0, i) + marked + at.nucleus.slice(i + 1)).replace("ưô", "uô");
    const changed = withNucleus(spelling, at.nucleusAt, nucleus);
    if (read(changed.letters) !== null) return compose(changed, options.toneStyle);
  }
  return null;
}

function horn(
  spelling: Spelling,
  at: Syllable,
  on: string,
  key: string,
  options: TypingOptions,
): string | null {
  for (const nucleus of hornedForms(at, on)) {
    const changed = withNucleus(spelling, at.nucleusAt, nucleus);
    if (nucleus !== at.nucleus && read(changed.letters) !== null) return compose(changed, options.toneStyle);
  }
  const undone = Array.from(at.nucleus)
    .map((v) => ("ươă".includes(v) && on.includes(plain(v)) ? plain(v) : v))
    .join("");
  // giw: the i is the head's, and the vowel is still to come.
  if (undone === at.nucleus) return loneHorn(spelling, on, key);
  // A word that is only ư was a lone w: typed again it is the letter itself (William).
  if (at.nucleus === "ư" && spelling.letters.length === 1 && on === "uoa")
    return likeCase("w", spelling.letters[0] ?? "");
  return compose(withNucleus(spelling, at.nucleusAt, undone), options.toneStyle) + key;
}

/** The nucleus with horn or breve, best form first. */
function hornedForms({ nucleus, coda }: Syllable, on: string): readonly string[] {
  const pair = on.includes("u") ? nucleus.search(/[uư][oôơ]/) : -1;
  if (pair !== -1) {
    // With nothing behind it uo + w is uơ (thuở, huơ); a following letter makes it ươ.
    const open = coda === "" && nucleus.length === pair + 2 && !nucleus.includes("ư");
    return [nucleus.slice(0, pair) + (open ? "uơ" : "ươ") + nucleus.slice(pair + 2)];
  }
  return Array.from(nucleus).flatMap((vowel, i) => {
    const marked = on.includes(plain(vowel)) ? HORNED[plain(vowel)] : undefined;
    if (marked === undefined || marked === vowel) return [];
    return [nucleus.slice(0, i) + marked + nucleus.slice(i + 1)];
  });
}

function withLetter(spelling: Spelling, key: string, options: TypingOptions): string {
  if (actOf(key, "direct").kind === "tone") return putTogether(spelling);
  const longer: Spelling = { ...spelling, letters: [...spelling.letters, key] };
  const syllable = read(longer.letters);
  if (syllable === null) return putTogether(spelling) + key;
  const closed = syllable.coda !== "" || syllable.nucleus.length > 2;
  const nucleus = closed ? syllable.nucleus.replace(/uơ|ưo/, "ươ") : syllable.nucleus;
  return compose(withNucleus(longer, syllable.nucleusAt, nucleus), options.toneStyle);
}
