import { crc32 } from "node:zlib";
import type { ScanFile } from "../../../shared/dossier.ts";

/**
 * True when a file is whole as far as its own structure tells: a JPEG runs from marker to marker to its end, every PNG
 * chunk has its sum and IEND is there, a PDF ends with a pointer into itself. Pixels are not decoded.
 */
export function isWhole(mimeType: ScanFile["mimeType"], bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (mimeType) {
    case "image/jpeg":
      return isWholeJpeg(file);
    case "image/png":
      return isWholePng(file);
    case "application/pdf":
      return isWholePdf(file);
    default:
      return mimeType satisfies never;
  }
}

const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;

/** ITU T.81, annex B: segments with their lengths, entropy-coded data up to the next marker, then the end marker. */
function isWholeJpeg(file: Buffer): boolean {
  let at = 2;
  let hasFrame = false;
  let hasScan = false;
  while (at + 3 < file.length || file[at + 1] === END_OF_IMAGE) {
    if (file[at] !== 0xff) return false;
    const marker = file[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === END_OF_IMAGE) return hasFrame && hasScan;
    const length = file.readUInt16BE(at + 2);
    if (length < 2) return false;
    if (isFrame(marker)) {
      if (at + 9 > file.length || file.readUInt16BE(at + 7) === 0) return false;
      hasFrame = true;
    }
    at += 2 + length;
    if (marker !== START_OF_SCAN) continue;
    hasScan = true;
    at = nextMarker(file, at);
  }
  return false;
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** Where the entropy-coded data ends: the next FF that is neither stuffed (00) nor a restart marker. */
function nextMarker(file: Buffer, from: number): number {
  let at = file.indexOf(0xff, from);
  while (at !== -1) {
    const next = file[at + 1] ?? 0;
    const inside = next === 0 || (next >= 0xd0 && next <= 0xd7);
    if (!inside) return at;
    at = file.indexOf(0xff, at + 2);
  }
  return file.length;
}

/** ISO 15948: signature, then chunks of length, type, data and CRC, the last of them IEND. */
function isWholePng(file: Buffer): boolean {
  let at = 8;
  let hasData = false;
  while (at + 12 <= file.length) {
    const length = file.readUInt32BE(at);
    const type = file.toString("latin1", at + 4, at + 8);
    const end = at + 12 + length;
    if (end > file.length || (at === 8) !== (type === "IHDR")) return false;
    if (crc32(file.subarray(at + 4, end - 4)) !== file.readUInt32BE(end - 4)) return false;
    if (type === "IEND") return hasData;
    hasData ||= type === "IDAT" && length > 0;
    at = end;
  }
  return false;
}

/** ISO 32000-1, 7.5.5: `startxref`, a byte offset and `%%EOF` at the end; the offset leads to a table or an object. */
function isWholePdf(file: Buffer): boolean {
  const tail = file.toString("latin1", Math.max(0, file.length - 2048));
  const offset = /startxref\s+(\d{1,10})\s+%%EOF[^%]*$/u.exec(tail)?.[1];
  if (offset === undefined) return false;
  const target = file.toString("latin1", Number(offset), Number(offset) + 40);
  return /^\s*(?:xref\b|\d+\s+\d+\s+obj\b)/u.test(target);
}
