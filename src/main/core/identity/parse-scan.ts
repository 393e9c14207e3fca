import { deskNumberIn } from "../../../shared/desk-number.ts";
import { officialCodeOf } from "./official-code.ts";
import { scanText } from "./scan-text.ts";

/**
 * What somebody held to the scanner. A ticket is 39 digits, the number of one of our slips; never both. A number is what
 * the official forms (the official code) and the desk's own copy (CHO-…) hold.
 */
export type Scan =
  | { readonly kind: "ticket"; readonly ticket: string }
  | { readonly kind: "number"; readonly number: string }
  | { readonly kind: "card"; readonly payload: string }
  | { readonly kind: "other" };

/** Largest value of 128 bits: a slip's number is never above it, so most other long numbers are told apart. */
const LARGEST_TICKET = (1n << 128n) - 1n;

/** Tells our slips, forms with a dossier's number, what may be an ID card (`readCard` decides) and the rest apart. */
export function parseScan(payload: string): Scan {
  const text = scanText(payload);
  const digits = text.replaceAll(/\s/gu, "");
  if (/^\d{39}$/u.test(digits)) {
    return BigInt(digits) <= LARGEST_TICKET ? { kind: "ticket", ticket: digits } : { kind: "other" };
  }
  if (/^\d{6,13}\s*\|/u.test(text)) return { kind: "card", payload };
  const number = text.startsWith("CHO-") && deskNumberIn(text) !== null ? text : officialCodeOf(text);
  return number === null ? { kind: "other" } : { kind: "number", number };
}
