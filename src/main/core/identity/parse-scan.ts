import { scanText } from "./scan-text.ts";

/** What somebody held to the scanner. A ticket is 39 digits, the number of one of our slips; never both. */
export type Scan =
  | { readonly kind: "ticket"; readonly ticket: string }
  | { readonly kind: "card"; readonly payload: string }
  | { readonly kind: "other" };

/** Largest value of 128 bits: a slip's number is never above it, so most other long numbers are told apart. */
const LARGEST_TICKET = (1n << 128n) - 1n;

/** Tells one of our slips, something that may be an ID card (`readCard` decides) and anything else apart. */
export function parseScan(payload: string): Scan {
  const text = scanText(payload);
  const digits = text.replaceAll(/\s/gu, "");
  if (/^\d{39}$/u.test(digits)) {
    return BigInt(digits) <= LARGEST_TICKET ? { kind: "ticket", ticket: digits } : { kind: "other" };
  }
  return /^\d{6,13}\s*\|/u.test(text) ? { kind: "card", payload } : { kind: "other" };
}
