import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { dossierIntent, person, scan } from "../../../tests/support/intents.ts";
import { keep } from "../../../tests/support/keep.ts";
import { type DataFolder, dataFolder } from "../../../tests/support/store.ts";
import { manualClock } from "../../shared/clock.ts";
import { takeBackup } from "../core/care/backup.ts";
import { readKeys } from "../core/care/backup-folder.ts";
import type { LastRestore } from "../core/care/care.ts";
import { backupNamed } from "../core/care/put-in-place.ts";
import { setAsideFiles } from "../core/care/set-aside.ts";
import { putBack, recover } from "./open-data.ts";

const fileId = "f".repeat(32);
const backupsOf = (folder: DataFolder): string => join(folder.dir, "backups");

it("says why a backup was not put in place, and leaves the data as they were", async () => {
  const folder = await dataFolder();
  keep(folder, folder.open(), dossierIntent());
  const backups = backupsOf(folder);
  const taken = await takeBackup({ dataDir: folder.dir, folder: backups, keep: 3, nowMs: 1, force: true });
  if (taken.kind !== "taken") throw new Error(taken.kind);
  const keys = await readKeys(backups);
  if (!keys) throw new Error("no keys");
  const source = await backupNamed(backups, keys, taken.manifest.backupId);
  if (!source.ok) throw new Error(source.error);
  const { dir: dataDir, clock, vault } = folder;
  const lastRestore: LastRestore = { fault: null };
  const put = () => putBack({ dataDir, clock }, { vault, lastRestore }, source.value);
  // The kiosk's own store still has the data.
  await put();
  expect(lastRestore.fault).toBe("failed");
  folder.open().close();
  const snapshot = join(backups, taken.manifest.backupId, "kiosk.db");
  renameSync(snapshot, `${snapshot}.gone`);
  await put();
  expect(lastRestore.fault).toBe("failed");
  expect(folder.open().waitingCount()).toBe(1);
  folder.open().close();
  renameSync(`${snapshot}.gone`, snapshot);
  await put();
  expect(lastRestore.fault).toBeNull();
});

it("leaves a damaged file where it is while the stick with its backup cannot be read", async () => {
  const folder = await dataFolder();
  const store = folder.open();
  mkdirSync(join(folder.dir, "scans"));
  writeFileSync(join(folder.dir, "scans", `${fileId}.scan`), "sealed");
  keep(folder, store, dossierIntent({ submitter: person(1), scans: [scan(fileId)] }));
  await takeBackup({ dataDir: folder.dir, folder: backupsOf(folder), keep: 3, nowMs: 1, force: true });
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
