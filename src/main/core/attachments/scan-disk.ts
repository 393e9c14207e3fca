import { createHash, randomBytes } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileTypeFromBuffer } from "file-type";
import type { ScanFile } from "../../../shared/dossier.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { type Key, openFile, sealFile } from "../vault/seal.ts";
import { nameFits, storedName } from "./file-name.ts";
import type { PdfLook } from "./pdf-look.ts";
import { isWhole } from "./structure.ts";

/** Why a scan was not kept; each is a notice for the screen. */
export type ScanProblem =
  | "scan-empty"
  | "scan-too-large"
  | "scan-wrong-type"
  | "scan-unreadable"
  | "scan-locked"
  | "keep-failed-disk";

export interface NewScanFile {
  readonly paperCode: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly key: Key;
}

/** A new random name for a scan; it says nothing of anybody. */
export function newFileId(): string {
  return randomBytes(16).toString("hex");
}

/** Checks a scan by its content, seals it and brings it to the disk; it is there, whole and durable, when this settles. */
export async function keepScan(
  dir: string,
  fileId: string,
  scan: NewScanFile,
  lookIntoPdf: PdfLook,
): Promise<Result<ScanFile, ScanProblem>> {
  const { bytes, fileName, paperCode, key } = scan;
  const mimeType = await mimeTypeOf(bytes);
  if (mimeType === null || !nameFits(fileName, mimeType)) return err("scan-wrong-type");
  if (!isWhole(mimeType, bytes)) return err("scan-unreadable");
  const pages = mimeType === "application/pdf" ? await lookIntoPdf(bytes) : ok(null);
  if (!pages.ok) return pages;
  const written = await writeDurably(dir, fileId, sealFile(key, bytes, fileId));
  if (!written) return err("keep-failed-disk");
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return ok({
    fileId,
    paperCode,
    fileName: storedName(fileName, mimeType),
    mimeType,
    sizeBytes: bytes.length,
    sha256,
    ...(pages.value === null ? {} : { pages: pages.value }),
  });
}

/** The clear bytes of a kept scan; `file-damaged` when the file is gone, altered, or not the one that was kept. */
export async function readScan(
  dir: string,
  file: Pick<ScanFile, "fileId" | "sha256">,
  key: Key,
): Promise<Result<Uint8Array, "file-damaged">> {
  const sealed = await readFile(pathOf(dir, file.fileId)).catch(() => null);
  const clear = sealed === null ? err("damaged") : openFile(key, sealed, file.fileId);
  if (!clear.ok) return err("file-damaged");
  return createHash("sha256").update(clear.value).digest("hex") === file.sha256 ? clear : err("file-damaged");
}

/** Removes a scan; one that is not there is no fault. */
export async function removeScan(dir: string, fileId: string): Promise<void> {
  await rm(pathOf(dir, fileId), { force: true });
}

/** Files looked at before anything else may have its turn: each costs a question to the store. */
const sweepAtOnce = 100;

/**
 * Removes what a crash left behind: whole and half-written files that `isKnown` does not know. Gives how many went;
 * files that are no scans stay. Takes as long as there are files here, however many rows the store has.
 */
export async function sweepScans(dir: string, isKnown: (fileId: string) => boolean): Promise<number> {
  const names = await readdir(dir).catch(() => []);
  let swept = 0;
  for (const [at, name] of names.entries()) {
    if (at % sweepAtOnce === sweepAtOnce - 1) await new Promise((resume) => void setImmediate(resume));
    const [, fileId = "", ending] = /^([0-9a-f]{32})\.(scan|partial)$/u.exec(name) ?? [];
    if (ending === undefined || isKnown(fileId)) continue;
    await rm(join(dir, name), { force: true });
    swept += 1;
  }
  return swept;
}

async function mimeTypeOf(bytes: Uint8Array): Promise<ScanFile["mimeType"] | null> {
  const type = await fileTypeFromBuffer(bytes).catch(() => undefined);
  switch (type?.mime) {
    case "image/jpeg":
    case "image/png":
    case "application/pdf":
      return type.mime;
    default:
      return null;
  }
}

function pathOf(dir: string, fileId: string): string {
  if (!/^[0-9a-f]{32}$/u.test(fileId)) throw new Error("not the id of a scan");
  return join(dir, `${fileId}.scan`);
}

/** False when the disk would not take it; then nothing of it stays. */
async function writeDurably(dir: string, fileId: string, bytes: Uint8Array): Promise<boolean> {
  const partial = join(dir, `${fileId}.partial`);
  try {
    await mkdir(dir, { recursive: true, mode: 0o700 });
    const file = await open(partial, "w", 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(partial, pathOf(dir, fileId));
    await syncFolder(dir);
    return true;
  } catch {
    await Promise.allSettled([rm(partial, { force: true }), rm(pathOf(dir, fileId), { force: true })]);
    return false;
  }
}

/** A new name is only durable when its folder is; Windows cannot open folders and does not need it. */
async function syncFolder(dir: string): Promise<void> {
  if (process.platform === "win32") return;
  const folder = await open(dir, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
