import { expect, it } from "vitest";
import { hasCardShape, isCardCode } from "./card-shape.ts";
import { sheetAt } from "./scene.ts";

const centre = { x: 300, y: 300 };

it("knows a card by its shape, however it lies, and takes no paper of the A row for one", () => {
  for (const degrees of [0, 33, 90, 145]) {
    expect(hasCardShape(sheetAt(centre, 342.4, 215.9, degrees))).toBe(true);
    expect(hasCardShape(sheetAt(centre, 297, 210, degrees))).toBe(false);
    expect(hasCardShape(sheetAt(centre, 210, 210, degrees))).toBe(false);
    // Half of A4 cut lengthwise, and a 16:9 picture of something.
    expect(hasCardShape(sheetAt(centre, 297, 105, degrees))).toBe(false);
    expect(hasCardShape(sheetAt(centre, 160, 90, degrees))).toBe(false);
  }
});

it("knows a card's code by its fields", () => {
  expect(isCardCode("087199000123|341234567|Nguyễn Thị Thảo|05091999|Nữ|Cao Lãnh|14032022")).toBe(true);
  expect(isCardCode("087199000123||Nguyễn Thị Thảo|05091999|Nữ|Cao Lãnh|14032022|||x")).toBe(true);
  expect(isCardCode("https://dichvucong.gov.vn/ho-so/H20.82.05-261125-0001")).toBe(false);
  expect(isCardCode("123456789012345678901234567890123456789")).toBe(false);
});
