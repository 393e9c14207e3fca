import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { type Holiday, holidaysOf, loadHolidays } from "./holidays.ts";
import { isSameDayOver, lastDayOf } from "./working-days.ts";

const shipped = await loadHolidays(resolve(import.meta.dirname, "../../../../assets/holidays.json"));
const holidays = holidaysOf(shipped.ok ? shipped.value : []);

function count(
  received: string,
  unit: "same-day" | "working-day" | "calendar-day",
  amount = 0,
  days = holidays,
) {
  const [day = "", time = ""] = received.split(" ");
  return lastDayOf(
    { day, time: `${time.replace(":", "")}00`, length: { unit, amount }, sameDayUntil: "15:00" },
    days,
  );
}

const day = (date: string, kind: Holiday["kind"], confirmed = true): Holiday => ({
  date,
  name: "Ngày thử",
  kind,
  confirmed,
  source: { mark: "I", text: "thử", checkedOn: "2026-11-22" },
});

it.each([
  ["2026-11-20T14:59:59", false],
  ["2026-11-20T15:00:00", false],
  ["2026-11-20T15:00:01", true],
  ["2026-11-20T23:30:00", true],
  ["2026-11-21T09:00:00", true],
  ["2026-11-24T09:00:00", true],
  ["2026-11-25T07:30:00", false],
] as const)("says of a same-day matter at %s whether today is over: %s", (local, over) => {
  expect(isSameDayOver(Date.parse(`${local}+07:00`), "15:00", holidays)).toBe(over);
});

describe("the day a result is due", () => {
  it.each([
    ["2026-11-20 09:00", "same-day", 0, "2026-11-20"],
    ["2026-11-20 15:30", "same-day", 0, "2026-11-23"],
    ["2026-11-23 15:30", "same-day", 0, "2026-11-25"],
    ["2026-11-20 14:00", "working-day", 3, "2026-11-26"],
    ["2026-11-23 09:00", "working-day", 3, "2026-11-27"],
    ["2026-04-24 09:00", "working-day", 3, "2026-05-04"],
    ["2026-10-30 09:00", "calendar-day", 15, "2026-11-16"],
    ["2027-04-29 09:00", "working-day", 1, "2027-05-04"],
  ] as const)("of what is taken in on %s for %s %i is %s", (received, unit, amount, due) => {
    expect(count(received, unit, amount)).toEqual({ day: due, sure: true });
  });

  it.each([
    // A long term gets no day more for coming after 15:00.
    ["2026-11-20 15:30", "working-day", 3, "2026-11-26"],
    // 15:00 itself is not after 15:00.
    ["2026-11-20 15:00", "same-day", 0, "2026-11-20"],
    ["2026-11-20 15:01", "same-day", 0, "2026-11-23"],
    // Taken in on a day off: nothing is ready that day.
    ["2026-11-22 09:00", "same-day", 0, "2026-11-23"],
    ["2026-11-24 09:00", "same-day", 0, "2026-11-25"],
    ["2026-11-23 09:00", "working-day", 1, "2026-11-25"],
    // Over New Year, which is a day off with a Friday's weekend behind it.
    ["2026-12-31 09:00", "working-day", 1, "2027-01-04"],
    ["2026-12-31 15:30", "same-day", 0, "2027-01-04"],
    ["2026-12-30 09:00", "calendar-day", 2, "2027-01-04"],
    ["2028-02-28 09:00", "working-day", 1, "2028-02-29"],
  ] as const)("of what is taken in on %s for %s %i is %s, too", (received, unit, amount, due) => {
    expect(count(received, unit, amount)).toEqual({ day: due, sure: true });
  });

  it("waits for a length that is known", () => {
    expect(count("2026-11-20 09:00", "working-day", 0)).toBeNull();
    expect(count("2026-11-20 09:00", "calendar-day", 0)).toBeNull();
  });

  it("counts a Saturday that is worked in exchange, and not the Monday it was exchanged for", () => {
    const swapped = holidaysOf([
      ...holidays.days,
      day("2026-12-12", "swap-work"),
      day("2026-12-14", "swap-off"),
    ]);
    expect(count("2026-12-11 09:00", "working-day", 1, swapped)?.day).toBe("2026-12-12");
    expect(count("2026-12-11 09:00", "working-day", 2, swapped)?.day).toBe("2026-12-15");
    expect(count("2026-12-12 15:30", "same-day", 0, swapped)?.day).toBe("2026-12-15");
  });
});

describe("a day that nobody announced yet", () => {
  it.each([
    // Tết 2027: across it, into it, and on either side of the supposed days.
    ["2027-02-03 09:00", "working-day", 3, "2027-02-15"],
    ["2027-01-27 09:00", "calendar-day", 10, "2027-02-12"],
    ["2027-02-04 15:30", "same-day", 0, "2027-02-12"],
    ["2027-02-03 09:00", "working-day", 1, "2027-02-04"],
    // Quốc khánh 2027: 3/9 is supposed, it may as well be 1/9.
    ["2027-08-31 09:00", "working-day", 1, "2027-09-01"],
    ["2027-09-01 09:00", "working-day", 1, "2027-09-06"],
  ] as const)("leaves %s with %s %i at %s, to be confirmed", (received, unit, amount, due) => {
    expect(count(received, unit, amount)).toEqual({ day: due, sure: false });
  });

  it("does not trouble a term of calendar days that ends well after it", () => {
    expect(count("2027-02-01 09:00", "calendar-day", 30)).toEqual({ day: "2027-03-03", sure: true });
  });

  it("is every day of a year that the list does not have", () => {
    expect(count("2028-12-28 09:00", "working-day", 1)).toEqual({ day: "2028-12-29", sure: true });
    expect(count("2028-12-29 09:00", "working-day", 1)?.sure).toBe(false);
    expect(count("2029-03-05 09:00", "same-day")?.sure).toBe(false);
    const one = holidaysOf([...holidays.days, day("2029-05-01", "holiday")]);
    expect(count("2029-03-05 09:00", "same-day", 0, one)?.sure).toBe(false);
  });

  it("is sure again once the ward lists what was announced", () => {
    const announced = holidaysOf([
      ...holidays.days,
      ...["05", "06", "07", "08", "09", "10", "11"].map((date) => day(`2027-02-${date}`, "holiday")),
    ]);
    expect(count("2027-02-03 09:00", "working-day", 3, announced)).toEqual({ day: "2027-02-15", sure: true });
  });
});
