import { expect, it } from "vitest";
import { afterLook, hintFor, type Looks, noLooks } from "./edge-hint.ts";
import { isDark } from "./paper/masks.ts";
import type { Quad } from "./paper/quad.ts";
import { draw, sheetAt } from "./paper/scene.ts";

const frame = { width: 1920, height: 1080 };
const paper = (x: number, width = 620) => sheetAt({ x, y: 540 }, width, width * 1.414, 5);
const seen = (quad: Quad | null): Looks => ({ quad, empty: 0 });
const look = (quad: Quad | null, dark = false) => ({ quad, dark });

it("asks for a paper, for a nearer one, for a still hand, and then for the press", () => {
  expect(hintFor(noLooks, look(null), frame).kind).toBe("none");
  expect(hintFor(seen(paper(900, 300)), look(paper(900, 300)), frame).kind).toBe("closer");
  expect(hintFor(noLooks, look(paper(900)), frame).kind).toBe("moving");
  expect(hintFor(seen(paper(900)), look(paper(960)), frame).kind).toBe("moving");
  expect(hintFor(seen(paper(900)), look(paper(904)), frame).kind).toBe("steady");
  expect(hintFor(seen(paper(904)), look(null), frame)).toEqual({ kind: "none", quad: null });
});

it("advises a dark sheet under the paper once no edge was seen for a while, and forgets it at the next paper", () => {
  let looks = noLooks;
  const kinds: string[] = [];
  for (let times = 0; times < 24; times += 1) {
    kinds.push(hintFor(looks, look(null), frame).kind);
    looks = afterLook(looks, look(null));
  }
  expect([kinds[0], kinds[19], kinds[20], kinds[23]]).toEqual(["none", "none", "unseen", "unseen"]);
  looks = afterLook(looks, look(paper(900)));
  expect(hintFor(looks, look(null), frame).kind).toBe("none");
});

it("says that there is no light, instead of asking for a paper", () => {
  expect(hintFor(seen(paper(900)), look(null, true), frame).kind).toBe("dark");
  const room = { width: 320, height: 180, sheets: [] };
  expect(isDark(draw({ ...room, table: 9, noise: 8 }))).toBe(true);
  expect(isDark(draw({ ...room, table: 60, noise: 8 }))).toBe(false);
});
