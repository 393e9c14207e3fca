import { execFile } from "node:child_process";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

export const root = join(import.meta.dirname, "../..");
export const run = promisify(execFile);

async function newestMs(dir: string): Promise<number> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const times = await Promise.all(files.map(async (file) => (await stat(file)).mtimeMs));
  return Math.max(0, ...times);
}

/** Builds the program when its sources are newer than what lies in out/, so that no test looks at an old build. */
export async function buildIfStale(): Promise<void> {
  const built = await stat(join(root, "out/renderer/index.html")).catch(() => null);
  const config = await stat(join(root, "electron.vite.config.ts"));
  const sources = Math.max(await newestMs(join(root, "src")), config.mtimeMs);
  if (built && built.mtimeMs > sources) return;
  const tool = join(root, "node_modules/electron-vite/bin/electron-vite.js");
  await run(process.execPath, [tool, "build", "--logLevel", "warn"], { cwd: root });
}
