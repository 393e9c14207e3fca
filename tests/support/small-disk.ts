import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmdirSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** A file system of its own with so little room that it can really be full. */
export interface SmallDisk {
  readonly dir: string;
  /** Takes the last byte. */
  fill(): void;
  /** Gives the room back. */
  free(): void;
}

function mount(dir: string, megabytes: number): boolean {
  return spawnSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", dir]).status === 0;
}

/** True where this test may mount a small disk: as root on Linux. Elsewhere such a test says that it was skipped. */
export function canMount(): boolean {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return false;
  const dir = mkdtempSync(join(tmpdir(), "kiosk-disk-"));
  const can = mount(dir, 1);
  if (can) spawnSync("umount", [dir]);
  rmdirSync(dir);
  return can;
}

/** Mounts it until the test ends; call it inside a test. */
export function smallDisk(megabytes: number): SmallDisk {
  const dir = mkdtempSync(join(tmpdir(), "kiosk-disk-"));
  if (!mount(dir, megabytes)) throw new Error("no small disk can be mounted here");
  onTestFinished(() => {
    spawnSync("umount", ["--lazy", dir]);
    rmdirSync(dir);
  });
  const ballast = join(dir, "ballast");
  return {
    dir,
    fill() {
      const file = openSync(ballast, "a");
      for (const size of [65_536, 4_096, 1]) while (fits(file, size));
      closeSync(file);
    },
    free: () => rmSync(ballast, { force: true }),
  };
}

function fits(file: number, size: number): boolean {
  try {
    return writeSync(file, Buffer.alloc(size, 1)) > 0;
  } catch {
    return false;
  }
}
