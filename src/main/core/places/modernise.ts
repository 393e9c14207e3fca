import { type Modernised, type Place, placeWords } from "../../../shared/places.ts";
import { sameName } from "./names.ts";
import type { PlacesData } from "./places-data.ts";

type Kind = "province" | "district" | "town" | "city" | "ward" | "commune" | "township";

/** How the kinds of units are written on cards and by hand; a number may follow the letter at once (P11). */
const KINDS: readonly (readonly [Kind, RegExp])[] = [
  ["township", /^(?:thị trấn|tt\.?)(?=[\s\d.])/iu],
  ["town", /^(?:thị xã|tx\.?)(?=[\s\d.])/iu],
  ["city", /^(?:thành phố|t\.\s?p\.?|tp\.?)(?=\s|(?<=\.))/iu],
  ["province", /^tỉnh(?=\s)/iu],
  ["district", /^(?:quận|huyện|[qh]\.)(?=\s|(?<=\.))|^q(?=\d)/iu],
  ["ward", /^(?:phường|p\.)(?=\s|(?<=\.))|^p(?=\d)/iu],
  ["commune", /^(?:xã|x\.)(?=\s|(?<=\.))/iu],
];

interface Named {
  readonly kind: Kind | null;
  /** Without its kind, as names are compared; a number without leading zeros. */
  readonly key: string;
}

function named(text: string): Named {
  const trimmed = text.trim();
  for (const [kind, pattern] of KINDS) {
    const written = pattern.exec(trimmed)?.[0];
    if (written !== undefined) return { kind, key: keyOf(trimmed.slice(written.length)) };
  }
  return { kind: null, key: keyOf(trimmed) };
}

function keyOf(name: string): string {
  const key = sameName(name);
  return /^\d+$/u.test(key) ? String(Number(key)) : key;
}

/** Names under which the largest city stands on older cards. */
const NICKNAMES: Readonly<Record<string, string>> = {
  hcm: "Hồ Chí Minh",
  "tp hcm": "Hồ Chí Minh",
  tphcm: "Hồ Chí Minh",
};

function provinceKey(text: string): string {
  const { key } = named(text);
  const nickname = NICKNAMES[key] ?? NICKNAMES[sameName(text)];
  return nickname === undefined ? key : sameName(nickname);
}

interface Row {
  readonly ward: Named;
  readonly district: Named;
  readonly to: readonly Place[];
}

/**
 * Turns an address of before July 2025 (commune, district, province at its end) into the one of today: the words before
 * the commune stay as they are, the district falls away. Where an old commune was split, or its name fits several, every
 * one is a candidate. An address that is of today, of abroad, or not understood stays unchanged: nothing is guessed.
 */
export function createModernise(data: PlacesData): (address: string) => Modernised {
  const byProvince = new Map<string, Row[]>();
  const keyOfProvince = remembered(provinceKey);
  const district = remembered(named);
  for (const commune of data.former) {
    const row = { ward: named(commune.ward), district: district(commune.district), to: commune.to };
    const before = keyOfProvince(commune.province);
    addTo(byProvince, before, row);
    // Who knows of the merger may name the new province over an old district.
    for (const now of new Set(commune.to.map((place) => keyOfProvince(place.province))))
      if (now !== before) addTo(byProvince, `now ${now}`, row);
  }

  return (address) => {
    const parts = partsOf(address);
    const province = provinceKey(parts.at(-1)?.text ?? "");
    const found =
      candidatesIn(byProvince.get(province) ?? [], parts) ??
      candidatesIn(byProvince.get(`now ${province}`) ?? [], parts);
    if (found === null) return { address, changed: false, candidates: [] };
    const before = address.slice(0, found.startsAt);
    const candidates = found.places.map((place) => `${before}${placeWords(place)}`);
    const [only] = candidates;
    return {
      address: candidates.length === 1 && only !== undefined ? only : address,
      changed: candidates.length > 0,
      candidates,
    };
  };
}

function addTo(rows: Map<string, Row[]>, key: string, row: Row): void {
  const known = rows.get(key);
  if (known === undefined) rows.set(key, [row]);
  else known.push(row);
}

/** Thousands of communes share a few hundred districts. */
function remembered<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const value = known.get(text) ?? read(text);
    known.set(text, value);
    return value;
  };
}

interface Part {
  readonly text: string;
  readonly startsAt: number;
}

/** The parts between commas, or between dashes where there is no comma; the name of the country at the end is left out. */
function partsOf(address: string): readonly Part[] {
  const between = address.includes(",") ? /,/gu : /\s[-–]\s/gu;
  const parts: Part[] = [];
  let from = 0;
  for (const cut of [...address.matchAll(between), null]) {
    const text = address.slice(from, cut?.index ?? address.length);
    const blank = text.length - text.trimStart().length;
    if (text.trim() !== "") parts.push({ text: text.trim(), startsAt: from + blank });
    from = (cut?.index ?? 0) + (cut?.[0].length ?? 0);
  }
  return sameName(parts.at(-1)?.text ?? "") === sameName("Việt Nam") ? parts.slice(0, -1) : parts;
}

/** The units that the last parts may have become; null when no old commune fits. */
function candidatesIn(
  rows: readonly Row[],
  parts: readonly Part[],
): { readonly places: readonly Place[]; readonly startsAt: number } | null {
  const [wardPart, districtPart] = [parts.at(-3), parts.at(-2)];
  if (districtPart === undefined) return null;
  const district = named(districtPart.text);
  const inDistrict = rows.filter((row) => row.district.key === district.key);
  const ward = wardPart === undefined ? null : named(wardPart.text);
  const communes = inDistrict.filter(
    (row) => ward !== null && row.ward.key !== "" && row.ward.key === ward.key,
  );
  if (wardPart !== undefined && ward !== null && communes.length > 0) {
    const misfits = communes.map((row) => 2 * misfit(district, row.district) + misfit(ward, row.ward));
    const best = Math.min(...misfits);
    const places = communes.filter((_, index) => misfits[index] === best).flatMap(({ to }) => to);
    return { places: [...new Set(places)], startsAt: wardPart.startsAt };
  }
  const island = district.kind === "district" ? inDistrict.filter((row) => row.ward.key === "") : [];
  return island.length === 0
    ? null
    : { places: [...new Set(island.flatMap(({ to }) => to))], startsAt: districtPart.startsAt };
}

/**
 * How badly the kind that was written fits the known one. Not at all where none is written; a little between towns and
 * cities, for a town (thị xã) may have become a city after the card was made; more for anything else.
 */
function misfit(written: Named, known: Named): number {
  if (written.kind === null || written.kind === known.kind) return 0;
  const urban: readonly (Kind | null)[] = ["town", "city"];
  return urban.includes(written.kind) && urban.includes(known.kind) ? 1 : 2;
}
