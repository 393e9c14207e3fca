import { open, readdir, rm } from "node:fs/promises";
import { join } from "node:path";

const NAME = /^(?:kiosk\.db|main\.key)\.(?:damaged|replaced)-(\d{8}T\d{9}Z)(?:-wal|-shm)?$/u;

/** Files of this data folder that gave way to a restored one. */
export async function setAsideFiles(dataDir: string): Promise<readonly string[]> {
  return (await readdir(dataDir).catch(() => [])).filter((name) => NAME.test(name));
}

/** Removes what was set aside longer ago than `keepMs`: a rescue that nobody tried by then is not coming. */
export async function removeOldSetAside(dataDir: string, nowMs: number, keepMs: number): Promise<void> {
  for (const name of await setAsideFiles(dataDir)) {
    const [, stamp = ""] = NAME.exec(name) ?? [];
    const at = stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z$/u, "$1-$2-$3T$4:$5:$6.$7Z");
    if (Date.parse(at) < nowMs - keepMs) await rm(join(dataDir, name), { force: true });
  }
}

/** Overwrites these wrapped keys wherever they stand in set-aside files, so that those forget too (DECISIONS 16). */
export async function scrubSetAside(dataDir: string, keys: readonly Uint8Array[]): Promise<void> {
  for (const name of await setAsideFiles(dataDir)) await scrub(join(dataDir, name), keys);
}

const CHUNK_BYTES = 4 << 20;

/** Works through a file in chunks that overlap by the longest key, and writes zeros over every find. */
async function scrub(path: string, keys: readonly Uint8Array[]): Promise<void> {
  const overlap = Math.max(0, ...keys.map((key) => key.length));
  const file = await open(path, "r+");
  try {
    const chunk = Buffer.alloc(CHUNK_BYTES + overlap);
    const { size } = await file.stat();
    for (let at = 0; at < size; at += CHUNK_BYTES) {
      const { bytesRead } = await file.read(chunk, 0, chunk.length, at);
      const part = chunk.subarray(0, bytesRead);
      for (const key of keys) {
        for (let found = part.indexOf(key); found >= 0; found = part.indexOf(key, found + 1))
          await file.write(Buffer.alloc(key.length), 0, key.length, at + found);
      }
    }
    await file.sync();
  } finally {
    await file.close();
  }
}
