import { expect, it } from "vitest";
import { manualClock } from "../../../shared/clock.ts";
import { silentLog } from "../audit/log.ts";
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
  startRetention({
    store: { wipeEnded: (beforeMs) => (asked.push(beforeMs), []) },
    removeScan: async () => {},
    clock,
    keepMs: 0,
    clockOffsetMs: () => offsetMs,
    log: silentLog,
  });
  clock.advance(hourMs);
  offsetMs = -730 * 24 * hourMs;
  clock.advance(hourMs);
  expect(asked).toEqual([]);
});
