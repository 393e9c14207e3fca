import { describe, expect, it } from "vitest";
import { fromWireTime, toWireDate, toWireTime, WireDate, WireTimeOrEmpty } from "./dates.ts";

describe("wire times", () => {
  it("are Vietnam's wall clock, also over midnight and New Year of another zone", () => {
    expect(toWireTime(Date.UTC(2026, 10, 25, 1, 30, 5))).toBe("20261125083005");
    expect(toWireTime(Date.UTC(2026, 11, 31, 17, 0, 0))).toBe("20270101000000");
    expect(toWireDate(Date.UTC(2026, 11, 31, 16, 59, 59))).toBe("20261231");
  });

  it("come back to the same moment", () => {
    for (const ms of [
      Date.UTC(1931, 1, 28, 20),
      Date.UTC(2024, 1, 29, 5),
      Date.UTC(2099, 11, 31, 16, 59, 59),
    ])
      expect(fromWireTime(toWireTime(ms))).toBe(ms);
    expect(fromWireTime("19990905")).toBe(Date.UTC(1999, 8, 4, 17));
  });

  it.each([
    "20260230",
    "20250229",
    "20261301",
    "20261125240000",
    "20261125086000",
    "2026112",
    "",
    "2026112a",
  ])("refuse %s, which is no real date", (text) => expect(fromWireTime(text)).toBeNull());

  it("are checked by the schemas as real dates", () => {
    expect(WireDate.safeParse("20240229").success).toBe(true);
    expect(WireDate.safeParse("20260229").success).toBe(false);
    expect(WireTimeOrEmpty.safeParse("").success).toBe(true);
    expect(WireTimeOrEmpty.safeParse("20261125").success).toBe(false);
  });
});
