import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import type { PinHash } from "../store/staff.ts";

/** Fewest digits of a new PIN. */
export const leastPinDigits = 6;

/**
 * scrypt's cost for new PINs: N = 2^15, r = 8, p = 3, one of the equal choices of the OWASP Password Storage Cheat
 * Sheet. It is the one that takes 32 MB and not 128, because a kiosk's core is kept small; about 170 ms on the small
 * machine it was measured on.
 */
const newWork = "15 8 3";

const hashBytes = 32;

/** Rows of a keypad and pairs, which everybody tries first, beside what the rules below find. */
const wellKnown: readonly string[] = ["147258", "258369", "159753", "159357", "112233", "123321", "102030"];

/** True for a PIN too short or so plain that it would be guessed: one digit, a run, a pattern that repeats. */
export function isWeakPin(pin: string): boolean {
  if (!/^\d+$/u.test(pin) || pin.length < leastPinDigits) return true;
  return wellKnown.includes(pin) || isRun(pin) || repeats(pin);
}

/** 123456, 987654, 890123, 135790: each digit the same step from the one before, past nine to nought. */
function isRun(pin: string): boolean {
  const digits = Array.from(pin, Number);
  const steps = digits.slice(1).map((digit, at) => (digit - (digits[at] ?? 0) + 10) % 10);
  return new Set(steps).size === 1;
}

/** 121212, 123123: one short piece again and again. */
function repeats(pin: string): boolean {
  return [2, 3].some(
    (size) => pin.length % size === 0 && pin === pin.slice(0, size).repeat(pin.length / size),
  );
}

/**
 * Hashes a new PIN under a fresh salt, off the event loop. `keyed` is the PIN after the vault's keyed hash; `work` is
 * log2 N, r and p of scrypt, today's unless given.
 */
export async function hashPin(keyed: string, work = newWork): Promise<PinHash> {
  const salt = randomBytes(16);
  return { salt, hash: await derive(keyed, salt, work), work };
}

/**
 * True when the PIN is the one that was hashed. Without a hash (nobody has this number) it does the same work and says
 * no, so that the time does not tell who exists.
 */
export async function isPin(keyed: string, kept: PinHash | null): Promise<boolean> {
  const { salt, hash, work } = kept ?? nobody;
  const derived = await derive(keyed, salt, work);
  return derived.length === hash.length && timingSafeEqual(derived, hash) && kept !== null;
}

const nobody: PinHash = { salt: randomBytes(16), hash: randomBytes(hashBytes), work: newWork };

function derive(keyed: string, salt: Uint8Array, work: string): Promise<Buffer> {
  const [log = 15, r = 8, p = 1] = work.split(" ").map(Number);
  const N = 2 ** log;
  return new Promise((resolve, reject) => {
    scrypt(keyed, salt, hashBytes, { N, r, p, maxmem: 256 * N * r }, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}
