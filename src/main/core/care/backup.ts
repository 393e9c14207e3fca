import { existsSync } from "node:fs";
import { copyFile, mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { parseJson } from "../../../shared/codec.ts";
import {
  isDamage,
  lastAuditId,
  type LiveFacts,
  quickCheck,
  readLive,
  takeSnapshot,
} from "../store/care-snapshot.ts";
import { RecoveryBox } from "../vault/recovery.ts";
import { syncFolder, writeSecretFile } from "../vault/secret-file.ts";
import { mainKeyFile } from "../vault/vault.ts";
import {
  backupIdOf,
  hashOf,
  listBackups,
  type Manifest,
  removeBackup,
  snapshotOf,
  superfluous,
  writeKeys,
} from "./backup-folder.ts";
import type { BackupFault } from "./care.ts";

/** Name of the file that holds the main key under the recovery code. */
export const recoveryFile = "recovery.json";

export interface BackupJob {
  readonly dataDir: string;
  /** The machine's own folder; made where it is missing. */
  readonly folder: string;
  readonly keep: number;
  readonly nowMs: number;
  /** Take one even when nothing changed since the last. */
  readonly force: boolean;
}

export type BackupOutcome =
  | { readonly kind: "taken" | "unchanged"; readonly manifest: Manifest }
  | { readonly kind: "fault"; readonly fault: BackupFault }
  /** The data file itself is damaged. */
  | { readonly kind: "damaged" };

/**
 * Takes a backup of a kiosk that runs. All of it is read and written here, so it belongs into a worker. On a full disk
 * the oldest backups give way first, once.
 */
export async function takeBackup(job: BackupJob, again = false): Promise<BackupOutcome> {
  try {
    return await take(job);
  } catch (error) {
    if (!again && faultOf(error, job.folder) === "disk-full" && (await makeRoom(job)))
      return takeBackup(job, true);
    if (isDamage(error)) return blame(job.dataDir);
    return { kind: "fault", fault: faultOf(error, job.folder) };
  }
}

/** Lets go before the new backup what would go after it, and never the newest; false where that could not be done. */
async function makeRoom({ dataDir, folder, keep }: BackupJob): Promise<boolean> {
  try {
    await clearHalves(folder);
    const { fileIds } = readLive(join(dataDir, "kiosk.db"));
    await thin(folder, await listBackups(folder), { keep: Math.max(1, keep - 1), fileIds });
    return true;
  } catch {
    return false;
  }
}

async function take({ dataDir, folder, keep, nowMs, force }: BackupJob): Promise<BackupOutcome> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await clearHalves(folder);
  const earlier = await listBackups(folder);
  const [newest] = earlier;
  const dbPath = join(dataDir, "kiosk.db");
  if (!force && newest && newest.lastAuditId === lastAuditId(dbPath))
    return { kind: "unchanged", manifest: newest };
  const backupId = freeId(folder, nowMs);
  const partial = `${backupId}.partial`;
  await mkdir(join(folder, partial), { mode: 0o700 });
  const snapshot = snapshotOf(folder, partial);
  const facts = await takeSnapshot(dbPath, snapshot);
  if (!facts.ok) {
    await rm(join(folder, partial), { recursive: true, force: true });
    return blame(dataDir);
  }
  const live = readLive(dbPath);
  await copyScans(dataDir, folder, live.fileIds);
  await writeKeysOf(dataDir, folder, live);
  const manifest: Manifest = {
    version: 1,
    backupId,
    sequence: (newest?.sequence ?? 0) + 1,
    atMs: nowMs,
    ...facts.value,
    bytes: (await stat(snapshot)).size,
    sha256: await hashOf(snapshot),
    scans: [...live.fileIds],
  };
  await writeSecretFile(join(folder, partial, "manifest.json"), Buffer.from(JSON.stringify(manifest)));
  await rename(join(folder, partial), join(folder, backupId));
  await syncFolder(folder);
  await thin(folder, [manifest, ...earlier], { keep, fileIds: live.fileIds });
  return { kind: "taken", manifest };
}

/** A copy that is not whole: only the live file's own examination says whether it or the stick is to blame. */
function blame(dataDir: string): BackupOutcome {
  const isLive = quickCheck(join(dataDir, "kiosk.db")).length > 0;
  return isLive ? { kind: "damaged" } : { kind: "fault", fault: "failed" };
}

function freeId(folder: string, nowMs: number): string {
  const backupId = backupIdOf(nowMs);
  return existsSync(join(folder, backupId)) ? freeId(folder, nowMs + 1) : backupId;
}

async function clearHalves(folder: string): Promise<void> {
  const halves = (await readdir(folder)).filter((name) => name.endsWith(".partial"));
  await Promise.all(halves.map((name) => rm(join(folder, name), { recursive: true, force: true })));
}

/** The keys of what is not wiped now, and the main key as it is wrapped now. Nothing personal, nothing that opens alone. */
export async function writeKeysOf(
  dataDir: string,
  folder: string,
  live: LiveFacts = readLive(join(dataDir, "kiosk.db")),
): Promise<void> {
  const recovery = await readFile(join(dataDir, recoveryFile), "utf8").catch(() => null);
  await writeKeys(folder, {
    version: 1,
    kioskId: live.kioskId,
    check: live.keyCheck,
    main: (await readFile(join(dataDir, mainKeyFile))).toString("base64"),
    recovery: recovery === null ? null : RecoveryBox.parse(parseJson(recovery)),
    keys: live.keys,
  });
}

/** Sealed scans never change, so each is copied once; one that is missing here is a fault of its own, told elsewhere. */
async function copyScans(dataDir: string, folder: string, fileIds: readonly string[]): Promise<void> {
  await mkdir(join(folder, "scans"), { recursive: true, mode: 0o700 });
  for (const fileId of fileIds) {
    const from = join(dataDir, "scans", `${fileId}.scan`);
    if (existsSync(from)) await copyOnce(from, join(folder, "scans", `${fileId}.scan`));
  }
  await syncFolder(join(folder, "scans"));
}

/** Copies a file that never changes, durably and whole; one that is there with its size is left alone. */
export async function copyOnce(from: string, to: string): Promise<void> {
  const [source, target] = await Promise.all([stat(from), stat(to).catch(() => null)]);
  if (target?.size === source.size) return;
  await copyDurably(from, to);
}

/** Copies a file so that it is on the disk under its name whole, or not at all. */
export async function copyDurably(from: string, to: string): Promise<void> {
  await copyFile(from, `${to}.partial`);
  const file = await open(`${to}.partial`, "r+");
  try {
    await file.chmod(0o600).catch(() => {});
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${to}.partial`, to);
}

async function thin(
  folder: string,
  manifests: readonly Manifest[],
  { keep, fileIds }: { readonly keep: number; readonly fileIds: readonly string[] },
): Promise<void> {
  const gone = new Set(superfluous(manifests, keep));
  for (const backupId of gone) await removeBackup(folder, backupId);
  const used = new Set(fileIds);
  for (const { backupId, scans } of manifests) {
    if (!gone.has(backupId)) for (const fileId of scans) used.add(fileId);
  }
  const names = await readdir(join(folder, "scans"));
  const unused = names.filter((name) => !used.has(name.replace(/\.scan$/u, "")));
  await Promise.all(unused.map((name) => rm(join(folder, "scans", name), { force: true })));
}

function faultOf(error: unknown, folder: string): BackupFault {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ENOSPC" || code === "EDQUOT" || code === "SQLITE_FULL") return "disk-full";
  return existsSync(folder) ? "failed" : "folder-missing";
}
