import { toneOf } from "./letters.ts";

/**
 * Every rime of Vietnamese, each with the tone sắc on the letter that carries it in the older style (hóa, khóe, thúy).
 * Where the tone sits is written down here, so that the tests need no rule of the engine's to know it.
 */
const RIMES = (
  "á ác ách ái ám án áng ánh áo áp át áu áy ắc ắm ắn ắng ắp ắt ấc ấm ấn ấng ấp ất ấu ấy " +
  "é éc ém én éng éo ép ét ế ếch ếm ến ếng ếnh ếp ết ếu í ía ích ím ín ính íp ít íu iếc iếm iến iếng iếp iết iếu " +
  "ó óc ói óm ón óng óp ót óa oác oách oái oám oán oáng oánh oáo oáp oát oáy oắc oắm oắn oắng oắt óe oém oén oéo oét " +
  "oóc oóng ố ốc ối ốm ốn ống ốp ốt ớ ới ớm ớn ớp ớt ú úa úc úi úm ún úng úp út uấn uấng uất uấy uế uếch uến uếnh " +
  "uớ uốc uối uốm uốn uống uốt úy uých uýn uýnh uýp uýt uýa uýu uyến uyết " +
  "ứ ứa ức ứi ứm ứn ứng ứt ứu ước ưới ướm ướn ướng ướp ướt ướu"
).split(" ");
const AFTER_Q =
  "á ác ách ái án áng ánh áo át áu áy ắc ắm ắn ắng ắp ắt ấn ấng ất ấy é én éo ét ế ếch ến ết í ín ính ít ý yến yết ých ýnh ýt ớ ới ốc".split(
    " ",
  );
const ALONE = "ý yếm yến yếng yết yếu".split(" ");
const HEADS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph r s t th tr v x".split(" ");
const WITH_Y = "d h k kh l m n ng ph s t th v x".split(" ");

const SAC = "\u0301";
const NEWER: Readonly<Record<string, string>> = { óa: "oá", óe: "oé", úy: "uý" };

/** The tones with their combining characters; a syllable that ends in c, ch, p or t has only sắc and nặng. */
const TONES = ["", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"] as const;

export interface WrittenSyllable {
  /** Tone on hòa, khỏe, thủy. */
  readonly older: string;
  /** Tone on hoà, khoẻ, thuỷ. */
  readonly newer: string;
}

/** All that the spelling rules let stand together, in lower case; many are no words, all can be names. */
export function everySyllable(): readonly WrittenSyllable[] {
  const bare = [
    ...RIMES.filter((rime) => !rime.startsWith("iế")).map((rime) => ["", rime] as const),
    ...ALONE.map((rime) => ["", rime] as const),
    ...HEADS.flatMap((head) =>
      RIMES.filter((rime) => mayFollow(head, rime)).map((rime) => [head, rime] as const),
    ),
    ...WITH_Y.map((head) => [head, "ý"] as const),
    ...AFTER_Q.map((rime) => ["qu", rime] as const),
    // gì, gìn: the i of the head is the rime's own.
    ...["í", "ím", "ín", "ít", "ích"].map((rime) => ["g", rime] as const),
  ];
  return bare.flatMap(([head, rime]) =>
    TONES.filter((tone) => !/(?:c|ch|p|t)$/u.test(rime) || tone === SAC || tone === "\u0323").map((tone) => ({
      older: head + toned(rime, tone),
      newer: head + toned(NEWER[rime] ?? rime, tone),
    })),
  );
}

/** Which letters stand before e, ê, i and which before the others; the i of `gi` swallows another. */
function mayFollow(head: string, rime: string): boolean {
  const first = plainStart(rime);
  const soft = first === "e" || first === "i";
  if (head === "k" || head === "gh" || head === "ngh") return soft;
  if (head === "c" || head === "g" || head === "ng") return !soft;
  return !(head === "gi" && first === "i");
}

const plainStart = (rime: string): string => rime.normalize("NFD").slice(0, 1);

function toned(rime: string, tone: string): string {
  return rime.normalize("NFD").replace(SAC, tone).normalize("NFC");
}

/** One written letter: its bare form, the mark it bears and the tone on it, as combining characters. */
export interface WrittenLetter {
  readonly bare: string;
  readonly mark: string;
  readonly tone: string;
}

/** A word as its letters; `đ` counts as a d with a stroke. */
export function lettersOf(word: string): readonly WrittenLetter[] {
  const letters: { bare: string; mark: string; tone: string }[] = [];
  for (const char of word.normalize("NFD")) {
    const last = letters.at(-1);
    if (toneOf(char) !== undefined && last) last.tone = char;
    else if (/\p{M}/u.test(char) && last) last.mark = char;
    else if (char === "đ" || char === "Đ")
      letters.push({ bare: char === "đ" ? "d" : "D", mark: "đ", tone: "" });
    else letters.push({ bare: char, mark: "", tone: "" });
  }
  return letters;
}
