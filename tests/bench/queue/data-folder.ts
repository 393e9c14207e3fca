import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore, type Store, type StoreOptions } from "../../../src/main/core/store/store.ts";
import { fileKeyKeeper } from "../../../src/main/core/vault/keeper.ts";
import { openVault, type Vault } from "../../../src/main/core/vault/vault.ts";
import { systemClock } from "../../../src/shared/clock.ts";

/** A kiosk's data folder without a kiosk, for a measurement; `end` removes it. */
export interface BenchFolder {
  readonly dir: string;
  readonly path: string;
  readonly vault: Vault;
  open(more?: Partial<StoreOptions>): Store;
  end(): void;
}

/** Makes an empty one, or takes the one that lies at `at` and lets it be when it ends. */
export async function benchFolder(at?: string): Promise<BenchFolder> {
  const dir = at ?? mkdtempSync(join(tmpdir(), "kiosk-bench-"));
  const vault = await openVault(fileKeyKeeper(dir), dir);
  if (!vault.ok) throw new Error(vault.error);
  const path = join(dir, "kiosk.db");
  const opened: Store[] = [];
  return {
    dir,
    path,
    vault: vault.value,
    open(more = {}) {
      const portalIdentity = { url: "http://127.0.0.1:4010", mode: "practice" } as const;
      const fixed = { path, vault: vault.value, clock: systemClock(), kioskId: "bench", portalIdentity };
      const store = openStore({ ...fixed, ...more });
      if (!store.ok) throw new Error(store.error.message);
      opened.push(store.value);
      return store.value;
    },
    end() {
      for (const store of opened) store.close();
      if (at === undefined) rmSync(dir, { recursive: true, force: true });
    },
  };
}
