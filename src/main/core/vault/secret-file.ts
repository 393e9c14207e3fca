import { mkdir, open, rename } from "node:fs/promises";
import { dirname } from "node:path";

/** Writes bytes that only the owner can read (0600), whole or not at all, and on the disk when the promise settles. */
export async function writeSecretFile(path: string, bytes: Uint8Array): Promise<void> {
  const dir = dirname(path);
  await mkdir(dir, { recursive: true });
  const partial = `${path}.partial`;
  const file = await open(partial, "w", 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(partial, path);
  await syncFolder(dir);
}

/**
 * A new name is only durable when its folder is; Windows cannot open folders and does not need it. Nor do some sticks
 * (exFAT, FUSE) know how: there the file's own sync is all that can be had.
 */
export async function syncFolder(dir: string): Promise<void> {
  if (process.platform === "win32") return;
  const folder = await open(dir, "r");
  try {
    await folder.sync();
  } catch (error) {
    if (!cannotSync(error)) throw error;
  } finally {
    await folder.close();
  }
}

function cannotSync(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : null;
  return code === "EINVAL" || code === "ENOSYS" || code === "ENOTSUP" || code === "EPERM";
}

/** Brings a file that was written by other means to the disk, for its owner alone. */
export async function syncPath(path: string): Promise<void> {
  const file = await open(path, "r+");
  try {
    await file.chmod(0o600);
    await file.sync();
  } finally {
    await file.close();
  }
}
