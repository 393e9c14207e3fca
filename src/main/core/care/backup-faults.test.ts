import { readdirSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { dossierIntent } from "../../../../tests/support/intents.ts";
import { keep } from "../../../../tests/support/keep.ts";
import { type DataFolder, dataFolder } from "../../../../tests/support/store.ts";
import type * as snapshots from "../store/care-snapshot.ts";
import { type BackupOutcome, takeBackup } from "./backup.ts";
import { listBackups, readKeys } from "./backup-folder.ts";
import { newestGood } from "./put-in-place.ts";
import { createCareTasks } from "./tasks.ts";

const stick = vi.hoisted(() => ({ fails: false, isFull: (): boolean => false }));

vi.mock(import("../store/care-snapshot.ts"), async (original) => {
  const real: typeof snapshots = await original();
  return {
    ...real,
    takeSnapshot: (from, to) => {
      if (stick.isFull()) throw Object.assign(new Error("no space"), { code: "ENOSPC" });
      return stick.fails ? Promise.resolve({ ok: false as const }) : real.takeSnapshot(from, to);
    },
  };
});

const backupsOf = (folder: DataFolder): string => join(folder.dir, "backups");

function backUp(folder: DataFolder, nowMs: number, most = 3): Promise<BackupOutcome> {
  return takeBackup({ dataDir: folder.dir, folder: backupsOf(folder), keep: most, nowMs, force: true });
}

it("does not call the data damaged because a bad stick spoils their copy", async () => {
  const folder = await dataFolder();
  const store = folder.open();
  keep(folder, store, dossierIntent());
  stick.fails = true;
  const outcome = await backUp(folder, 1).finally(() => (stick.fails = false));
  expect(outcome).toEqual({ kind: "fault", fault: "failed" });
  store.close();
  truncateSync(join(folder.dir, "kiosk.db"), 40_960);
  stick.fails = true;
  expect((await backUp(folder, 2).finally(() => (stick.fails = false))).kind).toBe("damaged");
});

it("takes the backup that was taken last for the newest, wherever the clock stood", async () => {
  const folder = await dataFolder();
  const store = folder.open();
  const today = Date.UTC(2026, 10, 25);
  for (const at of [today, Date.UTC(2028, 10, 25), 0, 86_400_000, today + 1000]) {
    keep(folder, store, dossierIntent());
    await backUp(folder, at, 2);
  }
  const found = await listBackups(backupsOf(folder));
  expect(found.map(({ atMs }) => atMs)).toEqual([today + 1000, 86_400_000]);
  const newest = await newestGood(backupsOf(folder), await readKeys(backupsOf(folder)), folder.vault);
  expect(newest?.manifest.dossiers).toBe(5);
});

it("frees its oldest backup for the new one on a full stick, and never the last it has", async () => {
  const folder = await dataFolder();
  keep(folder, folder.open(), dossierIntent());
  for (const at of [1, 2, 3]) await backUp(folder, at * 86_400_000);
  const held = (): number => readdirSync(backupsOf(folder)).filter((name) => name.endsWith("Z")).length;
  stick.isFull = () => held() > 2;
  expect((await backUp(folder, 4 * 86_400_000)).kind).toBe("taken");
  const found = await listBackups(backupsOf(folder));
  expect(found.map(({ atMs }) => atMs / 86_400_000)).toEqual([4, 3, 2]);
  stick.isFull = () => true;
  for (const at of [5, 6, 7]) {
    const outcome = await backUp(folder, at * 86_400_000, 1);
    expect(outcome).toEqual({ kind: "fault", fault: "disk-full" });
  }
  stick.isFull = () => false;
  expect((await listBackups(backupsOf(folder)))[0]?.atMs).toBe(4 * 86_400_000);
});

it("answers for every task, though no thread can be started for one", async () => {
  const tasks = createCareTasks(new URL("https://example.invalid/worker.js"));
  expect(await tasks.run({ kind: "check", dataDir: "." })).toBeNull();
  expect(await tasks.run({ kind: "check", dataDir: "." })).toBeNull();
});
