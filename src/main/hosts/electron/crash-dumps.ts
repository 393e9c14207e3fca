import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";

/** A dump is a picture of memory and may hold what a person typed, so it goes when a dossier's papers go. */
const keepMs = 7 * 24 * 60 * 60_000;

/** Removes crash dumps older than seven days from `dir`; gives how many. A folder that is not there has none. */
export async function sweepDumps(dir: string, nowMs: number): Promise<number> {
  const names = await readdir(dir, { recursive: true }).catch(() => []);
  const dumps = names.filter((name) => name.endsWith(".dmp")).map((name) => join(dir, name));
  const ages = await Promise.all(dumps.map(async (path) => ({ path, atMs: (await stat(path)).mtimeMs })));
  const old = ages.filter(({ atMs }) => nowMs - atMs > keepMs);
  await Promise.all(old.map(({ path }) => rm(path, { force: true })));
  return old.length;
}
