import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { dossierIntent, scan } from "../../../../tests/support/intents.ts";
import { atPortal, keep, keepAccount } from "../../../../tests/support/keep.ts";
import { dataFolder } from "../../../../tests/support/store.ts";
import { manualClock } from "../../../shared/clock.ts";

const dayMs = 24 * 3_600_000;

it("destroys the key of an ended dossier and of its registration after the time, and not before", async () => {
  const clock = manualClock();
  const folder = await dataFolder(clock);
  const store = folder.open();
  const account = keepAccount(folder, store);
  const key = folder.vault.newDataKey();
  const kept = store.keepDossier(dossierIntent({ scans: [scan("f1")] }), key, { accountIntentId: account });
  if (!kept.ok) throw new Error(kept.error);
  const { intentId } = kept.value;
  const open = keep(folder, store, dossierIntent());
  store.noteDossier(intentId, { ...atPortal("H20-1"), state: 10 });
  store.noteDossier(open.intentId, atPortal("H20-2"));
  expect(store.wipeEnded(clock.nowMs() - 7 * dayMs)).toEqual([]);
  clock.advance(7 * dayMs + 1);
  expect(store.wipeEnded(clock.nowMs() - 7 * dayMs)).toEqual(["f1"]);
  expect(store.intentFor(intentId)).toBeNull();
  expect(store.accountIntentFor(account)).toBeNull();
  expect(store.knownFileIds().size).toBe(0);
  expect(store.dossierStatus(intentId)).toMatchObject({ officialCode: "H20-1", portalState: 10 });
  expect(store.intentFor(open.intentId)).not.toBeNull();
  expect(store.wipeEnded(clock.nowMs())).toEqual([]);
  for (const name of readdirSync(folder.dir).filter((file) => file.startsWith("kiosk.db"))) {
    expect(readFileSync(join(folder.dir, name)).includes(Buffer.from(key.wrapped))).toBe(false);
  }
});

it("leaves a registration that another dossier still hangs on", async () => {
  const clock = manualClock();
  const folder = await dataFolder(clock);
  const store = folder.open();
  const account = keepAccount(folder, store);
  const [first, second] = [
    keep(folder, store, dossierIntent(), account),
    keep(folder, store, dossierIntent(), account),
  ];
  for (const [at, { intentId }] of [first, second].entries()) {
    store.noteDossier(intentId, { ...atPortal(`H20-${at}`), state: 10 });
    clock.advance(dayMs);
  }
  store.wipeEnded(clock.nowMs() - dayMs);
  expect(store.intentFor(first.intentId)).toBeNull();
  expect(store.accountIntentFor(account)).not.toBeNull();
  clock.advance(dayMs);
  store.wipeEnded(clock.nowMs() - dayMs);
  expect(store.accountIntentFor(account)).toBeNull();
});

it.each([
  ["in 1970", -Date.UTC(2026, 10, 25)],
  ["two years ahead", 731 * dayMs],
])("gives a dossier that ended under a clock %s its days from when the clock is right", async (_, jumpMs) => {
  const clock = manualClock();
  const folder = await dataFolder(clock);
  const store = folder.open();
  const { intentId } = keep(folder, store, dossierIntent());
  clock.jump(jumpMs);
  store.noteDossier(intentId, { ...atPortal("H20-1"), state: 10 });
  clock.jump(-jumpMs);
  store.wipeEnded(clock.nowMs() - 7 * dayMs);
  expect(store.intentFor(intentId)).not.toBeNull();
  clock.advance(7 * dayMs + 1);
  store.wipeEnded(clock.nowMs() - 7 * dayMs);
  expect(store.intentFor(intentId)).toBeNull();
});
