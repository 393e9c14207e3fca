import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openHolidays } from "./holidays.ts";
import { isOff, isSure } from "./working-days.ts";

const ASSETS = resolve(import.meta.dirname, "../../../../assets");
let dataDir = "";

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "holidays-"));
});
afterEach(() => rm(dataDir, { recursive: true }));

const write = (text: string): Promise<void> => writeFile(join(dataDir, "holidays.json"), text);

const line = (date: string, kind: string): string =>
  `    { "date": "${date}", "name": "Theo thông báo", "kind": "${kind}", "confirmed": true,
      "source": { "mark": "V", "text": "Thông báo thử", "checkedOn": "2026-12-20" } }`;

describe("the ward's own days off", () => {
  it("may be missing: then the shipped ones count", async () => {
    const holidays = await openHolidays(ASSETS, dataDir);
    expect(holidays.ok && isOff("2026-11-24", holidays.value)).toBe(true);
  });

  it("win day by day, add others and take back a supposed one", async () => {
    await write(`{ // Tết 2027
  "days": [
${line("2027-02-05", "swap-work")},
${line("2027-02-08", "holiday")},
${line("2026-12-07", "holiday")},
] }`);
    const opened = await openHolidays(ASSETS, dataDir);
    if (!opened.ok) throw new Error(opened.error.join("\n"));
    const holidays = opened.value;
    expect(isOff("2027-02-05", holidays)).toBe(false);
    expect(isOff("2027-02-08", holidays) && isSure("2027-02-08", holidays)).toBe(true);
    expect(isOff("2026-12-07", holidays)).toBe(true);
    // What the ward says nothing of stays as it was shipped.
    expect(isOff("2027-02-09", holidays) && !isSure("2027-02-09", holidays)).toBe(true);
    expect(holidays.days.filter(({ date }) => date === "2027-02-08")).toHaveLength(1);
  });

  it("name every mistake with file, line and field", async () => {
    await write(`{
  "days": [
${line("2027-02-30", "holiday")},
${line("2027-02-08", "feast")}
  ]
}`);
    const opened = await openHolidays(ASSETS, dataDir);
    const file = join(dataDir, "holidays.json");
    expect(opened.ok ? [] : opened.error).toEqual([
      expect.stringContaining(`${file}:3: days[0].date: `),
      expect.stringContaining(`${file}:5: days[1].kind: must be one of`),
    ]);
  });

  it("are not passed over where they cannot be read", async () => {
    await write("{");
    expect((await openHolidays(ASSETS, dataDir)).ok).toBe(false);
    await rm(join(dataDir, "holidays.json"));
    expect(await openHolidays(dataDir, dataDir)).toMatchObject({
      ok: false,
      error: ["holidays.json:1: cannot be read"],
    });
  });
});
