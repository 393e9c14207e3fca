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
export type HashPurpose = "ticket" | "proof" | "id-number" | "same-day" | "pin";

/** The opened main key: makes and opens data keys and hashes look-up values. Never gives the main key itself. */
export interface Vault {
  newDataKey(): DataKey;
  /** Opens a data key; `damaged` when it was wrapped by another main key or destroyed. */
  unwrap(wrapped: Uint8Array): Result<Key, SealProblem>;
  /** HMAC-SHA256 of a look-up value, 64 hex digits: equal values are found without being readable. */
  hash(purpose: HashPurpose, value: string): string;
}

/** Name of the wrapped main key inside the data folder. */
export const mainKeyFile = "main.key";

const dataKeyContext = "data-key";

/**
 * Opens the main key of a data folder, or makes one where none is yet. A key that is there but does not open is
 * an error and never replaced: what was sealed under it would be lost.
 */
export async function openVault(keeper: KeyKeeper, dataDir: string): Promise<Result<Vault, KeeperProblem>> {
  const path = join(dataDir, mainKeyFile);
  if (!existsSync(path)) return makeVault(keeper, path);
  const secret = await keeper.unwrap(await readFile(path));
  if (!secret.ok) return secret;
  return secret.value.length === 2 * keyBytes ? ok(vaultOf(secret.value)) : err("key-damaged");
}

async function makeVault(keeper: KeyKeeper, path: string): Promise<Result<Vault, KeeperProblem>> {
  // Two keys, so that the one for sealing can be changed one day without losing the look-ups.
  const secret = Buffer.concat([newKey(), newKey()]);
  const wrapped = await keeper.wrap(secret);
  if (!wrapped.ok) return wrapped;
  await writeSecretFile(path, wrapped.value);
  return ok(vaultOf(secret));
}

function vaultOf(secret: Uint8Array): Vault {
  const mainKey = secret.subarray(0, keyBytes);
  const hashKey = createSecretKey(secret.subarray(keyBytes));
  return {
    newDataKey() {
      const key = newKey();
      return { key, wrapped: seal(mainKey, key, dataKeyContext) };
    },
    unwrap: (wrapped) => open(mainKey, wrapped, dataKeyContext),
    hash: (purpose, value) => createHmac("sha256", hashKey).update(`${purpose}\0${value}`).digest("hex"),
  };
}
