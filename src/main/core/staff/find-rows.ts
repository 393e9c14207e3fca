import { deskNumberIn } from "../../../shared/desk-number.ts";
import { err, ok, type Result, unreachable } from "../../../shared/result.ts";
import { parseScan } from "../identity/parse-scan.ts";
import { scanText } from "../identity/scan-text.ts";
import type { Store } from "../store/store.ts";

/** What a look-up by staff needs of the store. */
export type FinderStore = Pick<Store, "rowByNumber" | "rowByTicket" | "rowsOfPerson">;

/**
 * The intents that a typed number stands for: a local number, however it is spaced and with or without its "CHO-",
 * official code or ticket names one dossier, the number of a person's paper all of theirs. Never empty; twelve digits that nobody has are told as a person's.
 */
export function findRows(
  number: string,
  store: FinderStore,
): Result<readonly number[], "number-unknown" | "person-unknown"> {
  const written = number.replaceAll(/\s/gu, "").toUpperCase();
  const intentId = store.rowByNumber(written) ?? store.rowByTicket(written);
  if (intentId !== null) return ok([intentId]);
  const theirs = store.rowsOfPerson(written);
  if (theirs.length > 0) return ok(theirs);
  const local = deskNumberIn(number);
  const meant = local === null ? null : store.rowByNumber(local);
  if (meant !== null) return ok([meant]);
  return err(/^\d{12}$/u.test(written) ? "person-unknown" : "number-unknown");
}

/**
 * The number in a scanned code that somebody would type to find the same, or null where it holds none. Of a card its
 * ID number alone is used, so that letters lost on the way do no harm.
 */
export function scannedNumber(payload: string): string | null {
  const scan = parseScan(payload);
  switch (scan.kind) {
    case "ticket":
      return scan.ticket;
    case "number":
      return scan.number;
    case "card":
      return /^\d{12}(?=\s*\|)/u.exec(scanText(payload))?.[0] ?? null;
    case "other":
      return null;
    default:
      return unreachable(scan);
  }
}
