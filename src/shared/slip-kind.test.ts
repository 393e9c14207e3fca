import { expect, it } from "vitest";
import { showPortalTime } from "./slip-kind.ts";

it("shows the portal's time as people read it, and no time that does not exist", () => {
  expect(showPortalTime("20261125170000")).toBe("17:00 25/11/2026");
  expect(
    ["20260230120000", "20261325000000", "20261125240000", "2026", "", null].map(showPortalTime),
  ).toEqual([null, null, null, null, null, null]);
});
