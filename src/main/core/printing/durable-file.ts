import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";

/** Writes a small text file for its owner alone, whole or not at all, whatever dies meanwhile. Rejects as the disk does. */
export async function writeDurably(path: string, text: string): Promise<void> {
  const part = `${path}.part`;
  try {
    const file = await open(part, "w", 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(part, { force: true }).catch(() => {});
    throw error;
  }
}

/** So that the new name outlives a power cut too; Windows does it by itself and refuses to be asked. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
