import { gzipSync } from "node:zlib";

/** The size of scripts as they would travel, each gzipped by itself at its best. */
export function scriptBytes(scripts: ReadonlyMap<string, Buffer>): number {
  return Array.from(scripts.values(), (body) => gzipSync(body, { level: 9 }).length).reduce(
    (sum, bytes) => sum + bytes,
    0,
  );
}
