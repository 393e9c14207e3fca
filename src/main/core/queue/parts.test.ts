import { describe, expect, it } from "vitest";
import { manualClock } from "../../../shared/clock.ts";
import { backoffMs } from "./backoff.ts";
import { type BreakerState, createBreaker } from "./breaker.ts";
import { createDoubts } from "./doubts.ts";
import { createHeap } from "./heap.ts";
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

  it("probes once at an answer of /health, and keeps its interval when that probe fails", () => {
    const breaker = make();
    for (const _ of [1, 2, 3, 4, 5]) breaker.fault();
    breaker.healthAnswers();
    expect(breaker.limit()).toBe(1);
    breaker.fault();
    breaker.healthAnswers();
    expect(breaker.limit()).toBe(0);
    expect(breaker.waitMs()).toBeCloseTo(30_000);
  });

  it("probes no sooner than the portal asked for on its way down", () => {
    const breaker = make();
    breaker.fault(90_000);
    for (const _ of [2, 3, 4, 5]) breaker.fault();
    clock.advance(89_999);
    expect(breaker.limit()).toBe(0);
    clock.advance(1);
    expect(breaker.limit()).toBe(1);
  });

  it("probes at once when the portal was seen alive", () => {
    const breaker = make();
    for (const _ of [1, 2, 3, 4, 5]) breaker.fault();
    breaker.seenAlive();
    expect(breaker.limit()).toBe(1);
  });
});

const byPortal = { portalWide: true, asking: false };
const byRow = { portalWide: false, asking: false };

describe("the waits of rows", () => {
  it("are not touched by a clock that jumps, either way", () => {
    const clock = manualClock();
    const waits = createWaits(defaultPolicy, clock, () => 1);
    waits.fail(1, byPortal);
    clock.jump(2 * 365 * 86_400_000);
    expect(waits.due(1)).toBe(false);
    clock.jump(-90 * 365 * 86_400_000);
    clock.advance(2_000);
    expect(waits.due(1)).toBe(true);
  });

  it("give each row once when it comes due, and tell when the next one will", () => {
    const clock = manualClock();
    const waits = createWaits(defaultPolicy, clock, () => 1);
    waits.fail(1, byPortal);
    waits.putOff(2, 5_000, true);
    expect(waits.nextMs()).toBe(2_000);
    clock.advance(2_000);
    expect(waits.nextMs()).toBe(0);
    expect(waits.takeDue(10)).toEqual([{ intentId: 1, asking: false }]);
    expect(waits.takeDue(10)).toEqual([]);
    expect(waits.nextMs()).toBe(3_000);
    waits.forget(2);
    expect(waits.nextMs()).toBeNull();
  });

  it("are forgiven when the portal was to blame, not when the row was", () => {
    const waits = createWaits(defaultPolicy, manualClock(), () => 1);
    waits.fail(1, byPortal);
    waits.fail(2, byRow);
    waits.forgivePortal();
    expect(waits.takeDue(10)).toEqual([{ intentId: 1, asking: false }]);
    expect([waits.due(1), waits.due(2)]).toEqual([true, false]);
    expect(waits.fail(1, byRow)).toBe(2_000);
  });

  it("begin anew after a call of the row went well", () => {
    const waits = createWaits(defaultPolicy, manualClock(), () => 1);
    const tell = (): number => waits.fail(1, byRow);
    expect([tell(), tell(), tell()]).toEqual([2_000, 4_000, 8_000]);
    waits.progress(1);
    expect(tell()).toBe(2_000);
  });

  it("end at once for the row that a probe takes, and for the one that staff want tried", () => {
    const clock = manualClock();
    const waits = createWaits(defaultPolicy, clock, () => 1);
    waits.fail(1, byRow);
    clock.advance(1_000);
    for (const row of [2, 3]) waits.fail(row, byPortal);
    expect(waits.hurryFirst()).toBe(true);
    expect(waits.takeDue(10)).toEqual([{ intentId: 2, asking: false }]);
    waits.hurry(1);
    waits.hurry(99);
    expect(waits.takeDue(10)).toEqual([{ intentId: 1, asking: false }]);
  });

  it("cost the same however many rows wait", () => {
    const clock = manualClock();
    const waits = createWaits(defaultPolicy, clock, Math.random);
    for (let row = 1; row <= 100_000; row++) waits.fail(row, byRow);
    clock.advance(2_000);
    const taken: number[] = [];
    for (let some = waits.takeDue(1_000); some.length > 0; some = waits.takeDue(1_000))
      taken.push(...some.map(({ intentId }) => intentId));
    expect(new Set(taken).size).toBe(100_000);
  });
});

describe("a doubt about a create", () => {
  it("ends by a second look-up 120 s after its last byte, not sooner", () => {
    const clock = manualClock();
    const doubts = createDoubts(defaultPolicy, clock);
    doubts.sent(1);
    clock.advance(5_000);
    expect(doubts.absent(1)).toEqual({ proven: false, againMs: 115_000 });
    clock.advance(60_000);
    expect(doubts.absent(1)).toEqual({ proven: false, againMs: 55_000 });
    clock.advance(55_000);
    expect(doubts.absent(1)).toEqual({ proven: true });
  });

  it("needs two look-ups even long after the create, and after a start counts from the start", () => {
    const clock = manualClock();
    const doubts = createDoubts(defaultPolicy, clock);
    clock.advance(119_000);
    expect(doubts.absent(7)).toEqual({ proven: false, againMs: 2_000 });
    clock.advance(2_000);
    expect(doubts.absent(7)).toEqual({ proven: true });
  });
});

describe("a heap", () => {
  it("gives the smallest first, whatever the order they came in", () => {
    const heap = createHeap<number>((n) => n);
    const numbers = Array.from({ length: 500 }, (_, n) => (n * 7919) % 503);
    for (const n of numbers) heap.push(n);
    const out: number[] = [];
    for (let n = heap.pop(); n !== undefined; n = heap.pop()) out.push(n);
    expect(out).toEqual(numbers.toSorted((a, b) => a - b));
  });
});
