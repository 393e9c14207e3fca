import { existsSync } from "node:fs";
import { join } from "node:path";
import { err, ok, type Result } from "../../../shared/result.ts";
import { lockData } from "../store/care-lock.ts";
import { countOpen } from "../store/care-open.ts";
import type { Restored } from "../store/care-restore.ts";
import type { KeyKeeper } from "../vault/keeper.ts";
import { mainKeyFile, openMainSecret } from "../vault/vault.ts";
import { foldersIn, type KeysFile, type Manifest, readKeys } from "./backup-folder.ts";
import type { RestoreProblem } from "./care.ts";
import { backupNamed, putInPlace } from "./put-in-place.ts";
import { finishSwap } from "./swap.ts";
import { unlock, type UnlockProblem } from "./unlock.ts";

export interface RestoreFromOptions {
  /** A backup folder, or the folder above those of one or several machines. */
  readonly from: string;
  /** null takes the newest. */
  readonly backupId: string | null;
  readonly dataDir: string;
  readonly keeper: KeyKeeper;
  /** This machine, as `machineId` names it. */
  readonly machine: string;
  /** The backup is another machine's, and that one will not send any more. */
  readonly takesOver: boolean;
  readonly nowMs: number;
  /** The recovery code; asked for only where this machine does not open the backup by itself. */
  readonly askCode: () => Promise<string>;
}

export type RestoreFromProblem =
  | RestoreProblem
  | UnlockProblem
  | "in-use"
  /** No backup lies there. */
  | "no-backups"
  /** Backups of several machines lie there: one has to be named. */
  | "several-machines"
  | "another-machine"
  /** The data here belong to another kiosk and hold rows that are not finished. */
  | "own-rows";

export interface RestoredFrom extends Restored {
  readonly backup: Manifest;
}

/** Puts a backup in place of the data of a kiosk that does not run, on this machine or on another one. */
export async function restoreFrom(
  options: RestoreFromOptions,
): Promise<Result<RestoredFrom, RestoreFromProblem>> {
  const { from, dataDir, machine } = options;
  const folders = await foldersIn(from);
  const [folder] = folders;
  if (folder === undefined) return err("no-backups");
  if (folders.length > 1) return err("several-machines");
  const keys = await readKeys(folder);
  if (!keys) return err("damaged");
  if (keys.kioskId !== machine && !options.takesOver) return err("another-machine");
  const lock = lockData(join(dataDir, "kiosk.db"));
  if (!lock.ok) return lock;
  try {
    await finishSwap(dataDir);
    return await putBack(options, folder, keys);
  } finally {
    lock.value.release();
  }
}

async function putBack(
  { backupId, dataDir, keeper, machine, nowMs, askCode }: RestoreFromOptions,
  folder: string,
  keys: KeysFile,
): Promise<Result<RestoredFrom, RestoreFromProblem>> {
  // Asked first: opening a backup by its code may lay a new key where there was none.
  const lost = keys.kioskId === machine && (await hasLostKey(dataDir, keeper));
  const source = await backupNamed(folder, keys, backupId);
  if (!source.ok) return source;
  let unlocked = await unlock(keys, { dataDir, keeper }, null);
  if (!unlocked.ok && unlocked.error === "code-needed")
    unlocked = await unlock(keys, { dataDir, keeper }, await askCode());
  if (!unlocked.ok) return unlocked;
  const { vault, mainKey } = unlocked.value;
  const live = join(dataDir, "kiosk.db");
  if (mainKey && !lost && existsSync(live) && (countOpen(live) ?? 0) > 0) return err("own-rows");
  const restored = await putInPlace({
    dataDir,
    source: source.value,
    vault,
    mainKey,
    lostKey: lost,
    kioskId: machine,
    nowMs,
    before: "replaced",
  });
  return restored.ok ? ok({ ...restored.value, backup: source.value.manifest }) : restored;
}

/**
 * True when nothing on this machine opens the data that lie here: their rows can neither be sent nor moved, so they do
 * not keep a backup of the same machine out. They stay beside it, and what the backup's key opens is saved.
 */
async function hasLostKey(dataDir: string, keeper: KeyKeeper): Promise<boolean> {
  const here = await openMainSecret(keeper, join(dataDir, mainKeyFile));
  return !here.ok && here.error !== "keeper-unavailable";
}
