import { deskNumberIn } from "../../../shared/desk-number.ts";

/** What a scanner leaves at the end of the line: a slip's ticket, the number of a desk copy, or a card from its number on. */
const SCANNED = [
  (line: string) => /\d{39}$/u.exec(line)?.[0],
  deskCopyIn,
  (line: string) => /\d{12}(?=\|)(?!.*\d{12}\|)/u.exec(line)?.[0],
];

/**
 * The number that is meant when somebody goes on. A scanner types behind whatever stands there already, such as the
 * number that was just refused; what it typed is the question.
 */
export function meantNumber(line: string): string {
  const number = line.trim();
  for (const read of SCANNED) {
    const scanned = read(number);
    if (scanned !== undefined) return scanned;
  }
  return number;
}

function deskCopyIn(line: string): string | undefined {
  const last = line.slice(Math.max(line.toUpperCase().lastIndexOf("CHO-"), 0));
  return deskNumberIn(last) === null ? undefined : last;
}
