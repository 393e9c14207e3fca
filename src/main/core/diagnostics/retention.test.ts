import { expect, it } from "vitest";
import { manualClock } from "../../../shared/clock.ts";
import { silentLog } from "../audit/log.ts";
import type { ClockTrust } from "../portal/port.ts";
import { startRetention } from "./retention.ts";

const hourMs = 3_600_000;

it("wipes once an hour what ended long enough ago, and the scans with it", async () => {
  const clock = manualClock();
  const asked: number[] = [];
  const removed: string[] = [];
  const retention = startRetention({
    store: { wipeEnded: (beforeMs) => (asked.push(beforeMs), ["f1"]) },
    removeScan: async (fileId) => void removed.push(fileId),
    clock,
    keepMs: 1_000,
    clockOffsetMs: () => 0,
    clockTrust: () => "heard",
    log: silentLog,
  });
  clock.advance(2 * hourMs);
  await Promise.resolve();
  expect(asked).toEqual([clock.nowMs() - hourMs - 1_000, clock.nowMs() - 1_000]);
  expect(removed).toEqual(["f1", "f1"]);
  retention.stop();
  clock.advance(hourMs);
  expect(asked).toHaveLength(2);
});

it("wipes nothing while the clock is not to be trusted", () => {
  const clock = manualClock();
  const asked: number[] = [];
  let offsetMs: number | null = null;
  let trust: ClockTrust = "unheard";
  startRetention({
    store: { wipeEnded: (beforeMs) => (asked.push(beforeMs), []) },
    removeScan: async () => {},
    clock,
    keepMs: 0,
    clockOffsetMs: () => offsetMs,
    clockTrust: () => trust,
    log: silentLog,
  });
  clock.advance(hourMs);
  [offsetMs, trust] = [-730 * 24 * hourMs, "heard"];
  clock.advance(hourMs);
  // Heard before it was turned: the portal's last word says nothing of the clock any more.
  [offsetMs, trust] = [0, "moved"];
  clock.advance(hourMs);
  expect(asked).toEqual([]);
});
