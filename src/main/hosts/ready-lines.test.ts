import { expect, it } from "vitest";
import { readyLines } from "./ready-lines.ts";

const byHand = {
  kind: "url",
  practice: true,
  url: "http://127.0.0.1:4010",
  unitCode: "000.00.00.H20",
  username: "kiosk",
  password: "hidden-one",
} as const;

it("says that a portal run by hand is practice, and which one it is", () => {
  const text = readyLines(byHand, null).join("\n");
  expect(text).toContain("PRACTICE");
  expect(text).toContain("http://127.0.0.1:4010");
});

it("never calls a real portal practice, and tells no secret", () => {
  const text = readyLines({ ...byHand, practice: false, url: "https://portal.example.vn" }, null).join("\n");
  expect(text).toContain("REAL portal");
  expect(text).toContain("https://portal.example.vn");
  expect(text).not.toContain("PRACTICE");
  expect(text).not.toContain("hidden-one");
});

it("names the page and the code of the portal inside", () => {
  const inside = { kind: "practice", practice: true, unitCode: "000.00.00.H20" } as const;
  const text = readyLines(inside, "http://127.0.0.1:40001").join("\n");
  expect(text).toContain("http://127.0.0.1:40001/");
  expect(text).toContain("123456");
});
