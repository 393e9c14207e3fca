import { expect, it } from "vitest";
import { datePrecision } from "../../shared/dates.ts";
import { isWhole, joinDate, splitDate } from "./date-parts.ts";

it("joins what was typed into a day, a month or a year", () => {
  expect(joinDate({ day: "5", month: "9", year: "1999" })).toBe("1999-09-05");
  expect(joinDate({ day: "", month: "9", year: "1999" })).toBe("1999-09");
  expect(joinDate({ day: "", month: "", year: "1948" })).toBe("1948");
  expect(joinDate({ day: "", month: "", year: "" })).toBe("");
});

it("never makes a date of a day without its month, or of half a year", () => {
  expect(datePrecision(joinDate({ day: "5", month: "", year: "1999" }))).toBeNull();
  expect(datePrecision(joinDate({ day: "5", month: "9", year: "" }))).toBeNull();
  expect(datePrecision(joinDate({ day: "5", month: "9", year: "99" }))).toBeNull();
});

it("takes a kept date apart again", () => {
  for (const iso of ["1999-09-05", "1999-09", "1948", ""]) expect(joinDate(splitDate(iso))).toBe(iso);
});

it("goes to the next box when a part can grow no more", () => {
  expect([
    isWhole("day", "4"),
    isWhole("day", "3"),
    isWhole("day", "03"),
    isWhole("month", "2"),
    isWhole("month", "1"),
  ]).toEqual([true, false, true, true, false]);
});
