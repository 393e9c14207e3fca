import { createHash } from "node:crypto";
import { createReadStream, existsSync, statSync } from "node:fs";
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { parseJson } from "../../../shared/codec.ts";
import type { BackupInfo } from "../../../shared/staff.ts";
import { RecoveryBox } from "../vault/recovery.ts";
import { writeSecretFile } from "../vault/secret-file.ts";
import type { Vault } from "../vault/vault.ts";

/*
 * A backup folder:
 *   keys.json               wrapped data keys of everything that is not wiped, and the main key twice wrapped
 *   scans/<id>.scan         sealed scans, each copied once
 *   <backup id>/kiosk.db    the data without any key
 *   <backup id>/manifest.json   written last: a folder without it is no backup
 */

/** Written last; what it says of the data is checked before anything is restored from it. */
const Manifest = z.strictObject({
  version: z.literal(1),
  backupId: z.string(),
  /** Grows with each backup: a clock that was set tells nothing of which is the newest. */
  sequence: z.int(),
  atMs: z.int(),
  schema: z.int(),
  dossiers: z.int(),
  lastAuditId: z.int(),
  bytes: z.int(),
  sha256: z.string(),
  scans: z.array(z.string().regex(/^[0-9a-f]{32}$/u)),
});
export type Manifest = z.output<typeof Manifest>;

const KeyTable = z.record(z.string(), z.base64());

/** One file for all backups of a folder, written anew with each backup and each wipe, so that old ones forget too. */
export const KeysFile = z.strictObject({
  version: z.literal(1),
  kioskId: z.string(),
  /** A data key that opens under the right main key only. */
  check: z.base64(),
  /** The main key as the machine's own keeper wrapped it. */
  main: z.base64(),
  /** The main key under the recovery code; null while none was made. */
  recovery: RecoveryBox.nullable(),
  keys: z.strictObject({ intents: KeyTable, staff: KeyTable, transfers: KeyTable }),
});
export type KeysFile = z.output<typeof KeysFile>;

const BACKUP_ID = /^\d{8}T\d{6}\d{3}Z$/u;

/** Name of a backup taken at this moment, wall time in ms. */
export function backupIdOf(atMs: number): string {
  return stampOf(atMs);
}

/** A moment as part of a file name. */
export function stampOf(atMs: number): string {
  return new Date(atMs).toISOString().replaceAll(/[-:.]/gu, "");
}

/** The folder of one machine's data inside the ward's backup folder: two machines may share a stick. */
export function ownFolder(dir: string, vault: Pick<Vault, "hash">, kioskId: string): string {
  return join(dir, `kiosk-${vault.hash("backup-folder", kioskId).slice(0, 8)}`);
}

/** The machines' folders inside a folder that a person named, or the folder itself when it is one. */
export async function foldersIn(dir: string): Promise<readonly string[]> {
  if (existsSync(join(dir, "keys.json"))) return [dir];
  const names = await readdir(dir).catch(() => []);
  return names
    .filter((name) => /^kiosk-[0-9a-f]{8}$/u.test(name))
    .map((name) => join(dir, name))
    .filter((folder) => existsSync(join(folder, "keys.json")));
}

/** Whole backups of a folder, newest first; what a pulled stick left half is not among them. */
export async function listBackups(folder: string): Promise<readonly Manifest[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => BACKUP_ID.test(name));
  const found = await Promise.all(names.map((name) => readManifest(folder, name)));
  return found.filter((manifest) => manifest !== null).toSorted((a, b) => b.sequence - a.sequence);
}

async function readManifest(folder: string, name: string): Promise<Manifest | null> {
  const text = await readFile(join(folder, name, "manifest.json"), "utf8").catch(() => "");
  const manifest = Manifest.safeParse(parseJson(text));
  if (!manifest.success || manifest.data.backupId !== name) return null;
  const size = statSync(snapshotOf(folder, name), { throwIfNoEntry: false })?.size;
  return size === manifest.data.bytes ? manifest.data : null;
}

/** Path of a backup's data. */
export function snapshotOf(folder: string, backupId: string): string {
  return join(folder, backupId, "kiosk.db");
}

/** True when the data of a backup are, byte by byte, what its manifest says. */
export async function isWhole(folder: string, { backupId, sha256 }: Manifest): Promise<boolean> {
  return (await hashOf(snapshotOf(folder, backupId)).catch(() => "")) === sha256;
}

/** SHA-256 of a file, hex. */
export async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk);
  return hash.digest("hex");
}

/** What the screen shows of a backup. */
export function infoOf({ backupId, atMs, dossiers, bytes }: Manifest): BackupInfo {
  return { backupId, atMs, dossiers, bytes };
}

/** The keys of a folder; null when there are none or they are not ours. */
export async function readKeys(folder: string): Promise<KeysFile | null> {
  const text = await readFile(join(folder, "keys.json"), "utf8").catch(() => "");
  const keys = KeysFile.safeParse(parseJson(text));
  return keys.success ? keys.data : null;
}

export async function writeKeys(folder: string, keys: KeysFile): Promise<void> {
  await writeSecretFile(join(folder, "keys.json"), Buffer.from(JSON.stringify(keys)));
}

/** Which backups go: all but the newest `keep`, and of each of the last `keep` days its last one. */
export function superfluous(manifests: readonly Manifest[], keep: number): readonly string[] {
  const newest = manifests.toSorted((a, b) => b.sequence - a.sequence);
  const days = new Map<string, string>();
  for (const { backupId } of newest) {
    const day = backupId.slice(0, 8);
    if (!days.has(day)) days.set(day, backupId);
  }
  const kept = new Set([
    ...newest.slice(0, keep).map(({ backupId }) => backupId),
    ...[...days.values()].slice(0, keep),
  ]);
  return newest.map(({ backupId }) => backupId).filter((backupId) => !kept.has(backupId));
}

/** Removes a backup; its manifest first, so that a half removed one is none. */
export async function removeBackup(folder: string, backupId: string): Promise<void> {
  await rm(join(folder, backupId, "manifest.json"), { force: true });
  await rm(join(folder, backupId), { recursive: true, force: true });
}
