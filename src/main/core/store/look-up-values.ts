import { randomBytes } from "node:crypto";
import { inVietnam, vietnamDay } from "../../../shared/dates.ts";
import type { Vault } from "../vault/vault.ts";

/** Digits of a ticket: 2^128 - 1 has 39. */
const ticketDigits = 39;

/** A random 128-bit number as 39 digits: a keyboard-wedge scanner types digits alone rightly (DECISIONS 18). */
export function newTicket(): string {
  return BigInt(`0x${randomBytes(16).toString("hex")}`)
    .toString()
    .padStart(ticketDigits, "0");
}

/** A scanned or typed ticket with all but its digits dropped; null when it is none. */
export function ticketOf(text: string): string | null {
  const digits = text.replaceAll(/\D/g, "");
  return digits.length === ticketDigits ? digits : null;
}

/** The last four characters that count: digits of a phone number, letters and digits of a paper's number. */
export function lastFourOf(value: string): string {
  return value
    .replaceAll(/[^\p{L}\p{N}]/gu, "")
    .slice(-4)
    .toUpperCase();
}

/** Keyed hash of a person's paper number, the same however it was spaced or cased. */
export function citizenHash(vault: Vault, idNumber: string): string {
  return vault.hash("id-number", idNumber.replaceAll(/\s/g, "").toUpperCase());
}

/** Keyed hash of the last four of a phone or ID number, salted by the ticket so that equal ones do not look alike. */
export function proofHash(vault: Vault, ticket: string, lastFour: string): string {
  return vault.hash("proof", `${ticket}:${lastFour}`);
}

/** Keyed hash by which a second dossier of the same person, procedure and day is noticed. */
export function sameDayHash(vault: Vault, idNumber: string, procedureCode: string, day: string): string {
  return vault.hash("same-day", `${idNumber.replaceAll(/\s/g, "").toUpperCase()}|${procedureCode}|${day}`);
}

/** Day `yymmdd` at the desk of an epoch time in ms. */
export function localDay(atMs: number): string {
  return vietnamDay(atMs).slice(2).replaceAll("-", "");
}

/** An epoch time in ms as the portal writes times at the desk, local `yyyyMMddHHmmss`. */
export function localStamp(atMs: number): string {
  return inVietnam(atMs).toISOString().slice(0, 19).replaceAll(/\D/gu, "");
}
