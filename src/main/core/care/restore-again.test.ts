import { randomBytes } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { dossierIntent, person, scan } from "../../../../tests/support/intents.ts";
import { atPortal, keep } from "../../../../tests/support/keep.ts";
import { type DataFolder, dataFolder } from "../../../../tests/support/store.ts";
import { manualClock } from "../../../shared/clock.ts";
import { takeBackup } from "./backup.ts";
import { listBackups, readKeys } from "./backup-folder.ts";
import { newestGood, putInPlace } from "./put-in-place.ts";

const fileId = "f".repeat(32);
const clock = manualClock();
const backupsOf = (folder: DataFolder): string => join(folder.dir, "backups");

async function backUp(folder: DataFolder): Promise<void> {
  clock.advance(60_000);
  const job = { dataDir: folder.dir, folder: backupsOf(folder), keep: 3, nowMs: clock.nowMs(), force: true };
  expect((await takeBackup(job)).kind).toBe("taken");
}

async function restore(folder: DataFolder, before: "damaged" | "replaced") {
  const source = await newestGood(backupsOf(folder), await readKeys(backupsOf(folder)), folder.vault);
  const into = { dataDir: folder.dir, vault: folder.vault, mainKey: null, kioskId: null };
  if (!source) throw new Error("no backup");
  const done = await putInPlace({ ...into, source, nowMs: clock.nowMs(), before });
  if (!done.ok) throw new Error(done.error);
  return done.value;
}

it.each(["damaged", "replaced"] as const)(
  "leaves a scan with the correction that took it over, when the file was %s",
  async (before) => {
    const folder = await dataFolder(clock);
    const store = folder.open();
    const refused = keep(folder, store, dossierIntent({ scans: [scan(fileId)] }));
    store.markSending(refused.intentId);
    store.markNeedsPerson(refused.intentId, "refused", "thiếu tên");
    await backUp(folder);
    const key = store.keyFor(refused.intentId);
    if (!key) throw new Error("wiped");
    const links = { accountIntentId: null, corrects: refused.intentId };
    const mended = store.keepDossier(dossierIntent({ scans: [scan(fileId)] }), key, links);
    if (!mended.ok) throw new Error(mended.error);
    store.close();
    await restore(folder, before);
    const again = folder.open();
    expect(again.dossierStatus(refused.intentId)).toMatchObject({ state: "cancelled", reason: "corrected" });
    const task = again.task(mended.value.intentId);
    expect(task?.kind === "dossier" && task.uploads.map((file) => file.fileId)).toEqual([fileId]);
  },
);

it("gives the number of a dossier that was lost to nobody else, neither its own nor the printed one", async () => {
  const folder = await dataFolder(clock);
  const store = folder.open();
  keep(folder, store, dossierIntent());
  await backUp(folder);
  const lost = keep(folder, store, dossierIntent({ submitter: person(2) }));
  store.close();
  mkdirSync(join(folder.dir, "logs"));
  const { intentId, localNumber } = lost;
  const line = JSON.stringify({ at: "2026-11-25", event: "dossier-kept", intentId, localNumber });
  writeFileSync(join(folder.dir, "logs", "kiosk.log"), line);
  writeFileSync(join(folder.dir, "kiosk.db"), randomBytes(8192));
  expect((await restore(folder, "damaged")).lost).toEqual([localNumber]);
  const next = keep(folder, folder.open(), dossierIntent({ submitter: person(3) }));
  expect(next.intentId).toBeGreaterThan(intentId);
  expect(next.localNumber).not.toBe(localNumber);
});

it.each(["damaged", "replaced"] as const)(
  "brings back nothing that was wiped while the stick was away, when the file was %s",
  async (before) => {
    const folder = await dataFolder(clock);
    const store = folder.open();
    const done = keep(folder, store, dossierIntent());
    await backUp(folder);
    const keys = join(backupsOf(folder), "keys.json");
    copyFileSync(keys, `${keys}.away`);
    store.noteDossier(done.intentId, { ...atPortal("H20-1"), state: 10 });
    clock.advance(1);
    store.wipeEnded(clock.nowMs());
    store.close();
    expect(readFileSync(keys)).toEqual(readFileSync(`${keys}.away`));
    expect(await listBackups(backupsOf(folder))).toHaveLength(1);
    await restore(folder, before);
    const again = folder.open();
    expect(again.intentFor(done.intentId)).toBeNull();
    expect(again.dossierStatus(done.intentId)).toMatchObject({ state: "accepted", officialCode: "H20-1" });
  },
);
