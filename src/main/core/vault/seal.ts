import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from "node:crypto";
import { err, ok, type Result } from "../../../shared/result.ts";

/** A 256-bit AES key. */
export type Key = Uint8Array;

/** The bytes were changed, cut, sealed under another key or meant for another place. */
export type SealProblem = "damaged";

export const keyBytes = 32;
const version = 1;
const nonceBytes = 12;
const tagBytes = 16;

/** Bytes that sealing adds to a plain text: version, nonce and tag. */
export const sealOverheadBytes = 1 + nonceBytes + tagBytes;

/** Gives a new random key of 32 bytes, ready for use. */
export function newKey(): Key {
  const key = randomBytes(keyBytes);
  prepare(key);
  return key;
}

/** Node prepares raw key bytes anew for each cipher, which takes longer than sealing a row; this does it once a key. */
const prepared = new WeakMap<Key, KeyObject>();

function prepare(key: Key): KeyObject {
  const known = prepared.get(key);
  if (known) return known;
  const made = createSecretKey(key);
  prepared.set(key, made);
  return made;
}

/**
 * Encrypts bytes by AES-256-GCM under a fresh random nonce (NIST SP 800-38D, 8.2.2); `context` names the place the
 * bytes belong to, so that one row's secret cannot pass for another's. Gives version, nonce, cipher text and tag.
 */
export function seal(key: Key, plain: Uint8Array, context: string): Uint8Array {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", prepare(key), nonce, { authTagLength: tagBytes });
  cipher.setAAD(Buffer.from(context));
  return Buffer.concat([
    Buffer.of(version),
    nonce,
    cipher.update(plain),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
}

/** Decrypts what `seal` made for the same key and context; anything else is `damaged`. */
export function open(key: Key, sealed: Uint8Array, context: string): Result<Uint8Array, SealProblem> {
  if (sealed.length < sealOverheadBytes || sealed[0] !== version) return err("damaged");
  const nonce = sealed.subarray(1, 1 + nonceBytes);
  const tag = sealed.subarray(sealed.length - tagBytes);
  const decipher = createDecipheriv("aes-256-gcm", prepare(key), nonce, { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(tag);
  try {
    const plain = decipher.update(sealed.subarray(1 + nonceBytes, sealed.length - tagBytes));
    return ok(Buffer.concat([plain, decipher.final()]));
  } catch {
    return err("damaged");
  }
}

/** `seal` for text, as UTF-8. */
export function sealText(key: Key, plain: string, context: string): Uint8Array {
  return seal(key, Buffer.from(plain), context);
}

/** `open` for text that `sealText` sealed; `damaged` when it was not. */
export function openText(key: Key, sealed: Uint8Array, context: string): Result<string, SealProblem> {
  const plain = open(key, sealed, context);
  return plain.ok ? ok(Buffer.from(plain.value).toString()) : plain;
}

/** Encrypts the bytes of one scan; `fileId` is its name on disk, so that two files cannot be swapped. Pure: fit for a worker. */
export function sealFile(key: Key, bytes: Uint8Array, fileId: string): Uint8Array {
  return seal(key, bytes, `file:${fileId}`);
}

/** Decrypts one scan that `sealFile` sealed under the same id; `damaged` when it was altered. Pure: fit for a worker. */
export function openFile(key: Key, sealed: Uint8Array, fileId: string): Result<Uint8Array, SealProblem> {
  return open(key, sealed, `file:${fileId}`);
}
