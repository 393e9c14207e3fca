/** Where to write the tone of oa, oe, uy without a final consonant: `old` hòa, `new` hoà. */
export type ToneStyle = "old" | "new";

/** A syllable as three runs of letters; numbers are indexes into its letters. */
export interface Syllable {
  readonly nucleus: string;
  readonly nucleusAt: number;
  readonly coda: string;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));

// The other lines hold heads of names in the Central Highlands (Krông, Mnông, Hrê, Stiêng, Jút, Kdăm, Djrăng), and the
// q of Qưới.
const HEADS = words(
  "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x " +
    "br bl kl kr pl pr đr dr hr hl gr ml mn st xt j q y bh chr dj djr dl đl jl kb kd km kn pn rc rm rs rt rv sr",
);
// Nuclei that may stand before a final consonant, with the unmarked ones a person passes through while typing.
const CLOSABLE = words(
  "a ă â e ê i o ô ơ u ư y ie iê ye yê oa oă oe oo ua uâ uă ue uê uo uô uơ ưo ươ uy uye uyê",
);
const OPEN_ONLY = words(
  "ai ao au ay âu ây eo êu eu ia iu oi ôi ơi ui ưi ưa ưu uu " +
    "iêu ieu yêu yeu oai oay oao oeo uôi uoi ươi uơi ưoi ươu uou uơu ưou uya uyu uây uay",
);
const CODAS = words("c ch m n ng nh p t k h l r");
const VOWEL = /[aăâeêioôơuưy]/;

/** Reads letters (lower case, without tone) as one syllable; null when Vietnamese has no such beginning of one. */
export function readSyllable(text: string): Syllable | null {
  const nucleusAt = headLength(text);
  const head = text.slice(0, nucleusAt);
  if (head !== "" && !HEADS.has(head)) return null;
  let end = nucleusAt;
  while (end < text.length && VOWEL.test(text[end] ?? "")) end++;
  const nucleus = text.slice(nucleusAt, end);
  const coda = text.slice(end);
  if (CLOSABLE.has(nucleus)) return coda === "" || CODAS.has(coda) ? { nucleus, nucleusAt, coda } : null;
  return OPEN_ONLY.has(nucleus) && coda === "" ? { nucleus, nucleusAt, coda } : null;
}

/**
 * Letters of the head. The u of `qu` belongs to it, and the i of `gi` where another vowel follows (giá, but gì, gìn); so
 * does a first y before any vowel but ê (Yông, but yên).
 */
function headLength(text: string): number {
  if (text.startsWith("qu")) return 2;
  if (/^y[aăâioôơuư]/.test(text)) return 1;
  if (text.startsWith("gi") && VOWEL.test(text[2] ?? "")) return 2;
  const first = text.search(VOWEL);
  return first === -1 ? text.length : first;
}

/** The last vowels of a word that is no syllable, for a tone that is meant all the same; null where it has none. */
export function readLoosely(text: string): Syllable | null {
  const match = /([aăâeêioôơuưy]{1,3})([^aăâeêioôơuưy]*)$/.exec(text);
  if (match === null) return null;
  const [, nucleus = "", coda = ""] = match;
  return { nucleus, nucleusAt: match.index, coda };
}

/** Index of the letter that carries the tone, by the spelling rules in either style. */
export function toneSeat({ nucleus, nucleusAt, coda }: Syllable, style: ToneStyle): number {
  const marked = Math.max(...Array.from("ăâêôơ").map((vowel) => nucleus.lastIndexOf(vowel)));
  if (marked !== -1) return nucleusAt + marked;
  const horned = nucleus.indexOf("ư");
  if (horned !== -1) return nucleusAt + horned;
  if (nucleus.length === 3) return nucleusAt + 1;
  if (nucleus.length === 2 && coda !== "") return nucleusAt + 1;
  if (style === "new" && /^(?:oa|oe|uy)$/.test(nucleus)) return nucleusAt + 1;
  return nucleusAt;
}
