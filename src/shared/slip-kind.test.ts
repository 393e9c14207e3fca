import { expect, it } from "vitest";
import { showDueTime, showPortalTime } from "./slip-kind.ts";

it("shows the portal's time as people read it, and no time that does not exist", () => {
  expect(showPortalTime("20261125170000")).toBe("17:00 25/11/2026");
  expect(
    ["20260230120000", "20261325000000", "20261125240000", "2026", "", null].map(showPortalTime),
  ).toEqual([null, null, null, null, null, null]);
});

it("promises no midnight: a due day without an hour is shown as the day alone", () => {
  expect(["20261127000000", "20261127163000", "20261131000000", null].map(showDueTime)).toEqual([
    "27/11/2026",
    "16:30 27/11/2026",
    null,
    null,
  ]);
});
