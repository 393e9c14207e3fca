/** A date as it is typed; any part may be empty. */
export interface DateParts {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}
export type DatePart = keyof DateParts;

/** Order of the boxes, as dates are written here. */
export const dateParts: readonly DatePart[] = ["day", "month", "year"];

/** `yyyy-MM-dd`, `yyyy-MM` or `yyyy`; parts that make no date give a text that no check takes for one. */
export function joinDate({ day, month, year }: DateParts): string {
  if (day === "" && month === "" && year === "") return "";
  if (day === "" && month === "") return year;
  if (day === "") return `${year}-${month.padStart(2, "0")}`;
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

export function splitDate(iso: string): DateParts {
  const [year = "", month = "", day = ""] = iso.split("-");
  return { day, month, year };
}

/** True when no further digit can belong to this part: 4 is a whole day, 2 a whole month. */
export function isWhole(part: DatePart, digits: string): boolean {
  if (part === "year") return digits.length >= 4;
  return digits.length >= 2 || Number(digits) > (part === "day" ? 3 : 1);
}
