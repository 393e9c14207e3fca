import {
  createHash,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
  scrypt,
} from "node:crypto";
import { z } from "zod";
import { err, ok, type Result } from "../../../shared/result.ts";
import { keyBytes, open, seal, type SealProblem } from "./seal.ts";

/** scrypt takes a power of two, and 128 bytes for each unit of their product: a spoilt file may not ask for more than 128 MB. */
function isBearable({ cost, blockSize }: { readonly cost: number; readonly blockSize: number }): boolean {
  return cost >= 2 && blockSize >= 1 && cost * blockSize <= 1_048_576 && Number.isInteger(Math.log2(cost));
}

/**
 * What lies on disk of a recovery code: a public key, to which every main secret can be sealed without the code, and
 * its private key wrapped by the code. So the paper in the ward's safe outlives a change of the main key.
 */
export const RecoveryLock = z.strictObject({
  publicKey: z.base64(),
  salt: z.base64(),
  work: z.strictObject({ cost: z.int(), blockSize: z.int() }).refine(isBearable),
  sealedPrivate: z.base64(),
});
export type RecoveryLock = z.output<typeof RecoveryLock>;

/** A main secret under a recovery lock. */
export const RecoveryBox = RecoveryLock.extend({ ephemeral: z.base64(), sealedSecret: z.base64() });
export type RecoveryBox = z.output<typeof RecoveryBox>;

/** Crockford's digits: no I, L, O and U, which are misread or misheard. */
const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CODE_DIGITS = 24;

/** About a tenth of a second and 32 MB; the code itself has 120 random bits. */
const WORK = { cost: 32_768, blockSize: 8 } as const;

/** A new random code of five groups of five; the last digit checks the others, so that a slip of the pen is named. */
export function newCode(): string {
  const digits = Array.from(randomBytes(CODE_DIGITS), (byte) => DIGITS[byte % DIGITS.length]).join("");
  return (digits + checkDigit(digits)).replaceAll(/(.{5})(?=.)/gu, "$1-");
}

/** A typed code without what people add or confuse; null when its check digit says that it was mistyped. */
export function readCode(typed: string): string | null {
  const digits = typed
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/gu, "")
    .replaceAll("O", "0")
    .replaceAll(/[IL]/gu, "1");
  if (digits.length !== CODE_DIGITS + 1) return null;
  return checkDigit(digits.slice(0, -1)) === digits.at(-1) ? digits : null;
}

function checkDigit(digits: string): string {
  const sum = createHash("sha256").update(digits).digest()[0] ?? 0;
  return DIGITS[sum % DIGITS.length] ?? "0";
}

/** A key from a code that `newCode` made; the same code and salt always give the same. */
export function keyOfCode(
  code: string,
  salt: Uint8Array,
  work: RecoveryLock["work"] = WORK,
): Promise<Uint8Array> {
  const { cost, blockSize } = work;
  const limits = { N: cost, r: blockSize, p: 1, maxmem: 256 * cost * blockSize };
  return new Promise((resolve, reject) => {
    scrypt(readCode(code) ?? code, salt, keyBytes, limits, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

/** Makes the lock of a code. Who has the lock alone can seal to it, and open nothing. */
export async function lockOf(code: string): Promise<RecoveryLock> {
  const pair = generateKeyPairSync("x25519");
  const salt = randomBytes(16);
  const der = pair.privateKey.export({ type: "pkcs8", format: "der" });
  return {
    publicKey: base64(pair.publicKey.export({ type: "spki", format: "der" })),
    salt: base64(salt),
    work: WORK,
    sealedPrivate: base64(seal(await keyOfCode(code, salt), der, "recovery-key")),
  };
}

/** Seals a main secret to a lock (X25519 with a key for this once, HKDF-SHA256, AES-256-GCM). */
export function boxFor(lock: RecoveryLock, secret: Uint8Array): RecoveryBox {
  const once = generateKeyPairSync("x25519");
  const publicKey = createPublicKey({ key: bytes(lock.publicKey), type: "spki", format: "der" });
  const shared = diffieHellman({ privateKey: once.privateKey, publicKey });
  const { publicKey: own, salt, work, sealedPrivate } = lock;
  return {
    publicKey: own,
    salt,
    work,
    sealedPrivate,
    ephemeral: base64(once.publicKey.export({ type: "spki", format: "der" })),
    sealedSecret: base64(seal(stretch(shared), secret, "recovery-box")),
  };
}

/** Opens a box by its code; `damaged` when the code is another one or the box was altered. */
export async function openBox(box: RecoveryBox, code: string): Promise<Result<Uint8Array, SealProblem>> {
  const der = open(
    await keyOfCode(code, bytes(box.salt), box.work),
    bytes(box.sealedPrivate),
    "recovery-key",
  );
  if (!der.ok) return der;
  try {
    const privateKey = createPrivateKey({ key: Buffer.from(der.value), type: "pkcs8", format: "der" });
    const publicKey = createPublicKey({ key: bytes(box.ephemeral), type: "spki", format: "der" });
    const secret = open(
      stretch(diffieHellman({ privateKey, publicKey })),
      bytes(box.sealedSecret),
      "recovery-box",
    );
    return secret.ok ? ok(secret.value) : secret;
  } catch {
    return err("damaged");
  }
}

function stretch(shared: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", shared, "", "one-stop-kiosk recovery", keyBytes));
}

const base64 = (raw: Uint8Array): string => Buffer.from(raw).toString("base64");
const bytes = (text: string): Buffer => Buffer.from(text, "base64");
