import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it, vi } from "vitest";
import { dossierIntent, scan } from "../../../../tests/support/intents.ts";
import { keep } from "../../../../tests/support/keep.ts";
import { dataFolder } from "../../../../tests/support/store.ts";
import { manualClock } from "../../../shared/clock.ts";
import { fileKeyKeeper } from "../vault/keeper.ts";
import { takeBackup } from "./backup.ts";
import type { RestoreProblem } from "./care.ts";
import { createCare } from "./create-care.ts";
import type { Source } from "./put-in-place.ts";

const looked = vi.hoisted((): number[] => []);
const disk = vi.hoisted(() => ({ freeBytes: 1e9 }));

vi.mock(import("./set-aside.ts"), async (original) => ({
  ...(await original()),
  removeOldSetAside: (_dir, nowMs) => Promise.resolve(void looked.push(nowMs)),
}));

vi.mock(import("node:fs/promises"), async (original) => {
  const real = await original();
  const statfs = async (dir: string) =>
    Object.assign(await real.statfs(dir), { bsize: 1, bavail: disk.freeBytes });
  return { ...real, statfs: statfs as typeof real.statfs };
});

async function bench(lastFault: RestoreProblem | null = null) {
  const clock = manualClock();
  const folder = await dataFolder(clock);
  const store = folder.open();
  const told: string[] = [];
  const restored: Source[] = [];
  const clockState = { isRight: false };
  const own = join(folder.dir, "backups", "own");
  const care = createCare({
    store,
    vault: folder.vault,
    keeper: fileKeyKeeper(folder.dir),
    tasks: { run: () => Promise.resolve(null), close: () => Promise.resolve() },
    clock,
    log: { write: ({ event }) => void told.push(event) },
    dataDir: folder.dir,
    folder: own,
    everyMs: 60_000,
    keep: 3,
    setAsideMs: 86_400_000,
    isClockRight: () => clockState.isRight,
    onDamaged: () => {},
    onRestore: (source) => void restored.push(source),
    lastRestore: { fault: lastFault },
  });
  return { clock, folder, store, own, care, told, restored, clockState };
}

it("looks for files that were set aside long ago only while the clock is right", async () => {
  const { clock, care, told, clockState } = await bench();
  const round = async (count: number): Promise<void> => {
    clock.advance(60_000);
    await vi.waitFor(() => expect(told).toHaveLength(count));
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  };
  await round(1);
  expect(looked).toEqual([]);
  clockState.isRight = true;
  await round(2);
  expect(looked).toEqual([clock.nowMs()]);
  await care.close();
});

it("says that the disk is full before the core ends for a restore that could not be done", async () => {
  const { folder, store, own, care, restored } = await bench();
  const fileId = "f".repeat(32);
  const scanFile = join(folder.dir, "scans", `${fileId}.scan`);
  mkdirSync(dirname(scanFile));
  writeFileSync(scanFile, Buffer.alloc(1_000_000));
  keep(folder, store, dossierIntent({ scans: [scan(fileId)] }));
  const job = { dataDir: folder.dir, folder: own, keep: 3, nowMs: 1, force: true };
  const taken = await takeBackup(job);
  if (taken.kind !== "taken") throw new Error(taken.kind);
  disk.freeBytes = taken.manifest.bytes;
  expect(await care.restore(taken.manifest.backupId)).toEqual({ ok: false, error: "disk-full" });
  // The scans come on top, as far as they are not here.
  disk.freeBytes = 4 * taken.manifest.bytes + 1_000_000;
  rmSync(scanFile);
  expect(await care.restore(taken.manifest.backupId)).toEqual({ ok: false, error: "disk-full" });
  expect(restored).toEqual([]);
  disk.freeBytes = 1e9;
  expect(await care.restore(taken.manifest.backupId)).toEqual({ ok: true, value: null });
  expect(restored.map(({ manifest }) => manifest.backupId)).toEqual([taken.manifest.backupId]);
  await care.close();
});

it("tells staff and the log of a restore that changed nothing, once the core is there again", async () => {
  const { care, told } = await bench("disk-full");
  expect(told).toEqual(["restore-failed"]);
  expect((await care.view()).restoreFault).toBe("disk-full");
  await care.close();
});
