import { createHmac, createSecretKey } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { KeeperProblem, KeyKeeper } from "./keeper.ts";
import { type Key, keyBytes, newKey, open, seal, type SealProblem } from "./seal.ts";
import { writeSecretFile } from "./secret-file.ts";

/** A key of one dossier with its wrapped form, the only one that may lie on disk. */
export interface DataKey {
  readonly key: Key;
  readonly wrapped: Uint8Array;
}

/** What a keyed hash is for; equal values under two purposes do not look alike. */
export type HashPurpose = "ticket" | "proof" | "id-number" | "same-day" | "pin" | "backup-folder";

/** The opened main key: makes and opens data keys and hashes look-up values. Never gives the main key itself. */
export interface Vault {
  newDataKey(): DataKey;
  /** The form in which a key that came from elsewhere may lie on disk here. */
  wrap(key: Key): Uint8Array;
  /** Opens a data key; `damaged` when it was wrapped by another main key or destroyed. */
  unwrap(wrapped: Uint8Array): Result<Key, SealProblem>;
  /** HMAC-SHA256 of a look-up value, 64 hex digits: equal values are found without being readable. */
  hash(purpose: HashPurpose, value: string): string;
}

/** Name of the wrapped main key inside the data folder. */
export const mainKeyFile = "main.key";

const dataKeyContext = "data-key";

/** Bytes of the main secret: the key that wraps data keys, and the key of look-up hashes, which is never changed. */
export const mainSecretBytes = 2 * keyBytes;

/**
 * Opens the main key of a data folder, or makes one where none is yet. A key that is there but does not open is
 * an error and never replaced: what was sealed under it would be lost.
 */
export async function openVault(keeper: KeyKeeper, dataDir: string): Promise<Result<Vault, KeeperProblem>> {
  if (existsSync(join(dataDir, mainKeyFile))) {
    const secret = await openMainSecret(keeper, join(dataDir, mainKeyFile));
    return secret.ok ? ok(vaultOf(secret.value)) : secret;
  }
  const secret = newMainSecret();
  const written = await writeMainSecret(keeper, join(dataDir, mainKeyFile), secret);
  return written.ok ? ok(vaultOf(secret)) : written;
}

/** A new main secret; `hashKey` is taken over when only the key that wraps is to change. */
export function newMainSecret(hashKey: Uint8Array = newKey()): Uint8Array {
  return Buffer.concat([newKey(), hashKey]);
}

/** The clear main secret out of the file at `path`, for those who back it up or change it. */
export async function openMainSecret(
  keeper: KeyKeeper,
  path: string,
): Promise<Result<Uint8Array, KeeperProblem>> {
  const wrapped = await readFile(path).catch(() => null);
  if (wrapped === null) return err("key-missing");
  const secret = await keeper.unwrap(wrapped);
  if (!secret.ok) return secret;
  return secret.value.length === mainSecretBytes ? secret : err("key-damaged");
}

/** Writes the main secret to `path` (0600), wrapped by the keeper. */
export async function writeMainSecret(
  keeper: KeyKeeper,
  path: string,
  secret: Uint8Array,
): Promise<Result<null, KeeperProblem>> {
  const wrapped = await keeper.wrap(secret);
  if (!wrapped.ok) return wrapped;
  await writeSecretFile(path, wrapped.value);
  return ok(null);
}

/** The vault of a main secret that was opened. */
export function vaultOf(secret: Uint8Array): Vault {
  const mainKey = secret.subarray(0, keyBytes);
  const hashKey = createSecretKey(secret.subarray(keyBytes));
  return {
    newDataKey() {
      const key = newKey();
      return { key, wrapped: seal(mainKey, key, dataKeyContext) };
    },
    wrap: (key) => seal(mainKey, key, dataKeyContext),
    unwrap: (wrapped) => open(mainKey, wrapped, dataKeyContext),
    hash: (purpose, value) => createHmac("sha256", hashKey).update(`${purpose}\0${value}`).digest("hex"),
  };
}
