import { existsSync } from "node:fs";
import { copyFile, mkdir, readFile, rm, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { parseJson } from "../../../shared/codec.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { makeRestored, type Restored } from "../store/care-restore.ts";
import { syncFolder, syncPath, writeSecretFile } from "../vault/secret-file.ts";
import { mainKeyFile, type Vault } from "../vault/vault.ts";
import { copyOnce, recoveryFile } from "./backup.ts";
import { isWhole, type KeysFile, listBackups, type Manifest, snapshotOf, stampOf } from "./backup-folder.ts";
import type { RestoreProblem } from "./care.ts";
import { swapFile, swapFiles, type SwapStep } from "./swap.ts";

/** A backup with what opens it. */
export interface Source {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly keys: KeysFile;
}

export interface PutInPlaceOptions {
  readonly dataDir: string;
  /** null: an empty file takes the place. */
  readonly source: Source | null;
  /** Opens the backup's keys; the data are sealed under it from now on. */
  readonly vault: Vault;
  /** The main key of the backup, wrapped for this machine, where it differs from the one that is here; else null. */
  readonly mainKey: Uint8Array | null;
  /** The data here are this kiosk's, though their key is gone: what came after the backup is looked for in them too. */
  readonly lostKey?: boolean;
  readonly kioskId: string | null;
  readonly nowMs: number;
  /** What the file that gives way is: damaged, then its readable rows win; or replaced by a person's choice. */
  readonly before: "damaged" | "replaced";
}

const NEXT = "kiosk.db.next";
const OLD_COPY = "kiosk.db.old-copy";

/**
 * Removes what a kill left of a restored file that was being built, before it took anything's place: copies of the data
 * that no wiping reaches. At each start, after `finishSwap`; nothing may have the data open.
 */
export async function dropHalfBuilt(dataDir: string): Promise<void> {
  // Once the change has begun the built file is the data, and the next start brings it to its place.
  if (existsSync(join(dataDir, swapFile))) return;
  const names = [NEXT, `${NEXT}-journal`, OLD_COPY, `${OLD_COPY}-wal`, `${OLD_COPY}-shm`];
  await Promise.all(names.map((name) => rm(join(dataDir, name), { force: true })));
}

/**
 * Builds the restored file beside the data and then changes them over in one go; a kill before that changes nothing,
 * and after it only delays it. Nothing may have the data open. The file that gives way stays, set aside.
 */
export async function putInPlace(options: PutInPlaceOptions): Promise<Result<Restored, RestoreProblem>> {
  const { dataDir, source } = options;
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await dropHalfBuilt(dataDir);
  try {
    const made = await makeNext(options);
    if (!made.ok) return made;
    if (source) await bringScans(dataDir, source, made.value.fileIds);
    await change(options);
    return made;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (["ENOSPC", "EDQUOT", "SQLITE_FULL"].includes(code)) return err("disk-full");
    if (code.startsWith("E") || code.startsWith("SQLITE_")) return err("failed");
    throw error;
  } finally {
    await dropHalfBuilt(dataDir);
  }
}

/** True when the disk has room for the restored file beside the data, a copy of them, and the scans that are not here. */
export async function hasRoom(dataDir: string, { folder, manifest }: Source): Promise<boolean> {
  const missing = manifest.scans.map((fileId) => join("scans", `${fileId}.scan`));
  const sizes = await Promise.all([
    ...["kiosk.db", "kiosk.db-wal"].map((name) => sizeOf(join(dataDir, name))),
    ...missing.filter((name) => !existsSync(join(dataDir, name))).map((name) => sizeOf(join(folder, name))),
  ]);
  const disk = await statfs(dataDir);
  return disk.bavail * disk.bsize > 1.2 * sizes.reduce((sum, size) => sum + size, manifest.bytes);
}

async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => null))?.size ?? 0;
}

async function makeNext(options: PutInPlaceOptions): Promise<Result<Restored, RestoreProblem>> {
  const { dataDir, source, vault, kioskId, nowMs, before } = options;
  const path = join(dataDir, NEXT);
  if (source) {
    await copyFile(snapshotOf(source.folder, source.manifest.backupId), path);
  }
  const live = join(dataDir, "kiosk.db");
  // Under another key it is another ward's or another life's file, and nothing of it belongs here.
  const present =
    ((await stat(live).catch(() => null))?.size ?? 0) > 0 &&
    (options.mainKey === null || options.lostKey === true);
  if (present) {
    await copyFile(live, join(dataDir, OLD_COPY));
    if (existsSync(`${live}-wal`)) await copyFile(`${live}-wal`, join(dataDir, `${OLD_COPY}-wal`));
  }
  const made = makeRestored({
    path,
    keys: source?.keys.keys ?? null,
    vault,
    kioskId,
    backupAtMs: source?.manifest.atMs ?? null,
    nowMs,
    old: present
      ? {
          copyPath: join(dataDir, OLD_COPY),
          prefer: before === "damaged" ? "newest" : "backup",
          logged: await loggedNumbers(dataDir),
        }
      : null,
  });
  if (!made.ok) return err("damaged");
  await syncPath(path);
  return made;
}

async function bringScans(dataDir: string, { folder }: Source, fileIds: readonly string[]): Promise<void> {
  const scans = join(dataDir, "scans");
  await mkdir(scans, { recursive: true, mode: 0o700 });
  for (const fileId of fileIds) {
    const from = join(folder, "scans", `${fileId}.scan`);
    const to = join(scans, `${fileId}.scan`);
    if (!existsSync(to) && existsSync(from)) await copyOnce(from, to);
  }
  await syncFolder(scans);
}

async function change({ dataDir, source, mainKey, nowMs, before }: PutInPlaceOptions): Promise<void> {
  const stamp = `${before}-${stampOf(nowMs)}`;
  const steps: SwapStep[] = [];
  if (mainKey) {
    await writeSecretFile(join(dataDir, `${mainKeyFile}.restored`), mainKey);
    steps.push({ live: mainKeyFile, next: `${mainKeyFile}.restored`, aside: `${mainKeyFile}.${stamp}` });
    const recovery = source?.keys.recovery ?? null;
    if (recovery) {
      await writeSecretFile(join(dataDir, `${recoveryFile}.restored`), Buffer.from(JSON.stringify(recovery)));
      steps.push({ live: recoveryFile, next: `${recoveryFile}.restored`, aside: null });
    }
  }
  steps.push(
    { live: "kiosk.db-shm", next: null, aside: null },
    { live: "kiosk.db-wal", next: null, aside: `kiosk.db.${stamp}-wal` },
    { live: "kiosk.db", next: NEXT, aside: `kiosk.db.${stamp}` },
  );
  await swapFiles(dataDir, steps);
}

const KeptLine = z.object({
  event: z.literal("dossier-kept"),
  intentId: z.int(),
  localNumber: z.string(),
});

/** Local numbers by intent out of the log, which outlives the data file. */
async function loggedNumbers(dataDir: string): Promise<ReadonlyMap<number, string>> {
  const numbers = new Map<number, string>();
  for (const name of ["kiosk.log.1", "kiosk.log"]) {
    const text = await readFile(join(dataDir, "logs", name), "utf8").catch(() => "");
    for (const line of text.split("\n")) {
      if (!line.includes('"dossier-kept"')) continue;
      const kept = KeptLine.safeParse(parseJson(line));
      if (kept.success) numbers.set(kept.data.intentId, kept.data.localNumber);
    }
  }
  return numbers;
}

/** The newest backup of a folder that is whole and that this vault opens; null when there is none. */
export async function newestGood(
  folder: string,
  keys: KeysFile | null,
  vault: Vault,
): Promise<Source | null> {
  if (!keys || !vault.unwrap(Buffer.from(keys.check, "base64")).ok) return null;
  for (const manifest of await listBackups(folder)) {
    if (await isWhole(folder, manifest)) return { folder, manifest, keys };
  }
  return null;
}

/** A backup by its name, proven whole; the error says why not. */
export async function backupNamed(
  folder: string,
  keys: KeysFile,
  backupId: string | null,
): Promise<Result<Source, RestoreProblem>> {
  const all = await listBackups(folder);
  const manifest = backupId === null ? all[0] : all.find((one) => one.backupId === backupId);
  if (!manifest) return err("not-found");
  return (await isWhole(folder, manifest)) ? ok({ folder, manifest, keys }) : err("damaged");
}
