/** Longest code the portal's column takes. */
const longest = 50;

/**
 * The form of MaHoSo: groups of the unit's code, the day, a running number; 000.00.14.H20-200703-0002, and since 2025
 * also H20.14.02-251120-0002. The province's group is H and two digits.
 */
const form = /^(?=[^-]*\bH\d{2}\b)[0-9A-Z]{2,4}(?:\.[0-9A-Z]{2,4}){2,5}-\d{6}-\d{4,6}$/u;

/** The code as it is kept, or null when what was typed has not the form of one. Blanks and small letters are mended. */
export function officialCodeOf(typed: string): string | null {
  const code = typed.replaceAll(/\s/gu, "").toUpperCase();
  return code.length <= longest && form.test(code) ? code : null;
}
