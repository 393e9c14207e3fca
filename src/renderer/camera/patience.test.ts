import { describe, expect, it } from "vitest";
import { manualClock } from "../../shared/clock.ts";
import { createFileWindow, speakFor } from "./patience.ts";

function bench() {
  const clock = manualClock();
  const told: number[] = [];
  return { clock, told, tell: () => void told.push(clock.monotonicMs()) };
}

it("speaks for somebody before a camera every 20 s, but not for ever", () => {
  const { clock, told, tell } = bench();
  speakFor(clock, 3, tell);
  clock.advance(600_000);
  expect(told).toEqual([20_000, 40_000, 60_000]);
});

describe("the system's window for files", () => {
  it("keeps its person's form while they look through a stick for minutes", () => {
    const { clock, told, tell } = bench();
    createFileWindow(clock, tell).opened();
    clock.advance(300_000);
    expect(told).toHaveLength(15);
  });

  it("lets a form go at last whose window was left open", () => {
    const { clock, told, tell } = bench();
    createFileWindow(clock, tell).opened();
    clock.advance(3_600_000);
    expect(told.at(-1)).toBe(600_000);
  });

  it("counts its closing as a sign of life, once, and speaks no more", () => {
    const { clock, told, tell } = bench();
    const files = createFileWindow(clock, tell);
    files.opened();
    clock.advance(5_000);
    files.closed();
    files.closed();
    clock.advance(600_000);
    expect(told).toEqual([5_000]);
  });

  it("says nothing on a page whose focus comes and goes without such a window", () => {
    const { clock, told, tell } = bench();
    createFileWindow(clock, tell).closed();
    clock.advance(600_000);
    expect(told).toEqual([]);
  });
});
