import { describe, expect, it } from "vitest";
import { isBounce, type Touch } from "./bounce.ts";

const first: Touch = { atMs: 1000, x: 500, y: 900, step: "declaration-1" };
const reach = 45;

describe("a second touch at once, in the same place", () => {
  it("does not answer the question that has just come", () => {
    expect(isBounce({ ...first, atMs: 1150, x: 510, step: "declaration-2" }, first, reach)).toBe(true);
  });

  it("counts on the same screen: a letter may be typed twice", () => {
    expect(isBounce({ ...first, atMs: 1150 }, first, reach)).toBe(false);
  });

  it("counts elsewhere on the new screen, and after a moment to look", () => {
    expect(isBounce({ ...first, atMs: 1150, y: 700, step: "declaration-2" }, first, reach)).toBe(false);
    expect(isBounce({ ...first, atMs: 1400, step: "declaration-2" }, first, reach)).toBe(false);
    expect(isBounce(first, null, reach)).toBe(false);
  });
});
