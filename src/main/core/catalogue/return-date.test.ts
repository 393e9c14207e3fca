import { resolve } from "node:path";
import { expect, it } from "vitest";
import type { Procedure } from "../../../shared/procedure.ts";
import { holidaysOf, loadHolidays } from "./holidays.ts";
import { returnDateOf } from "./return-date.ts";

const shipped = await loadHolidays(resolve(import.meta.dirname, "../../../../assets/holidays.json"));
const holidays = holidaysOf(shipped.ok ? shipped.value : []);
const desk = { closingTime: "16:30", sameDayUntil: "15:00" };

const length = (unit: Procedure["time"]["unit"], amount: number): Pick<Procedure, "time"> => ({
  time: { unit, amount, source: { mark: "V", text: "thử", checkedOn: "2026-11-22" } },
});
const sameDay = length("same-day", 0);
const threeDays = length("working-day", 3);

const dates = (takenInAt: string | null, dueAt: string | null, procedure: typeof sameDay | null) =>
  returnDateOf({ status: { takenInAt, dueAt }, procedure, holidays, desk, confirmed: false });

it("is the portal's, and quiet where ours is the same day", () => {
  expect(dates("20261123090000", "20261127170000", threeDays)).toEqual({
    dueAt: "20261127170000",
    ours: "20261127163000",
    warning: null,
    confirmed: false,
  });
});

it("stays the portal's where ours is another day, and says so", () => {
  // The portal did not know of 24/11.
  expect(dates("20261123090000", "20261126170000", threeDays)).toMatchObject({
    dueAt: "20261126170000",
    ours: "20261127163000",
    warning: "differs",
  });
  expect(dates("20261123153000", "20261123170000", sameDay)).toMatchObject({
    dueAt: "20261123170000",
    ours: "20261125163000",
    warning: "differs",
  });
});

it("has the closing time of the desk for a same-day matter, and where the portal gave a day without an hour", () => {
  expect(dates("20261123090000", "20261123170000", sameDay)).toMatchObject({
    dueAt: "20261123163000",
    warning: null,
  });
  expect(dates("20261123090000", "20261127000000", threeDays)?.dueAt).toBe("20261127163000");
  expect(dates("20261123090000", "20261130000000", threeDays)?.dueAt).toBe("20261130000000");
});

it("asks to be confirmed in days off that nobody announced, whoever counted", () => {
  // Across Tết 2027; and a portal's date inside it, which ours does not reach.
  expect(dates("20270203090000", "20270215170000", threeDays)?.warning).toBe("unconfirmed");
  expect(dates("20270125090000", "20270209170000", threeDays)?.warning).toBe("unconfirmed");
  expect(dates("20270125090000", "20270209170000", null)?.warning).toBe("unconfirmed");
  expect(dates("20290305090000", "20290305170000", sameDay)?.warning).toBe("unconfirmed");
});

it("is the portal's alone where the length of the procedure is not known", () => {
  for (const procedure of [null, length("working-day", 0)])
    expect(dates("20261123090000", "20261127000000", procedure)).toEqual({
      dueAt: "20261127000000",
      ours: null,
      warning: null,
      confirmed: false,
    });
});

it("does not exist before the portal took the dossier in, or with a time that is none", () => {
  expect(dates(null, "20261127170000", threeDays)).toBeNull();
  expect(dates("20261123090000", null, threeDays)).toBeNull();
  expect(dates("20261123090000", "20261131170000", threeDays)).toBeNull();
});

it("carries that staff stand by it", () => {
  const status = { takenInAt: "20270203090000", dueAt: "20270215170000" };
  const date = returnDateOf({ status, procedure: threeDays, holidays, desk, confirmed: true });
  expect(date).toMatchObject({ confirmed: true, warning: "unconfirmed" });
});
