import { existsSync } from "node:fs";
import { chmod, readFile } from "node:fs/promises";
import { join } from "node:path";
import { err, ok, type Result } from "../../../shared/result.ts";
import { keyBytes, newKey, open, seal } from "./seal.ts";
import { writeSecretFile } from "./secret-file.ts";

/** `key-missing`: the secret that wrapped the key is gone; `key-damaged`: it is there but does not open the key. */
export type KeeperProblem = "key-missing" | "key-damaged" | "keeper-unavailable";

/**
 * Whoever guards the main key: the operating system's secret store in Electron, a key file elsewhere.
 * Both calls take and give raw bytes; what `wrap` gives may lie on disk.
 */
export interface KeyKeeper {
  /** Said in the self-test: where the key of keys lives. */
  readonly kind: "key-file" | "os-store" | "memory";
  wrap(secret: Uint8Array): Promise<Result<Uint8Array, KeeperProblem>>;
  unwrap(wrapped: Uint8Array): Promise<Result<Uint8Array, KeeperProblem>>;
}

const context = "key-of-keys";

/** Name of the key file inside the data folder. */
export const keyFile = "kiosk.key";

/** A new key for the key file, with what it makes of a secret; it counts once it is written there. */
export function nextKeyFile(): { readonly key: Uint8Array; wrap(secret: Uint8Array): Uint8Array } {
  const key = newKey();
  return { key, wrap: (secret) => seal(key, secret, context) };
}

/**
 * Guards by a key file in `dir` that only its owner can read (0600). Linux kiosk sessions have no keyring
 * (DECISIONS 22), so this protects a copied data folder only together with disk encryption or a `dir` elsewhere.
 */
export function fileKeyKeeper(dir: string): KeyKeeper {
  const path = join(dir, keyFile);
  const read = async (): Promise<Result<Uint8Array, KeeperProblem>> => {
    if (!existsSync(path)) return err("key-missing");
    await chmod(path, 0o600);
    const key = await readFile(path);
    return key.length === keyBytes ? ok(key) : err("key-damaged");
  };
  return {
    kind: "key-file",
    async wrap(secret) {
      if (!existsSync(path)) await writeSecretFile(path, newKey());
      const key = await read();
      return key.ok ? ok(seal(key.value, secret, context)) : key;
    },
    async unwrap(wrapped) {
      const key = await read();
      if (!key.ok) return key;
      const secret = open(key.value, wrapped, context);
      return secret.ok ? secret : err("key-damaged");
    },
  };
}

/** A keeper for tests: the key of keys lives and dies with the object. */
export function memoryKeyKeeper(key = newKey()): KeyKeeper {
  return {
    kind: "memory",
    wrap: (secret) => Promise.resolve(ok(seal(key, secret, context))),
    unwrap(wrapped) {
      const secret = open(key, wrapped, context);
      return Promise.resolve(secret.ok ? secret : err("key-damaged"));
    },
  };
}
