/** What the placeholders, lists and flags of a template stand for in one job. */
export interface SlipValues {
  readonly texts: Readonly<Record<string, string>>;
  readonly lists: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;
  readonly flags: ReadonlySet<string>;
}

/** Dots for a value that is not known and may be written in by hand. */
export const BLANK = "……………………";

/** A date that is written in by hand. */
export const NO_DATE = "ngày ……… tháng ……… năm …………";

/** Puts values into `{name}`; a value is never read again for placeholders. Unknown names stay visible. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{([a-zA-Z]+)\}/g, (whole, name: string) => values[name] ?? whole);
}
