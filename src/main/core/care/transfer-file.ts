import { createHash } from "node:crypto";
import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import { parseJson } from "../../../shared/codec.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { open as openSealed, seal } from "../vault/seal.ts";
import { syncFolder } from "../vault/secret-file.ts";

/*
 * A moved queue in one file: a line of JSON in clear that names the machine it is for, then records, each with its
 * length before it and sealed under the transfer's code. The last record counts the others, so that a cut file is
 * noticed; each seal holds the record's place and the first line, so that neither can be changed.
 */

/** What the first line says; nothing of it is secret. */
export const TransferHeader = z.strictObject({
  format: z.literal("one-stop-kiosk queue"),
  version: z.literal(1),
  transferId: z.string().regex(/^[0-9a-f]{32}$/u),
  forMachine: z.string().regex(/^[0-9a-f]{32}$/u),
  portal: z.strictObject({ mode: z.enum(["practice", "real"]), url: z.string() }),
  salt: z.base64(),
});
export type TransferHeader = z.output<typeof TransferHeader>;

/** A row (JSON text) or a sealed scan, as it goes along. */
export type TransferRecord =
  | { readonly kind: "row"; readonly json: string }
  | { readonly kind: "scan"; readonly fileId: string; readonly bytes: Uint8Array };

/** `cut`: it ends before its end; `code-wrong`: the code is another one, or the file was changed. */
export type TransferFileProblem = "not-a-queue" | "cut" | "code-wrong";

const ROW = 0;
const SCAN = 1;
const END = 2;
const MOST_HEADER_BYTES = 4096;
/** The portal's largest file, sealed, with room. */
const MOST_RECORD_BYTES = 64 << 20;

/** Writes a transfer durably: under its name it is there whole, or not at all. */
export async function writeTransfer(
  path: string,
  header: TransferHeader,
  key: Uint8Array,
  records: AsyncIterable<TransferRecord>,
): Promise<void> {
  const partial = `${path}.partial`;
  const file = await open(partial, "w", 0o600);
  try {
    const line = JSON.stringify(header);
    await file.write(`${line}\n`);
    const place = placer(line);
    let count = 0;
    for await (const record of records) {
      await writeRecord(file, seal(key, plainOf(record), place(count)));
      count += 1;
    }
    await writeRecord(file, seal(key, Buffer.from([END, ...u32(count)]), place(count)));
    await file.sync();
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  await rename(partial, path);
  await syncFolder(dirname(path));
}

/** Reads the first line alone; null when the file is none of ours. */
export async function readHeader(path: string): Promise<TransferHeader | null> {
  const file = await open(path, "r").catch(() => null);
  if (!file) return null;
  try {
    return (await headerOf(file))?.header ?? null;
  } finally {
    await file.close();
  }
}

/** Hands every record over, in order; nothing counts until this says that the file was whole. */
export async function readTransfer(
  path: string,
  key: Uint8Array,
  onRecord: (record: TransferRecord) => Promise<void>,
): Promise<Result<number, TransferFileProblem>> {
  const file = await open(path, "r").catch(() => null);
  if (!file) return err("not-a-queue");
  try {
    const head = await headerOf(file);
    if (!head) return err("not-a-queue");
    const place = placer(head.line);
    let at = Buffer.byteLength(head.line) + 1;
    for (let count = 0; ; count += 1) {
      const sealed = await readRecord(file, at);
      if (!sealed) return err("cut");
      at += 4 + sealed.length;
      const plain = openSealed(key, sealed, place(count));
      if (!plain.ok) return err("code-wrong");
      const bytes = Buffer.from(plain.value);
      if (bytes[0] === END) return bytes.readUInt32BE(1) === count ? ok(count) : err("cut");
      await onRecord(recordOf(bytes));
    }
  } finally {
    await file.close();
  }
}

function placer(headerLine: string): (count: number) => string {
  const header = createHash("sha256").update(headerLine).digest("hex");
  return (count) => `transfer:${header}:${count}`;
}

function plainOf(record: TransferRecord): Uint8Array {
  if (record.kind === "row") return Buffer.concat([Buffer.of(ROW), Buffer.from(record.json)]);
  return Buffer.concat([Buffer.of(SCAN), Buffer.from(record.fileId, "hex"), record.bytes]);
}

function recordOf(bytes: Buffer): TransferRecord {
  if (bytes[0] === ROW) return { kind: "row", json: bytes.subarray(1).toString() };
  return { kind: "scan", fileId: bytes.subarray(1, 17).toString("hex"), bytes: bytes.subarray(17) };
}

async function writeRecord(file: FileHandle, sealed: Uint8Array): Promise<void> {
  await file.write(Buffer.from(u32(sealed.length)));
  await file.write(sealed);
}

async function readRecord(file: FileHandle, at: number): Promise<Uint8Array | null> {
  const length = Buffer.alloc(4);
  if ((await file.read(length, 0, 4, at)).bytesRead !== 4) return null;
  const size = length.readUInt32BE(0);
  if (size > MOST_RECORD_BYTES) return null;
  const sealed = Buffer.alloc(size);
  return (await file.read(sealed, 0, size, at + 4)).bytesRead === size ? sealed : null;
}

async function headerOf(
  file: FileHandle,
): Promise<{ readonly header: TransferHeader; readonly line: string } | null> {
  const start = Buffer.alloc(MOST_HEADER_BYTES);
  const { bytesRead } = await file.read(start, 0, start.length, 0);
  const end = start.subarray(0, bytesRead).indexOf(10);
  if (end < 0) return null;
  const line = start.subarray(0, end).toString();
  const header = TransferHeader.safeParse(parseJson(line));
  return header.success ? { header: header.data, line } : null;
}

function u32(value: number): readonly number[] {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return [...bytes];
}
