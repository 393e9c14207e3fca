/** A commune-level unit (phường, xã, đặc khu) as it is today. */
export interface Place {
  /** Five digits, the national code of the unit. */
  readonly code: string;
  /** With its kind: `Phường Mỹ Trà`. */
  readonly name: string;
  /** Two digits. */
  readonly provinceCode: string;
  /** As it stands in an address: `Đồng Tháp`, `Thành phố Huế`. */
  readonly province: string;
}

export interface Province {
  readonly code: string;
  readonly name: string;
}

/** A place that a search found; `was` names the old commune that the words fit, when it is not its name of today. */
export interface PlaceFound extends Place {
  readonly was: string | null;
}

/** What the old address became. The old words are never lost: they are what was asked. */
export interface Modernised {
  /** The one address of today; the words as they were where there is none, or more than one. */
  readonly address: string;
  readonly changed: boolean;
  /** Every address of today that it can be, several where the old commune was split. */
  readonly candidates: readonly string[];
}

/** What stands for an address of before July 2025, the paper's own words beside it. */
export interface AddressOffer {
  /** As it was read or typed; stays for as long as the person stands there. */
  readonly said: string;
  readonly now: readonly string[];
}

/** The commune and province as they stand at the end of an address. */
export function placeWords({ name, province }: Pick<Place, "name" | "province">): string {
  return `${name}, ${province}`;
}
