/**
 * A code without what scanners put around it: line ends and other control signs of ASCII (a space stands for them), a
 * byte order mark, and the prefix that names the kind of code (`]Q1`, ISO/IEC 15424). The control signs above ASCII
 * stay, for they tell that a code page was wrong.
 */
export function scanText(payload: string): string {
  return payload
    .replaceAll(/[\p{Cc}\uFEFF]/gu, (sign) => (sign < "\u0080" || sign === "\uFEFF" ? " " : sign))
    .trim()
    .replace(/^\][A-Za-z]\w/u, "")
    .trim();
}
