import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import { dice } from "./dice.ts";

/** An invented scan that is a whole file by its structure; `tag` makes its bytes, and so its hash, its own. */
export interface Paper {
  readonly fileName: string;
  readonly base64: string;
  readonly sha256: string;
}

/** A PNG of about `sizeBytes`: one pixel and a private chunk of noise. The same tag gives the same bytes. */
export function paperOf(tag: string, sizeBytes: number): Paper {
  const noise = noiseOf(tag, sizeBytes);
  const bytes = Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", Buffer.from("00000001000000010802000000", "hex")),
    chunk("kiOs", noise),
    chunk("IDAT", Buffer.from("789c63f8cfc0000003010100", "hex")),
    chunk("IEND", Buffer.alloc(0)),
  ]);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { fileName: "Giấy tờ.png", base64: bytes.toString("base64"), sha256 };
}

function noiseOf(tag: string, sizeBytes: number): Buffer {
  const throws = dice(sizeBytes, tag);
  const block = Buffer.from(Array.from({ length: 997 }, () => throws.between(0, 255)));
  return Buffer.alloc(sizeBytes, block);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const head = Buffer.alloc(4);
  head.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([head, body, sum]);
}
