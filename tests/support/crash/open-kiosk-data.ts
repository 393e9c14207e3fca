import { join } from "node:path";
import { machineId } from "../../../src/main/core/diagnostics/machine.ts";
import { hashPin } from "../../../src/main/core/staff/pin.ts";
import { openStore, type Store } from "../../../src/main/core/store/store.ts";
import { fileKeyKeeper } from "../../../src/main/core/vault/keeper.ts";
import { openVault, type Vault } from "../../../src/main/core/vault/vault.ts";
import { systemClock } from "../../../src/shared/clock.ts";
import { err, ok, type Result } from "../../../src/shared/result.ts";

export interface KioskData {
  readonly store: Store;
  readonly vault: Vault;
}

/** Opens the data folder of a kiosk that does not run, as the kiosk itself would; an error says in words why not. */
export async function openKioskData(dataDir: string, portalUrl: string): Promise<Result<KioskData, string>> {
  const vault = await openVault(fileKeyKeeper(dataDir), dataDir);
  if (!vault.ok) return err(`the data folder does not open: ${vault.error}`);
  const store = openStore({
    path: join(dataDir, "kiosk.db"),
    vault: vault.value,
    clock: systemClock(),
    kioskId: machineId(),
    portalIdentity: { url: portalUrl, mode: "practice" },
  });
  return store.ok ? ok({ store: store.value, vault: vault.value }) : err(store.error.message);
}

export const staffPin = "738291";

/** Cost of the PINs of this test: a sign-in that takes long is cut by a kill again and again, and locks its owner out. */
const cheapWork = "8 8 1";

/** Gives the desk so many heads; a kill in the middle of a sign-in counts as a wrong PIN, so one would not be enough. */
export async function hireStaff(dataDir: string, portalUrl: string, count: number): Promise<void> {
  const opened = await openKioskData(dataDir, portalUrl);
  if (!opened.ok) throw new Error(opened.error);
  const { store, vault } = opened.value;
  try {
    const pin = await hashPin(vault.hash("pin", staffPin), cheapWork);
    for (let n = 0; n < count; n++) {
      const profile = { name: "Lê Thị Quầy", idNumber: null, phone: null };
      const hired = store.addStaff(profile, "head", pin, vault.newDataKey());
      if (!hired.ok) throw new Error(hired.error);
    }
  } finally {
    store.close();
  }
}
