import { expect, it } from "vitest";
import { manualClock } from "../../../shared/clock.ts";
import { createLockOut, waitMsAfter } from "./lock-out.ts";

const minute = 60_000;

it("lets four mistakes pass, then asks for a minute, and for twice as long each time up to half an hour", () => {
  const waits = [0, 1, 4, 5, 6, 7, 8, 9, 10, 50].map((failures) => waitMsAfter(failures) / minute);
  expect(waits).toEqual([0, 0, 0, 1, 2, 4, 8, 16, 30, 30]);
});

it("ends a wait by the time that passed and not by the clock on the wall", () => {
  const clock = manualClock();
  const lock = createLockOut(clock, []);
  lock.fail(1, 5);
  clock.jump(10 * 24 * 3_600_000);
  expect(lock.leftMs(1)).toBe(minute);
  clock.jump(-20 * 24 * 3_600_000);
  clock.advance(minute - 1);
  expect(lock.leftMs(1)).toBe(1);
  clock.advance(1);
  expect(lock.leftMs(1)).toBe(0);
});

it("begins the present wait anew after a restart, for those who were locked out and for nobody else", () => {
  const lock = createLockOut(manualClock(), [
    { staffId: 1, failures: 6 },
    { staffId: 2, failures: 4 },
  ]);
  expect([lock.leftMs(1), lock.leftMs(2), lock.leftMs(3)]).toEqual([2 * minute, 0, 0]);
});
