/** What stands behind a number that another machine has given already: a dossier keeps what is printed on its slip. */
export const deskNumberEndings = ["", "b", "c", "d", "e", "f"] as const;

/** The desk's own number of a dossier, `CHO-yymmdd-k-nnn`: day `yymmdd`, machine k, nnn running per day (DECISIONS 44). */
export function deskNumber(day: string, kioskNumber: number, dayNumber: number): string {
  return `${deskNumberPrefix(day, kioskNumber)}${String(dayNumber).padStart(3, "0")}`;
}

/** What all numbers of one machine and day `yymmdd` begin with. */
export function deskNumberPrefix(day: string, kioskNumber: number): string {
  return `CHO-${day}-${kioskNumber}-`;
}

/** The number as it is kept, of one typed without "CHO", with spaces, or without the zeros of its end; null when it is none. */
export function deskNumberIn(typed: string): string | null {
  const parts = /^(?:CHO)?[\s-]*(\d{6})[\s-]+(\d+)[\s-]+(\d+)\s*([b-f]?)$/iu.exec(typed.trim());
  if (parts === null) return null;
  const [, day = "", kiosk = "", place = "", ending = ""] = parts;
  return `${deskNumber(day, Number(kiosk), Number(place))}${ending.toLowerCase()}`;
}
