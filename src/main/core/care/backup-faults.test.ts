import { mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { dossierIntent, person, scan } from "../../../../tests/support/intents.ts";
import { keep } from "../../../../tests/support/keep.ts";
import { type DataFolder, dataFolder } from "../../../../tests/support/store.ts";
import { manualClock } from "../../../shared/clock.ts";
import { recover } from "../../app/open-data.ts";
import type * as snapshots from "../store/care-snapshot.ts";
import { type BackupOutcome, takeBackup } from "./backup.ts";
import { listBackups, readKeys } from "./backup-folder.ts";
import { newestGood } from "./put-in-place.ts";
import { setAsideFiles } from "./set-aside.ts";
import { createCareTasks } from "./tasks.ts";

const fileId = "f".repeat(32);
const stick = vi.hoisted(() => ({ fails: false }));

vi.mock(import("../store/care-snapshot.ts"), async (original) => {
  const real: typeof snapshots = await original();
  return {
    ...real,
    takeSnapshot: (from, to) =>
      stick.fails ? Promise.resolve({ ok: false as const }) : real.takeSnapshot(from, to),
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

it("leaves a damaged file where it is while the stick with its backup cannot be read", async () => {
  const folder = await dataFolder();
  const store = folder.open();
  mkdirSync(join(folder.dir, "scans"));
  writeFileSync(join(folder.dir, "scans", `${fileId}.scan`), "sealed");
  keep(folder, store, dossierIntent({ submitter: person(1), scans: [scan(fileId)] }));
  await backUp(folder, 1);
  store.close();
  rmSync(join(folder.dir, "scans", `${fileId}.scan`));
  rmSync(join(backupsOf(folder), "scans", `${fileId}.scan`));
  mkdirSync(join(backupsOf(folder), "scans", `${fileId}.scan`));
  writeFileSync(join(folder.dir, "kiosk.db"), "nothing of the kind");
  const into = { vault: folder.vault, folder: backupsOf(folder) };
  await recover({ dataDir: folder.dir, clock: manualClock() }, into);
  expect(readFileSync(join(folder.dir, "kiosk.db")).length).toBe("nothing of the kind".length);
  expect(await setAsideFiles(folder.dir)).toEqual([]);
  rmSync(join(backupsOf(folder), "scans", `${fileId}.scan`), { recursive: true });
  writeFileSync(join(backupsOf(folder), "scans", `${fileId}.scan`), "sealed");
  await recover({ dataDir: folder.dir, clock: manualClock() }, into);
  expect(folder.open().waitingCount()).toBe(1);
});

it("answers for every task, though no thread can be started for one", async () => {
  const tasks = createCareTasks(new URL("https://example.invalid/worker.js"));
  expect(await tasks.run({ kind: "check", dataDir: "." })).toBeNull();
  expect(await tasks.run({ kind: "check", dataDir: "." })).toBeNull();
});
