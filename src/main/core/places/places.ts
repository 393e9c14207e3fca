import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Clock } from "../../../shared/clock.ts";
import type { ListFound } from "../../../shared/lists.ts";
import type { Modernised, Place, PlaceFound, Province } from "../../../shared/places.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { createModernise } from "./modernise.ts";
import { type PlacesData, readPlaces, WARD_FILE } from "./places-data.ts";
import { registrarsNamed } from "./registrars.ts";
import { createNameSearch, placesNamed } from "./search-places.ts";

/** What is known of the country's places, for the screens and for addresses on older cards. */
export interface Places {
  /** The province of the desk comes first, the others in the order of their codes. */
  provinces(): readonly Province[];
  /**
   * Places that the words may mean, those of `provinceCode` first (null: of the desk's own province); without words all
   * of that province by their names. Without diacritics, by beginnings, with a slip of the finger, and by old names.
   */
  search(text: string, provinceCode: string | null): readonly PlaceFound[];
  modernise(address: string): Modernised;
  /** Bodies that keep civil status books, of today and of before July 2025; without words those of this ward. */
  registrars(text: string, ward: string): readonly ListFound[];
  /** What makes the first answers quick, in steps of some tens of milliseconds each. */
  readonly warm: readonly (() => unknown)[];
}

/**
 * Checks the ward's corrections, if there are any: the error is every mistake as a line with file and place. The shipped
 * list alone is read when it is first needed, or by `warm`, so that no start waits for it.
 */
export function openPlaces(assetsDir: string, dataDir: string): Result<Places, readonly string[]> {
  if (!existsSync(join(dataDir, WARD_FILE))) return ok(placesOf(() => shipped(assetsDir, dataDir)));
  const data = readPlaces(assetsDir, dataDir);
  return data.ok ? ok(placesOf(() => data.value)) : err(data.error);
}

function shipped(assetsDir: string, dataDir: string): PlacesData {
  const data = readPlaces(assetsDir, dataDir);
  if (!data.ok) throw new Error(data.error.join("\n"));
  return data.value;
}

/** Places over what is read when it is first asked for; also for tests. */
export function placesOf(read: () => PlacesData): Places {
  const data = once(read);
  const search = once(() => createNameSearch(data()));
  const modernise = once(() => createModernise(data()));
  return {
    provinces() {
      const { provinces, homeProvince } = data();
      const isHome = ({ code }: Province): boolean => code === homeProvince;
      return [...provinces.filter(isHome), ...provinces.filter((one) => !isHome(one))];
    },
    search(text, provinceCode) {
      const province = provinceCode ?? data().homeProvince;
      return text.trim() === "" ? listOf(data().units, province) : placesNamed(search(), text, province);
    },
    modernise: (address) => modernise()(address),
    registrars: (text, ward) => registrarsNamed(data(), search(), text, ward),
    warm: [data, modernise, search],
  };
}

const BETWEEN_STEPS_MS = 150;

/** Makes the first answers quick while somebody walks from the first screen on, with room for others between the steps. */
export function warmPlaces({ warm }: Places, clock: Clock): void {
  for (const [at, step] of warm.entries()) clock.after((at + 1) * BETWEEN_STEPS_MS, step);
}

function listOf(units: readonly Place[], province: string): readonly PlaceFound[] {
  const order = new Intl.Collator("vi", { numeric: true });
  return units
    .filter(({ provinceCode }) => provinceCode === province)
    .toSorted((a, b) => order.compare(bareName(a.name), bareName(b.name)))
    .map((place) => ({ ...place, was: null }));
}

function bareName(name: string): string {
  return name.replace(/^(?:Phường|Xã|Đặc khu) /u, "");
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
