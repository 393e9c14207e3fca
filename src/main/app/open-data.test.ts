import { renameSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { dossierIntent } from "../../../tests/support/intents.ts";
import { keep } from "../../../tests/support/keep.ts";
import { dataFolder } from "../../../tests/support/store.ts";
import { takeBackup } from "../core/care/backup.ts";
import { readKeys } from "../core/care/backup-folder.ts";
import type { LastRestore } from "../core/care/care.ts";
import { backupNamed } from "../core/care/put-in-place.ts";
import { putBack } from "./open-data.ts";

it("says why a backup was not put in place, and leaves the data as they were", async () => {
  const folder = await dataFolder();
  keep(folder, folder.open(), dossierIntent());
  const backups = join(folder.dir, "backups");
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
