import { expect, it } from "vitest";
import { hintFor } from "./edge-hint.ts";
import { sheetAt } from "./paper/scene.ts";

const frame = { width: 1920, height: 1080 };
const paper = (x: number, width = 620) => sheetAt({ x, y: 540 }, width, width * 1.414, 5);

it("asks for a paper, for a nearer one, for a still hand, and then for the press", () => {
  expect(hintFor(null, null, frame).kind).toBe("none");
  expect(hintFor(paper(900, 300), paper(900, 300), frame).kind).toBe("closer");
  expect(hintFor(null, paper(900), frame).kind).toBe("moving");
  expect(hintFor(paper(900), paper(960), frame).kind).toBe("moving");
  expect(hintFor(paper(900), paper(904), frame).kind).toBe("steady");
  expect(hintFor(paper(904), null, frame)).toEqual({ kind: "none", quad: null });
});
