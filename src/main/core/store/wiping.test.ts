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
  store.noteAccount(account, { reference: "r", accountId: "A1", state: "active" });
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
  store.noteAccount(account, { reference: "r", accountId: "A1", state: "active" });
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

/** Notes what ended, in steps of two rows, as often as there are rows. */
function noteEndings(
  store: ReturnType<Awaited<ReturnType<typeof dataFolder>>["open"]>,
  nowMs: number,
  keptBeforeMs: number | null,
): void {
  const limits = { unconfirmedBeforeMs: nowMs - 7 * dayMs, keptBeforeMs };
  for (let after: number | null = 0; after !== null;) after = store.noteEndings(after, 2, limits);
}

it("ends and wipes cancelled dossiers, and registrations with nothing behind them", async () => {
  const clock = manualClock();
  const folder = await dataFolder(clock);
  const store = folder.open();
  const [alone, unconfirmed, needed] = [
    keepAccount(folder, store),
    keepAccount(folder, store),
    keepAccount(folder, store),
  ];
  store.noteAccount(alone, { reference: "r", accountId: "A1", state: "active" });
  store.noteAccount(unconfirmed, { reference: "r", accountId: "A2", state: "otp-sent" });
  store.noteAccount(needed, { reference: "r", accountId: "A3", state: "active" });
  const cancelled = keep(folder, store, dossierIntent());
  const open = keep(folder, store, dossierIntent(), needed);
  store.cancelRow(cancelled.intentId, "by-citizen", 1);
  clock.advance(dayMs);
  noteEndings(store, clock.nowMs(), null);
  store.wipeEnded(clock.nowMs());
  expect(store.intentFor(cancelled.intentId)).toBeNull();
  expect(store.accountIntentFor(alone)).toBeNull();
  expect(store.accountIntentFor(unconfirmed)).not.toBeNull();
  expect(store.accountIntentFor(needed)).not.toBeNull();
  expect(store.intentFor(open.intentId)).not.toBeNull();
  expect(store.wipedSoFar()).toEqual({ wiped: 2, lastWipedAtMs: clock.nowMs() });
  clock.advance(7 * dayMs);
  noteEndings(store, clock.nowMs(), null);
  store.wipeEnded(clock.nowMs());
  expect(store.accountIntentFor(unconfirmed)).toBeNull();
  expect(store.accountIntentFor(needed)).not.toBeNull();
});

it("wipes a corrected dossier together with the one that took its place, for they share a key", async () => {
  const clock = manualClock();
  const folder = await dataFolder(clock);
  const store = folder.open();
  const key = folder.vault.newDataKey();
  const first = store.keepDossier(dossierIntent(), key, { accountIntentId: null });
  if (!first.ok) throw new Error(first.error);
  store.markSending(first.value.intentId);
  store.markNeedsPerson(first.value.intentId, "refused", "thiếu tên");
  const second = store.keepDossier(dossierIntent(), key, {
    accountIntentId: null,
    corrects: first.value.intentId,
  });
  if (!second.ok) throw new Error(second.error);
  clock.advance(30 * dayMs);
  noteEndings(store, clock.nowMs(), null);
  store.wipeEnded(clock.nowMs());
  expect(store.intentFor(first.value.intentId)).not.toBeNull();
  store.noteDossier(second.value.intentId, { ...atPortal("H20-1"), state: 10 });
  clock.advance(1);
  store.wipeEnded(clock.nowMs());
  expect(store.intentFor(first.value.intentId)).toBeNull();
  expect(store.intentFor(second.value.intentId)).toBeNull();
});

it("cancels what never ended only beyond the hard limit, tells why, and wipes it days later", async () => {
  const clock = manualClock();
  const folder = await dataFolder(clock);
  const store = folder.open();
  const [old, atThePortal] = [keep(folder, store, dossierIntent()), keep(folder, store, dossierIntent())];
  store.noteDossier(atThePortal.intentId, atPortal("H20-1"));
  clock.advance(40 * dayMs);
  const young = keep(folder, store, dossierIntent());
  noteEndings(store, clock.nowMs(), null);
  expect(store.dossierStatus(old.intentId).state).toBe("waiting");
  noteEndings(store, clock.nowMs(), clock.nowMs() - 30 * dayMs);
  expect(store.dossierStatus(old.intentId)).toMatchObject({ state: "cancelled", reason: "too-old" });
  expect(store.dossierStatus(atThePortal.intentId).state).toBe("accepted");
  expect(store.dossierStatus(young.intentId).state).toBe("waiting");
  store.wipeEnded(clock.nowMs());
  expect(store.intentFor(old.intentId)).not.toBeNull();
  clock.advance(1);
  store.wipeEnded(clock.nowMs());
  expect(store.intentFor(old.intentId)).toBeNull();
  expect(store.intentFor(atThePortal.intentId)).toBeNull();
  expect(store.intentFor(young.intentId)).not.toBeNull();
});

it("never calls a dossier too old and cancelled that may be at the portal, but does as soon as it surely is not", async () => {
  const clock = manualClock();
  const folder = await dataFolder(clock);
  const store = folder.open();
  const [unknown, triedAgain] = [keep(folder, store, dossierIntent()), keep(folder, store, dossierIntent())];
  for (const { intentId } of [unknown, triedAgain]) store.markSending(intentId);
  store.markUnknown(unknown.intentId, "answer-unknown");
  store.markWaiting(triedAgain.intentId, "portal-slow", true);
  clock.advance(40 * dayMs);
  noteEndings(store, clock.nowMs(), clock.nowMs() - 30 * dayMs);
  clock.advance(8 * dayMs);
  store.wipeEnded(clock.nowMs());
  expect(store.dossierStatus(unknown.intentId).state).toBe("unknown");
  expect(store.dossierStatus(triedAgain.intentId).state).toBe("waiting");
  expect(store.intentFor(unknown.intentId)).not.toBeNull();
  for (const { intentId } of [unknown, triedAgain]) store.markAbsent(intentId);
  noteEndings(store, clock.nowMs(), clock.nowMs() - 30 * dayMs);
  expect(store.dossierStatus(unknown.intentId)).toMatchObject({ state: "cancelled", reason: "too-old" });
  expect(store.dossierStatus(triedAgain.intentId).state).toBe("cancelled");
});
