import { setImmediate as turn } from "node:timers/promises";
import { expect, it } from "vitest";
import { dossierIntent, scan } from "../../../../tests/support/intents.ts";
import { atPortal, keep } from "../../../../tests/support/keep.ts";
import { dataFolder } from "../../../../tests/support/store.ts";
import { manualClock } from "../../../shared/clock.ts";
import { silentLog } from "../audit/log.ts";
import type { ClockTrust } from "../portal/port.ts";
import { startRetention } from "./retention.ts";

const hourMs = 3_600_000;

async function untilQuiet(): Promise<void> {
  for (let turns = 0; turns < 40; turns += 1) await turn();
}

it("wipes in small steps what ended long enough ago, tells the copies first, and removes the scans", async () => {
  const clock = manualClock();
  const folder = await dataFolder(clock);
  const store = folder.open();
  for (let n = 0; n < 12; n += 1) {
    const { intentId } = keep(folder, store, dossierIntent({ scans: [scan(`f${n}`)] }));
    store.noteDossier(intentId, { ...atPortal(`H20-${n}`), state: 10 });
  }
  const removed: string[] = [];
  const told: number[] = [];
  let after = 0;
  const retention = startRetention({
    store,
    removeScan: async (fileId) => void removed.push(fileId),
    beforeWipe: async (keys) => void told.push(keys.length, store.knownFileIds().size),
    afterWipe: async () => void (after += 1),
    clock,
    keepMs: 1_000,
    clockOffsetMs: () => 0,
    clockTrust: () => "heard",
    log: silentLog,
  });
  clock.advance(hourMs);
  await untilQuiet();
  expect(removed).toHaveLength(12);
  expect(told).toEqual([5, 12, 5, 7, 2, 2]);
  expect(after).toBe(1);
  retention.stop();
  const late = keep(folder, store, dossierIntent());
  store.noteDossier(late.intentId, { ...atPortal("H20-late"), state: 10 });
  clock.advance(2 * hourMs);
  await untilQuiet();
  expect(store.intentFor(late.intentId)).not.toBeNull();
});

it("wipes nothing while the clock is not to be trusted", async () => {
  const clock = manualClock();
  const folder = await dataFolder(clock);
  const store = folder.open();
  const { intentId } = keep(folder, store, dossierIntent());
  store.noteDossier(intentId, { ...atPortal("H20-1"), state: 10 });
  let offsetMs: number | null = null;
  let trust: ClockTrust = "unheard";
  const retention = startRetention({
    store,
    removeScan: async () => {},
    clock,
    keepMs: 0,
    clockOffsetMs: () => offsetMs,
    clockTrust: () => trust,
    log: silentLog,
  });
  const hours = async (): Promise<void> => {
    clock.advance(hourMs);
    await untilQuiet();
  };
  await hours();
  [offsetMs, trust] = [-730 * 24 * hourMs, "heard"];
  await hours();
  // Heard before it was turned: the portal's last word says nothing of the clock any more.
  [offsetMs, trust] = [0, "moved"];
  await hours();
  expect(store.intentFor(intentId)).not.toBeNull();
  [offsetMs, trust] = [0, "heard"];
  await hours();
  expect(store.intentFor(intentId)).toBeNull();
  retention.stop();
});
