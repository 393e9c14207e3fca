import { describe, expect, it } from "vitest";
import { manualClock } from "../../../shared/clock.ts";
import { backoffMs } from "./backoff.ts";
import { type BreakerState, createBreaker } from "./breaker.ts";
import { defaultPolicy } from "./policy.ts";
import { createWaits } from "./waits.ts";

describe("waiting after a fault", () => {
  it("doubles to the cap and takes any part of it", () => {
    const most = [1, 2, 3, 8, 9, 500].map((tries) => backoffMs(tries, defaultPolicy, () => 1));
    expect(most).toEqual([2_000, 4_000, 8_000, 256_000, 300_000, 300_000]);
    expect(backoffMs(5, defaultPolicy, () => 0)).toBe(0);
    expect(backoffMs(1, defaultPolicy, () => 0.25)).toBe(500);
  });
});

describe("the breaker", () => {
  const states: BreakerState[] = [];
  const clock = manualClock();
  const make = (random = 0.5) =>
    createBreaker(
      defaultPolicy,
      clock,
      () => random,
      (state) => states.push(state),
    );

  it("opens at the fifth fault in a row, not when one answer lies between", () => {
    const breaker = make();
    for (const _ of [1, 2, 3, 4]) breaker.fault();
    breaker.success();
    for (const _ of [1, 2, 3, 4]) breaker.fault();
    expect(breaker.limit()).toBe(4);
    breaker.fault();
    expect(breaker.limit()).toBe(0);
  });

  it("lets one probe through per interval and ramps 1, 2, 4 when the portal answers", () => {
    const breaker = make();
    for (const _ of [1, 2, 3, 4, 5]) breaker.fault();
    clock.advance(29_999);
    expect(breaker.limit()).toBe(0);
    clock.advance(1);
    expect(breaker.limit()).toBe(1);
    breaker.fault();
    expect(breaker.limit()).toBe(0);
    clock.advance(30_000);
    expect(breaker.limit()).toBe(1);
    breaker.success();
    expect(breaker.limit()).toBe(2);
    breaker.success();
    expect([breaker.state(), breaker.limit()]).toEqual(["half-open", 2]);
    breaker.success();
    expect([breaker.state(), breaker.limit()]).toEqual(["closed", 4]);
  });

  it("goes back to one at a time when a fault comes while it ramps, and waits again when that one fails too", () => {
    const breaker = make();
    for (const _ of [1, 2, 3, 4, 5]) breaker.fault();
    clock.advance(30_000);
    expect(breaker.limit()).toBe(1);
    breaker.success();
    breaker.fault();
    expect([breaker.state(), breaker.limit()]).toEqual(["half-open", 1]);
    breaker.fault();
    expect([breaker.state(), breaker.limit()]).toEqual(["open", 0]);
  });

  it.each([
    [0, 24_000],
    [1, 36_000],
  ])("spreads its probes by a fifth (%d → %d ms)", (random, ms) => {
    const breaker = make(random);
    for (const _ of [1, 2, 3, 4, 5]) breaker.fault();
    expect(breaker.waitMs()).toBeCloseTo(ms);
  });

  it("probes at once when the portal was seen alive", () => {
    const breaker = make();
    for (const _ of [1, 2, 3, 4, 5]) breaker.fault();
    breaker.seenAlive();
    expect(breaker.limit()).toBe(1);
  });
});

describe("the waits of rows", () => {
  it("are not touched by a clock that jumps, either way", () => {
    const clock = manualClock();
    const waits = createWaits(defaultPolicy, clock, () => 1);
    waits.fail(1, true);
    clock.jump(2 * 365 * 86_400_000);
    expect(waits.due(1)).toBe(false);
    clock.jump(-90 * 365 * 86_400_000);
    clock.advance(2_000);
    expect(waits.due(1)).toBe(true);
  });

  it("prove a create absent by a second look-up 120 s after its last byte, not sooner", () => {
    const clock = manualClock();
    const waits = createWaits(defaultPolicy, clock, () => 1);
    waits.sent(1);
    clock.advance(5_000);
    expect(waits.absent(1)).toBe(false);
    expect(waits.nextMs(clock.monotonicMs())).toBe(115_000);
    clock.advance(60_000);
    expect(waits.absent(1)).toBe(false);
    clock.advance(55_000);
    expect(waits.absent(1)).toBe(true);
  });

  it("need two look-ups even long after the create, and after a start count from the start", () => {
    const clock = manualClock();
    const waits = createWaits(defaultPolicy, clock, () => 1);
    clock.advance(119_000);
    expect(waits.absent(7)).toBe(false);
    clock.advance(1_000);
    expect(waits.due(7)).toBe(false);
    clock.advance(1_000);
    expect(waits.absent(7)).toBe(true);
  });

  it("are not overlooked when one comes due between a look at the line and the plan for the next", () => {
    const clock = manualClock();
    const waits = createWaits(defaultPolicy, clock, () => 1);
    waits.fail(1, true);
    const lookedAtMs = clock.monotonicMs();
    clock.advance(2_000);
    expect(waits.nextMs(lookedAtMs)).toBe(0);
    expect(waits.nextMs(clock.monotonicMs())).toBeNull();
  });

  it("are forgiven when the portal was to blame, not when the row was", () => {
    const waits = createWaits(defaultPolicy, manualClock(), () => 1);
    waits.fail(1, true);
    waits.fail(2, false);
    waits.forgivePortal();
    expect([waits.due(1), waits.due(2)]).toEqual([true, false]);
  });
});
