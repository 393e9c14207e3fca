import { existsSync } from "node:fs";
import { join } from "node:path";
import type { SafeStorage } from "electron";
import { err, ok } from "../../../shared/result.ts";
import { fileKeyKeeper, type KeyKeeper } from "../../core/vault/keeper.ts";

type Store = Pick<
  SafeStorage,
  "isAsyncEncryptionAvailable" | "encryptStringAsync" | "decryptStringAsync" | "getSelectedStorageBackend"
>;

/** Guards by the operating system's secret store (DPAPI, Keychain, Secret Service). Only Electron's async calls. */
export function osKeyKeeper(store: Store): KeyKeeper {
  return {
    kind: "os-store",
    async wrap(secret) {
      try {
        return ok(await store.encryptStringAsync(Buffer.from(secret).toString("base64")));
      } catch {
        return err("keeper-unavailable");
      }
    },
    async unwrap(wrapped) {
      try {
        const opened = await store.decryptStringAsync(Buffer.from(wrapped));
        return ok(Buffer.from(opened.result, "base64"));
      } catch {
        return err("key-damaged");
      }
    },
  };
}

/**
 * Chooses who guards the main key of `dataDir`. A data folder that began with a key file stays with it, whichever
 * host opens it; a new one goes to the system's store where there is a real one. Linux kiosk sessions have none.
 */
export async function chooseKeeper(
  store: Store,
  dataDir: string,
  platform: NodeJS.Platform,
): Promise<KeyKeeper> {
  if (existsSync(join(dataDir, "kiosk.key"))) return fileKeyKeeper(dataDir);
  const real = (await store.isAsyncEncryptionAvailable()) && !(platform === "linux" && isPlain(store));
  return real ? osKeyKeeper(store) : fileKeyKeeper(dataDir);
}

function isPlain(store: Store): boolean {
  const backend = store.getSelectedStorageBackend();
  return backend === "basic_text" || backend === "unknown";
}
