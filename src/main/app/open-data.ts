import { statSync } from "node:fs";
import { join } from "node:path";
import type { Clock } from "../../shared/clock.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import { ownFolder, readKeys } from "../core/care/backup-folder.ts";
import type { LastRestore } from "../core/care/care.ts";
import { dropHalfBuilt, newestGood, putInPlace, type Source } from "../core/care/put-in-place.ts";
import { finishSwap } from "../core/care/swap.ts";
import { machineId } from "../core/diagnostics/machine.ts";
import type { Settings } from "../core/settings/settings.ts";
import { lockData } from "../core/store/care-lock.ts";
import { openStore, type Store, type StoreProblem } from "../core/store/store.ts";
import type { KeeperProblem, KeyKeeper } from "../core/vault/keeper.ts";
import { openVault, type Vault } from "../core/vault/vault.ts";

export interface KeyOptions {
  readonly dataDir: string;
  readonly keyKeeper: KeyKeeper;
}

export interface DataOptions extends KeyOptions {
  readonly settings: Settings;
  readonly clock: Clock;
}

export interface OpenedData {
  readonly vault: Vault;
  readonly store: Store;
  /** This machine's own folder of backups. */
  readonly folder: string;
  /** The file was damaged and another one took its place just now. */
  readonly recovered: boolean;
}

export type DataProblem =
  | { readonly kind: "key"; readonly problem: KeeperProblem }
  | { readonly kind: "store"; readonly problem: StoreProblem };

/** Opens the key and finishes, or undoes, a change of files that a kill cut; the store comes after. */
export async function openKey({ dataDir, keyKeeper }: KeyOptions): Promise<Result<Vault, DataProblem>> {
  await withLock(dataDir, async () => {
    await finishSwap(dataDir);
    await dropHalfBuilt(dataDir);
  });
  const vault = await openVault(keyKeeper, dataDir);
  return vault.ok ? vault : err({ kind: "key", problem: vault.error });
}

/** Opens the store. A damaged file is set aside, the newest good backup takes its place, and the kiosk goes on. */
export async function openData(options: DataOptions, vault: Vault): Promise<Result<OpenedData, DataProblem>> {
  const folder = ownFolder(options.settings.backup.dir, vault, machineId());
  const data = { vault, folder };
  // A file that vanished from beside its backups is as damaged as one that cannot be read.
  if (isEmpty(options.dataDir) && (await newestGood(folder, await readKeys(folder), vault))) {
    await recover(options, data);
    return opened(openKioskStore(options, vault), data, true);
  }
  const store = openKioskStore(options, vault);
  if (store.ok || store.error.code !== "damaged-file") return opened(store, data, false);
  await recover(options, data);
  return opened(openKioskStore(options, vault), data, true);
}

function opened(
  store: Result<Store, StoreProblem>,
  data: Pick<OpenedData, "vault" | "folder">,
  recovered: boolean,
): Result<OpenedData, DataProblem> {
  return store.ok
    ? ok({ ...data, store: store.value, recovered })
    : err({ kind: "store", problem: store.error });
}

/**
 * Sets the file aside and puts the newest good backup in its place, or an empty file where there is none. Where the disk
 * or the stick does not let it, nothing is changed.
 */
export async function recover(
  { dataDir, clock }: Pick<DataOptions, "dataDir" | "clock">,
  { vault, folder }: Pick<OpenedData, "vault" | "folder">,
): Promise<void> {
  await withLock(dataDir, async () => {
    const source = await newestGood(folder, await readKeys(folder), vault);
    const into = {
      dataDir,
      vault,
      mainKey: null,
      kioskId: null,
      nowMs: clock.nowMs(),
      before: "damaged",
    } as const;
    const done = await putInPlace({ ...into, source });
    // A backup that is whole and yet cannot be read: the kiosk still goes on. But a full disk, or a stick that failed
    // while it was read, leaves all as it is: the next start finds the backup again.
    if (!done.ok && done.error === "damaged" && source) await putInPlace({ ...into, source: null });
  });
}

/**
 * Puts a backup that somebody chose in place; the data must be closed. What became of it is noted for the core that
 * starts after it, which has to tell.
 */
export async function putBack(
  { dataDir, clock }: Pick<DataOptions, "dataDir" | "clock">,
  { vault, lastRestore }: { readonly vault: Vault; readonly lastRestore: LastRestore },
  source: Source,
): Promise<void> {
  const into = {
    dataDir,
    vault,
    mainKey: null,
    kioskId: null,
    nowMs: clock.nowMs(),
    before: "replaced",
  } as const;
  lastRestore.fault = "failed";
  const done = await withLock(dataDir, () => putInPlace({ ...into, source }));
  if (done) lastRestore.fault = done.ok ? null : done.error;
}

/** Where another program has the data, nothing is touched: opening the store then tells so. */
async function withLock<T>(dataDir: string, work: () => Promise<T>): Promise<T | null> {
  const lock = lockData(join(dataDir, "kiosk.db"));
  if (!lock.ok) return null;
  try {
    return await work();
  } finally {
    lock.value.release();
  }
}

function isEmpty(dataDir: string): boolean {
  return (statSync(join(dataDir, "kiosk.db"), { throwIfNoEntry: false })?.size ?? 0) === 0;
}

function openKioskStore(
  { settings, dataDir, clock }: DataOptions,
  vault: Vault,
): Result<Store, StoreProblem> {
  const { portal, kiosk, desk } = settings;
  if (portal.kind !== "url") throw new Error("the practice portal is started by the host, before the core");
  return openStore({
    path: join(dataDir, "kiosk.db"),
    vault,
    clock,
    kioskId: machineId(),
    kioskNumber: kiosk.number,
    portalIdentity: { url: portal.url, mode: portal.practice ? "practice" : "real" },
    dutyOfficer: () => desk.dutyOfficer,
  });
}
