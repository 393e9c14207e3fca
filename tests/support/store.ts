import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { openStore, type Store, type StoreOptions } from "../../src/main/core/store/store.ts";
import { fileKeyKeeper } from "../../src/main/core/vault/keeper.ts";
import { openVault, type Vault } from "../../src/main/core/vault/vault.ts";
import { type Clock, manualClock } from "../../src/shared/clock.ts";

/** A data folder of its own with the things a kiosk keeps in it; gone when the test ends. */
export interface DataFolder {
  readonly dir: string;
  readonly vault: Vault;
  readonly clock: Clock;
  /** Opens the store over this folder; the one opened before is closed first, as after a stop. */
  open(more?: Partial<StoreOptions>): Store;
}

/** Makes a data folder with a vault; call it inside a test. */
export async function dataFolder(clock: Clock = manualClock(), root: string = tmpdir()): Promise<DataFolder> {
  const dir = mkdtempSync(join(root, "kiosk-data-"));
  const vault = await openVault(fileKeyKeeper(join(dir, "keys")), dir);
  if (!vault.ok) throw new Error(vault.error);
  let last: Store | null = null;
  onTestFinished(() => {
    last?.close();
    rmSync(dir, { recursive: true, force: true });
  });
  return {
    dir,
    vault: vault.value,
    clock,
    open(more = {}) {
      last?.close();
      const store = openStore(storeOptions({ dir, vault: vault.value, clock }, more));
      if (!store.ok) throw new Error(store.error.code);
      last = store.value;
      return store.value;
    },
  };
}

/** The options a test's store is opened with. */
export function storeOptions(
  { dir, vault, clock }: Pick<DataFolder, "dir" | "vault" | "clock">,
  more: Partial<StoreOptions> = {},
): StoreOptions {
  const portalIdentity = { url: "http://127.0.0.1:4010", mode: "practice" } as const;
  return { path: join(dir, "kiosk.db"), vault, clock, kioskId: "kiosk-1", portalIdentity, ...more };
}
