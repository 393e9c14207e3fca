/** What a scanner leaves at the end of the line: a slip's ticket, the number of a desk copy, or a card from its number on. */
const SCANNED = [/\d{39}$/u, /CHO-\d{6}-\d+-\d+$/iu, /\d{12}(?=\|)(?!.*\d{12}\|)/u];

/**
 * The number that is meant when somebody goes on. A scanner types behind whatever stands there already, such as the
 * number that was just refused; what it typed is the question.
 */
export function meantNumber(line: string): string {
  const number = line.trim();
  for (const code of SCANNED) {
    const scanned = code.exec(number);
    if (scanned !== null) return scanned[0];
  }
  return number;
}
