import { foldedWords } from "../../../shared/fold.ts";
import type { Place, PlaceFound } from "../../../shared/places.ts";
import { oneSlip } from "../../../shared/search.ts";
import type { FormerCommune, PlacesData } from "./places-data.ts";

const MOST_FOUND = 24;
/** What a name in the wanted province is worth more. */
export const NEARBY = 0.25;
/** Share of the best one's worth below which a name is an accident. */
export const WITH_THE_BEST = 0.6;
/** Weaker than this, all that is alike is a syllable or two. */
const LEAST_SCORE = 0.5;
/** From here on the words were understood, and what is only alike in its letters is left out. */
const UNDERSTOOD = 0.95;
/** Worth of a name whose every piece was typed, beside 1 for its every word. */
const ALIKE = 1.2;

/** A name under which one or several communes of today are found. */
export interface Entry {
  readonly places: readonly Place[];
  /** The commune of before July 2025 that had it; null for the name of today. */
  readonly former: FormerCommune | null;
  /** Folded words of the name without its kind, which tell it from others. */
  readonly name: readonly string[];
  /** Folded words that may be typed with it: kind, district, province. */
  readonly beside: readonly string[];
}

const KIND = /^(?:phường|xã|đặc khu|thị trấn) /iu;

export interface Scored {
  readonly entry: Entry;
  readonly score: number;
}

/** Every name of today and of before July 2025, with how well the words fit it: from `LEAST_SCORE` on they may mean it. */
export type NameSearch = (text: string) => readonly Scored[];

/** Looks words up among all names, whole, by beginnings, run together, and with a slip of the finger. */
export function createNameSearch(data: PlacesData): NameSearch {
  const entries = [
    ...data.units.map(todayEntry),
    ...data.former.filter(({ ward }) => ward !== "").map(formerEntry),
  ];
  const vocabulary = new Set(entries.flatMap(({ name, beside }) => [...name, ...beside]));
  const alike = createAlike(entries);
  return (text) => {
    const wanted = foldedWords(text);
    const matches = wanted.map((word) => matchesOf(word, vocabulary));
    const byWords = entries.map((entry) => ({ entry, score: scoreOf(entry, matches, wanted) }));
    const understood = byWords.some(({ score }) => score >= UNDERSTOOD);
    const scored = understood ? byWords : alike(byWords, wanted);
    return scored.filter(({ score }) => score >= LEAST_SCORE);
  };
}

/** Communes of today that the words may mean, by either name. `province` (its code) is where people mostly mean. */
export function placesNamed(search: NameSearch, text: string, province: string): readonly PlaceFound[] {
  return bestPlaces(search(text), province);
}

function todayEntry(place: Place): Entry {
  return entryOf([place], null, place.name, place.province);
}

function formerEntry(former: FormerCommune): Entry {
  const { ward, district, province, to } = former;
  return entryOf(to, former, ward, `${district} ${province}`);
}

function entryOf(
  places: readonly Place[],
  former: FormerCommune | null,
  name: string,
  beside: string,
): Entry {
  const kind = KIND.exec(name)?.[0] ?? "";
  const words = foldedWords(name.slice(kind.length));
  // Phường 3 is told from others by its number alone, and that is written with its kind.
  return { places, former, name: words, beside: foldedWords(`${kind} ${beside}`) };
}

/** How well each known word fits a typed one: whole 1, by its beginning 0.9, with one slip 0.6; short ones less. */
function matchesOf(word: string, vocabulary: ReadonlySet<string>): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const known of vocabulary) {
    if (known === word) found.set(known, 1);
    else if (known.startsWith(word)) found.set(known, 0.9);
    else if (oneSlip(word, known)) found.set(known, word.length >= 3 ? 0.6 : 0.4);
  }
  return found;
}

/** Share of the typed words that fit, 0 to 1, and up to 0.5 more for a name that is wholly and in this order said. */
function scoreOf(
  { name, beside }: Entry,
  matches: readonly ReadonlyMap<string, number>[],
  wanted: readonly string[],
): number {
  let sum = 0;
  let said = 0;
  const used = new Set<number>();
  for (const match of matches) {
    let bestAt = -1;
    let best = 0;
    for (const [at, word] of name.entries()) {
      const fit = used.has(at) ? 0 : (match.get(word) ?? 0);
      if (fit > best) [best, bestAt] = [fit, at];
    }
    let aside = 0;
    for (const word of best < 0.9 ? beside : []) aside = Math.max(aside, 0.9 * (match.get(word) ?? 0));
    if (bestAt >= 0 && best >= aside) {
      used.add(bestAt);
      said += best;
    }
    sum += Math.max(best, aside);
  }
  if (said === 0) return 0;
  const whole = said / name.length;
  const inOrder = wanted.join(" ").includes(name.join(" ")) ? 0.2 : 0;
  return sum / matches.length + 0.3 * whole + inOrder;
}

/** Words run together or broken by a slip: the names that share most of their three-letter pieces with what was typed. */
function createAlike(
  entries: readonly Entry[],
): (scored: readonly Scored[], wanted: readonly string[]) => readonly Scored[] {
  const holders = new Map<string, number[]>();
  const sizes = entries.map(({ name }, index) => {
    const own = piecesOf(name.join(""));
    for (const piece of own) {
      const known = holders.get(piece);
      if (known === undefined) holders.set(piece, [index]);
      else known.push(index);
    }
    return own.size;
  });
  return (scored, wanted) => {
    const pieces = piecesOf(wanted.join(""));
    const shared = new Uint16Array(entries.length);
    for (const piece of pieces)
      for (const index of holders.get(piece) ?? []) shared[index] = (shared[index] ?? 0) + 1;
    return scored.map(({ entry, score }, index) => {
      const share = (2 * (shared[index] ?? 0)) / ((sizes[index] ?? 0) + pieces.size);
      return { entry, score: Math.max(score, ALIKE * share) };
    });
  };
}

function piecesOf(letters: string): ReadonlySet<string> {
  const padded = `  ${letters} `;
  return new Set(Array.from({ length: Math.max(0, padded.length - 2) }, (_, at) => padded.slice(at, at + 3)));
}

/** Each place once, best first; the wanted province and the name of today weigh more. */
function bestPlaces(scored: readonly Scored[], province: string): readonly PlaceFound[] {
  const byCode = new Map<string, { readonly found: PlaceFound; readonly score: number }>();
  for (const { entry, score } of scored) {
    const { former } = entry;
    const was = former === null ? null : `${former.ward}, ${former.district}`;
    for (const place of entry.places) {
      const near = place.provinceCode === province ? NEARBY : 0;
      const worth = score + near - (was === null ? 0 : 0.1);
      if (worth > (byCode.get(place.code)?.score ?? 0))
        byCode.set(place.code, { found: { ...place, was }, score: worth });
    }
  }
  const all = [...byCode.values()].toSorted((a, b) => b.score - a.score);
  const floor = WITH_THE_BEST * (all[0]?.score ?? 0);
  return all
    .filter(({ score }) => score >= floor)
    .slice(0, MOST_FOUND)
    .map(({ found }) => found);
}
