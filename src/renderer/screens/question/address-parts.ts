import { type Place, placeWords } from "../../../shared/places.ts";

/** Commune and province as they stand in an address; which codes they have is the core's to know. */
export type PlaceName = Pick<Place, "name" | "province">;

/** An address in its two parts: what is typed, and the commune that is picked. */
export interface AddressParts {
  readonly street: string;
  /** Null while none is picked: abroad, or an address as somebody wrote it. */
  readonly place: PlaceName | null;
}

/**
 * Takes an answer apart that ends in a commune of today and its province. An address of three levels keeps all its words
 * in the street: they are not ours to change.
 */
export function addressParts(answer: string): AddressParts {
  const found = /^(?:(.*\S)\s*,\s*)?((?:Phường|Xã|Đặc khu) [^,]+), ([^,]+)$/u.exec(answer.trim());
  const [, street = "", name, province] = found ?? [];
  if (name === undefined || province === undefined) return { street: answer, place: null };
  return { street, place: { name, province } };
}

/** The one line that is the answer. */
export function wholeAddress({ street, place }: AddressParts): string {
  const typed = street.trim().replace(/[\s,]+$/u, "");
  if (place === null) return street.trim();
  return typed === "" ? placeWords(place) : `${typed}, ${placeWords(place)}`;
}

/** Communes of addresses that were given before, the latest last, each once; they are offered without a search. */
export function knownPlaces(addresses: readonly string[]): readonly PlaceName[] {
  const places = addresses.flatMap((address) => addressParts(address).place ?? []);
  return [...new Map(places.map((place) => [placeWords(place), place])).values()];
}
