import { expect, it } from "vitest";
import { manualClock, systemClock } from "../../../shared/clock.ts";
import { createPortalClock } from "./portal-clock.ts";

const day = 86_400_000;
const http = (ms: number): string => new Date(ms).toUTCString();

it("corrects a clock that is wrong by the portal's Date, and takes whole seconds for what they are", () => {
  const clock = manualClock();
  const time = createPortalClock(clock);
  expect([time.offsetMs(), time.trust(), time.nowMs()]).toEqual([null, "unheard", clock.nowMs()]);
  time.heard(http(clock.nowMs() + 3 * day));
  expect([time.offsetMs(), time.trust(), time.nowMs()]).toEqual([3 * day, "heard", clock.nowMs() + 3 * day]);
  time.heard(http(clock.nowMs() - 900));
  expect(time.offsetMs()).toBe(0);
});

it("learns nothing from an answer without a Date, or with one that is none", () => {
  const time = createPortalClock(manualClock());
  time.heard(undefined);
  time.heard("yesterday");
  expect(time.trust()).toBe("unheard");
});

it("trusts a clock that ran evenly for days, and none that was set since the last Date", () => {
  const clock = manualClock();
  const time = createPortalClock(clock);
  time.heard(http(clock.nowMs()));
  clock.advance(3 * day);
  expect(time.trust()).toBe("heard");
  clock.jump(-3 * day);
  expect(time.trust()).toBe("moved");
  time.heard(http(clock.nowMs() + 3 * day));
  expect([time.trust(), time.offsetMs()]).toEqual(["heard", 3 * day]);
});

it("notices a clock that is set before the portal was ever heard, but not one that a time server mends", () => {
  const clock = manualClock();
  const time = createPortalClock(clock);
  clock.jump(2 * 365 * day);
  expect(time.trust()).toBe("moved");
  const old = manualClock(0);
  const fresh = createPortalClock(old);
  expect(fresh.trust()).toBe("unheard");
  old.jump(Date.UTC(2026, 10, 25));
  expect(fresh.trust()).toBe("unheard");
  old.jump(-day);
  expect(fresh.trust()).toBe("moved");
});

it("takes shortened waits of a test for what they are", () => {
  const real = systemClock();
  const from = real.monotonicMs();
  const clock = {
    ...real,
    pace: 1 / 1_000_000,
    monotonicMs: () => from + (real.monotonicMs() - from) * 1_000_000,
  };
  const time = createPortalClock(clock);
  for (const until = real.monotonicMs() + 5; real.monotonicMs() < until;)
    expect(time.trust()).toBe("unheard");
});
