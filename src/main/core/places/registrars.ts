import type { ListFound } from "../../../shared/lists.ts";
import { type Place, placeWords } from "../../../shared/places.ts";
import { sameName } from "./names.ts";
import type { FormerCommune, PlacesData } from "./places-data.ts";
import { type Entry, NEARBY, type NameSearch, WITH_THE_BEST } from "./search-places.ts";

/** So many that somebody who scrolls still comes to the row that takes their own words. */
const MOST_FOUND = 12;
/** A name, its district and its province hold no more; each word costs a search. */
const MOST_WORDS = 10;
/** What a body of the desk's own commune, or of one that was merged into it, is worth more. */
const OWN = 0.1;
/** Nearly every book was begun before July 2025. */
const FORMER = 0.05;

/** Words in which every one of these bodies begins, and which tell none from another. */
const BODY = /^\s*(?:u\.?b\.?n\.?d\.?|[uủ]y ban(?: nh[aâ]n d[aâ]n)?)(?=\s|$)/iu;

/**
 * The people's committees that keep civil status books, of today and of before July 2025, by a few letters of either
 * name. What was registered stands in the book under the name of its day, so that one is the answer, and today's stands
 * beside it. Without words: the desk's own commune (`ward`, by its name in the home province) and those merged into it;
 * nothing where that name is not known.
 */
export function registrarsNamed(
  data: PlacesData,
  search: NameSearch,
  text: string,
  ward: string,
): readonly ListFound[] {
  const own = data.units.find(
    ({ name, provinceCode }) => provinceCode === data.homeProvince && sameName(name) === sameName(ward),
  );
  const words = text.normalize("NFC").replace(BODY, "").trim().split(/\s+/u).slice(0, MOST_WORDS).join(" ");
  if (words === "") return own === undefined ? [] : bodiesOf(own, data);
  const scored = search(words)
    .map(({ entry, score }) => ({ entry, worth: score + worthOf(entry, data.homeProvince, own) }))
    .toSorted((a, b) => b.worth - a.worth);
  const floor = WITH_THE_BEST * (scored[0]?.worth ?? 0);
  return scored
    .filter(({ worth }) => worth >= floor)
    .slice(0, MOST_FOUND)
    .flatMap(({ entry: { former, places } }) => (former === null ? places.map(ofToday) : ofBefore(former)));
}

function worthOf({ places, former }: Entry, province: string, own: Place | undefined): number {
  const near = places.some(({ provinceCode }) => provinceCode === province) ? NEARBY : 0;
  const ours = own !== undefined && places.includes(own) ? OWN : 0;
  return near + ours + (former === null ? 0 : FORMER);
}

function bodiesOf(own: Place, { former }: PlacesData): readonly ListFound[] {
  const merged = former.filter(({ ward, to }) => ward !== "" && to.includes(own));
  const order = new Intl.Collator("vi", { numeric: true });
  return [ofToday(own), ...merged.toSorted((a, b) => order.compare(a.ward, b.ward)).map(ofBefore)];
}

function ofToday({ name, province }: Place): ListFound {
  return body(name, /^(?:Thành phố|Tỉnh) /u.test(province) ? province : `Tỉnh ${province}`);
}

function ofBefore({ ward, district, province, to }: FormerCommune): ListFound {
  // Its province stands beside it already, unless that one went too.
  const now = to.map((place) => (bare(place.province) === bare(province) ? place.name : placeWords(place)));
  return { ...body(ward, `${district}, ${lowered(province)}`), now: now.join("; ") };
}

function bare(province: string): string {
  return sameName(province.replace(/^(?:Thành phố|Tỉnh) /u, ""));
}

function body(unit: string, where: string): ListFound {
  const title = `UBND ${lowered(unit)}`;
  return { value: `${title}, ${lowered(where)}`, title, where };
}

/** Kinds of units are small within a line: xã, thị trấn, thành phố. */
function lowered(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
