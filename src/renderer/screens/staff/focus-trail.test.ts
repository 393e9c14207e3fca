import { expect, it } from "vitest";
import { createFocusTrail } from "./focus-trail.ts";

it("leads back from a question to the control that opened it, and from a row to its line", () => {
  const trail = createFocusTrail();
  expect(trail.arrive("board/")).toBeNull();
  trail.used("find");
  trail.used("row-42");
  expect(trail.arrive("row-42/")).toBeNull();
  trail.used("supplement");
  expect(trail.arrive("row-42/supplement")).toBeNull();
  trail.used("continue");
  expect(trail.arrive("row-42/")).toBe("supplement");
  expect(trail.arrive("board/")).toBe("row-42");
});

it("begins at the heading where somebody opens the same row once more", () => {
  const trail = createFocusTrail();
  trail.arrive("board/");
  trail.arrive("row-42/");
  trail.used("cancel");
  trail.arrive("board/");
  expect(trail.arrive("row-42/")).toBeNull();
});

it("knows what was used in a question that is drawn with its own first question", () => {
  const trail = createFocusTrail();
  trail.arrive("printers/list");
  trail.used("add");
  trail.arrive("printers/add-which");
  trail.arrive("printers/add");
  trail.used("type an address");
  trail.arrive("printers/add-address");
  expect(trail.arrive("printers/add-which")).toBe("type an address");
  expect(trail.arrive("printers/list")).toBe("add");
});

it("knows in which place the last step lies", () => {
  const trail = createFocusTrail();
  expect(trail.isWithin("row-4")).toBe(false);
  trail.arrive("row-42/cancel");
  expect(trail.isWithin("row-42")).toBe(true);
  expect(trail.isWithin("row-4")).toBe(false);
});
