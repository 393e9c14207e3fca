import { randomBytes } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { dossierIntent, person, scan } from "../../../../tests/support/intents.ts";
import { atPortal, keep, keepAccount } from "../../../../tests/support/keep.ts";
import { type DataFolder, dataFolder } from "../../../../tests/support/store.ts";
import { manualClock } from "../../../shared/clock.ts";
import { type BackupOutcome, takeBackup } from "./backup.ts";
import { isWhole, listBackups, readKeys, snapshotOf } from "./backup-folder.ts";
import { newestGood, putInPlace } from "./put-in-place.ts";
import { setAsideFiles } from "./set-aside.ts";

const clock = manualClock();

function backUp(folder: DataFolder, most = 7): Promise<BackupOutcome> {
  clock.advance(60_000);
  const job = {
    dataDir: folder.dir,
    folder: join(folder.dir, "backups"),
    keep: most,
    nowMs: clock.nowMs(),
    force: true,
  };
  return takeBackup(job);
}

async function recover(folder: DataFolder) {
  const backups = join(folder.dir, "backups");
  const done = await putInPlace({
    dataDir: folder.dir,
    source: await newestGood(backups, await readKeys(backups), folder.vault),
    vault: folder.vault,
    mainKey: null,
    kioskId: null,
    nowMs: clock.nowMs(),
    before: "damaged",
  });
  if (!done.ok) throw new Error(done.error);
  return done.value;
}

/** Every file below a folder, by its path. */
function filesUnder(dir: string): readonly string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

it("takes a backup that holds neither a key nor a name, and restores it with what was kept since", async () => {
  const folder = await dataFolder(clock);
  const store = folder.open();
  const first = keep(folder, store, dossierIntent());
  expect(await backUp(folder)).toMatchObject({ kind: "taken", manifest: { dossiers: 1 } });
  const later = keep(folder, store, dossierIntent({ submitter: person(2) }));
  store.close();
  const [manifest] = await listBackups(join(folder.dir, "backups"));
  const snapshot = readFileSync(snapshotOf(join(folder.dir, "backups"), manifest?.backupId ?? ""));
  expect(snapshot.includes(Buffer.from("087199000001"))).toBe(false);
  // The second page of the live file on: rows are gone, and the first page with them.
  const live = join(folder.dir, "kiosk.db");
  const fd = openSync(live, "r+");
  writeSync(fd, randomBytes(4096), 0, 4096, 0);
  const restored = await recover(folder);
  expect(restored).toMatchObject({ saved: 1, lost: [] });
  const again = folder.open();
  expect(again.dossierStatus(first.intentId)).toMatchObject({ state: "unknown", ticket: first.ticket });
  expect(again.dossierStatus(later.intentId)).toMatchObject({ state: "unknown", ticket: later.ticket });
  expect(again.intentFor(later.intentId)?.submitter.fullName).toBe(person(2).fullName);
  expect(again.restoredNotice()).toMatchObject({ saved: 1, lost: [], backupAtMs: manifest?.atMs });
  expect((await setAsideFiles(folder.dir)).length).toBeGreaterThan(0);
  again.restoredSeen();
  expect(again.restoredNotice()).toBeNull();
});

it("begins with an empty file where there is no backup, and names what it could not save", async () => {
  const folder = await dataFolder(clock);
  const store = folder.open();
  const kept = [1, 2, 3].map((n) => keep(folder, store, dossierIntent({ submitter: person(n) })));
  store.close();
  rmSync(join(folder.dir, "kiosk.db-wal"), { force: true });
  const path = join(folder.dir, "kiosk.db");
  const logs = join(folder.dir, "logs");
  mkdirSync(logs);
  const line = ({ intentId, localNumber }: (typeof kept)[0]): string =>
    JSON.stringify({ at: "2026-11-25", event: "dossier-kept", intentId, localNumber });
  writeFileSync(join(logs, "kiosk.log"), kept.map(line).join("\n"));
  writeFileSync(path, randomBytes(readFileSync(path).length));
  const restored = await recover(folder);
  expect(restored).toMatchObject({ saved: 0, lost: kept.map(({ localNumber }) => localNumber) });
  const again = folder.open();
  expect(again.restoredNotice()).toMatchObject({ backupAtMs: null, saved: 0 });
  expect(keep(folder, again, dossierIntent()).intentId).toBeGreaterThan(0);
});

it("saves what still opens when pages in the middle are gone, even rows whose companions were lost", async () => {
  const folder = await dataFolder(clock);
  const store = folder.open();
  const kept = Array.from({ length: 60 }, (_, at) =>
    keep(folder, store, dossierIntent({ submitter: person(at + 1), scans: [scan(`f${at + 1}`)] })),
  );
  store.close();
  const path = join(folder.dir, "kiosk.db");
  const bytes = readFileSync(path);
  for (let page = 40; page < bytes.length / 4096; page += 9) randomBytes(4096).copy(bytes, page * 4096);
  writeFileSync(path, bytes);
  const { saved, lost } = await recover(folder);
  expect(saved).toBeGreaterThan(20);
  expect(saved).toBeLessThan(60);
  const again = folder.open();
  const opened = kept.filter(({ intentId, localNumber }) => {
    if (lost.includes(localNumber)) return false;
    expect(again.dossierStatus(intentId)).toMatchObject({ localNumber, state: "unknown" });
    return again.intentFor(intentId)?.submitter.fullName === person(intentId).fullName;
  });
  expect(opened).toHaveLength(saved);
  expect(lost).toHaveLength(60 - saved);
});

it("puts everything open in doubt, leaves with staff what was with them, and touches nothing that ended", async () => {
  const folder = await dataFolder(clock);
  const store = folder.open();
  const account = keepAccount(folder, store);
  const behind = keep(folder, store, dossierIntent(), account);
  const [refused, held, self, done] = [
    keep(folder, store, dossierIntent()),
    keep(folder, store, dossierIntent()),
    keep(folder, store, dossierIntent({ route: "self" })),
    keep(folder, store, dossierIntent()),
  ];
  store.markSending(refused.intentId);
  store.markNeedsPerson(refused.intentId, "refused", "thiếu tên");
  store.holdRow(held.intentId, 1);
  store.noteDossier(done.intentId, atPortal("H20-1"));
  await backUp(folder);
  store.close();
  writeFileSync(join(folder.dir, "kiosk.db"), randomBytes(8192));
  await recover(folder);
  const again = folder.open();
  const stands = (intentId: number) => {
    const { state, reason } = again.dossierStatus(intentId);
    return [state, reason];
  };
  expect(stands(behind.intentId)).toEqual(["unknown", "answer-unknown"]);
  expect(stands(held.intentId)).toEqual(["unknown", "by-staff"]);
  // Proven absent, each is where it belongs: behind its registration, or with staff.
  again.markAbsent(behind.intentId);
  again.markAbsent(held.intentId);
  expect(stands(behind.intentId)).toEqual(["held", "behind-account"]);
  expect(stands(held.intentId)).toEqual(["held", "by-staff"]);
  expect(stands(self.intentId)).toEqual(["needs-person", "self"]);
  expect(stands(done.intentId)).toEqual(["accepted", null]);
  expect(stands(refused.intentId)).toEqual(["needs-person", "refused"]);
  // Nobody knows whether it was tried again since: it may be asked for, but not corrected or cancelled.
  expect(again.cancelRow(refused.intentId, "mistake", 1)).toEqual({ ok: false, error: "not-now" });
  expect(again.retryRow(refused.intentId, 1).ok).toBe(true);
  expect(stands(refused.intentId)).toEqual(["unknown", "answer-unknown"]);
  expect(again.waitingCount()).toBe(4);
});

it("forgets in every backup what was wiped after it was taken", async () => {
  const folder = await dataFolder(clock);
  const store = folder.open();
  const key = folder.vault.newDataKey();
  const kept = store.keepDossier(dossierIntent(), key, { accountIntentId: null });
  const open = keep(folder, store, dossierIntent());
  if (!kept.ok) throw new Error(kept.error);
  store.noteDossier(kept.value.intentId, { ...atPortal("H20-1"), state: 10 });
  await backUp(folder);
  const [old] = await listBackups(join(folder.dir, "backups"));
  expect(readFileSync(join(folder.dir, "backups", "keys.json"), "utf8")).toContain(
    Buffer.from(key.wrapped).toString("base64"),
  );
  clock.advance(1);
  store.wipeEnded(clock.nowMs());
  await backUp(folder);
  store.close();
  for (const path of filesUnder(folder.dir)) {
    const bytes = readFileSync(path);
    expect([path, bytes.includes(Buffer.from(key.wrapped))]).toEqual([path, false]);
    expect(bytes.includes(Buffer.from(Buffer.from(key.wrapped).toString("base64")))).toBe(false);
  }
  const keys = await readKeys(join(folder.dir, "backups"));
  if (!old || !keys) throw new Error("no backup");
  writeFileSync(join(folder.dir, "kiosk.db"), randomBytes(8192));
  const source = { folder: join(folder.dir, "backups"), manifest: old, keys };
  const into = {
    dataDir: folder.dir,
    vault: folder.vault,
    mainKey: null,
    kioskId: null,
    nowMs: clock.nowMs(),
  };
  expect((await putInPlace({ ...into, source, before: "damaged" })).ok).toBe(true);
  const again = folder.open();
  expect(again.intentFor(kept.value.intentId)).toBeNull();
  expect(again.dossierStatus(kept.value.intentId)).toMatchObject({
    state: "accepted",
    officialCode: "H20-1",
  });
  expect(again.intentFor(open.intentId)).not.toBeNull();
});

it("never offers a half-written or altered backup, and keeps the newest and the last of each day", async () => {
  const folder = await dataFolder(clock);
  const store = folder.open();
  const backups = join(folder.dir, "backups");
  for (let n = 0; n < 5; n += 1) {
    keep(folder, store, dossierIntent());
    await backUp(folder, 2);
  }
  expect(await listBackups(backups)).toHaveLength(2);
  clock.advance(24 * 3_600_000);
  keep(folder, store, dossierIntent());
  await backUp(folder, 2);
  const [newest, before] = await listBackups(backups);
  if (!newest || !before) throw new Error("no backup");
  expect(await isWhole(backups, newest)).toBe(true);
  const snapshot = snapshotOf(backups, newest.backupId);
  const bytes = readFileSync(snapshot);
  bytes[bytes.length - 100] = (bytes[bytes.length - 100] ?? 0) ^ 1;
  writeFileSync(snapshot, bytes);
  expect((await newestGood(backups, await readKeys(backups), folder.vault))?.manifest.backupId).toBe(
    before.backupId,
  );
  writeFileSync(snapshot, bytes.subarray(0, 100));
  expect((await listBackups(backups)).map(({ backupId }) => backupId)).not.toContain(newest.backupId);
  mkdirSync(join(backups, "20261125T000000000Z"));
  copyFileSync(snapshot, join(backups, "20261125T000000000Z", "kiosk.db"));
  expect((await listBackups(backups)).map(({ backupId }) => backupId)).not.toContain("20261125T000000000Z");
  expect(existsSync(snapshot)).toBe(true);
});
