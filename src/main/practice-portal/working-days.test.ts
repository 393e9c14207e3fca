import { expect, it } from "vitest";
import type { Procedure } from "../../shared/procedure.ts";
import { fromWireTime, toWireTime } from "../core/portal/wire/index.ts";
import { dueAtMs } from "./working-days.ts";

const holidays = new Set([
  "2026-04-27",
  "2026-04-30",
  "2026-05-01",
  "2026-11-24",
  "2027-04-30",
  "2027-05-03",
]);

it.each([
  ["20261120090000", "same-day", 0, "20261120"],
  ["20261120153000", "same-day", 0, "20261123"],
  ["20261123153000", "same-day", 0, "20261125"],
  ["20261121090000", "same-day", 0, "20261123"],
  ["20261120140000", "working-day", 3, "20261126"],
  ["20261123090000", "working-day", 3, "20261127"],
  ["20260424090000", "working-day", 3, "20260504"],
  ["20261030090000", "calendar-day", 15, "20261116"],
  ["20270429090000", "working-day", 1, "20270504"],
] as const)("taken in %s with %s %i is due on %s at closing time", (takenIn, unit, amount, due) => {
  const time: Procedure["time"] = {
    unit,
    amount,
    source: { mark: "I", text: "kiểm thử", checkedOn: "2026-11-25" },
  };
  expect(toWireTime(dueAtMs(fromWireTime(takenIn) ?? 0, time, holidays))).toBe(`${due}170000`);
});
