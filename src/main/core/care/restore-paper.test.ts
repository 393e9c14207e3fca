import Database from "better-sqlite3";
import { randomBytes } from "node:crypto";
import { openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { dossierIntent, person } from "../../../../tests/support/intents.ts";
import { atPortal, keep } from "../../../../tests/support/keep.ts";
import { dataFolder } from "../../../../tests/support/store.ts";
import { manualClock } from "../../../shared/clock.ts";
import { takeBackup } from "./backup.ts";
import { newestGood, putInPlace } from "./put-in-place.ts";
import { readKeys } from "./backup-folder.ts";

it("knows after a restore which slips are still owed, and which return dates staff stand by", async () => {
  const clock = manualClock();
  const folder = await dataFolder(clock);
  const store = folder.open();
  const keepOne = (n: number): number =>
    keep(folder, store, dossierIntent({ submitter: person(n) })).intentId;
  const [takenIn, printed, handedBack] = [keepOne(1), keepOne(2), keepOne(3)];
  clock.advance(60_000);
  const backups = join(folder.dir, "backups");
  await takeBackup({ dataDir: folder.dir, folder: backups, keep: 7, nowMs: clock.nowMs(), force: true });
  clock.advance(60_000);
  const later = keepOne(4);
  const dueAt = "20261130170000";
  const dates = { takenInAt: "20261125083000", dueAt };
  store.noteDossier(takenIn, { ...atPortal("code-1"), ...dates, state: 2 });
  store.confirmDate(takenIn, dueAt, 1);
  store.recordPrint(printed, "kept", 1);
  store.noteDossier(handedBack, { ...atPortal("code-3"), ...dates, state: 10 });
  store.close();
  writeSync(openSync(join(folder.dir, "kiosk.db"), "r+"), randomBytes(4096), 0, 4096, 0);
  const restored = await putInPlace({
    dataDir: folder.dir,
    source: await newestGood(backups, await readKeys(backups), folder.vault),
    vault: folder.vault,
    mainKey: null,
    kioskId: null,
    nowMs: clock.nowMs(),
    before: "damaged",
  });
  expect(restored).toMatchObject({ value: { saved: 1, lost: [] } });
  const again = folder.open();
  const owed = again.boardPage("paper", null, 9).rows.map(({ intentId, unprinted }) => [intentId, unprinted]);
  expect(owed).toEqual([
    [takenIn, "taken-in"],
    [later, "kept"],
  ]);
  expect(again.boardCounts().paper).toBe(2);
  expect(again.printCount(printed, "kept")).toBe(1);
  expect(again.dateConfirmed(takenIn, dueAt)).toBe(true);
  const db = new Database(join(folder.dir, "kiosk.db"), { readonly: true });
  expect(db.prepare("SELECT * FROM owed EXCEPT SELECT * FROM owing").all()).toEqual([]);
  expect(db.prepare("SELECT * FROM owing EXCEPT SELECT * FROM owed").all()).toEqual([]);
  db.close();
});
