import { describe, expect, it } from "vitest";
import { keepSame } from "./keep-same.ts";

describe("parts of a view that did not change", () => {
  const old = { revision: 1, person: { name: "An", born: [1, 2] }, desk: { waiting: 0 } };

  it("are the same objects as before", () => {
    const fresh = keepSame(old, { revision: 2, person: { name: "An", born: [1, 2] }, desk: { waiting: 1 } });
    expect(fresh).toEqual({ revision: 2, person: { name: "An", born: [1, 2] }, desk: { waiting: 1 } });
    expect(fresh.person).toBe(old.person);
    expect(fresh.desk).not.toBe(old.desk);
  });

  it("are the whole of it where nothing changed", () => {
    expect(keepSame(old, structuredClone(old))).toBe(old);
  });

  it.each([
    ["a part that is gone", { a: 1, b: 2 }, { a: 1 }],
    ["a part that came", { a: 1 }, { a: 1, b: undefined }],
    ["a shorter list", [1, 2], [1]],
    ["a list where an object was", { 0: 1 }, [1]],
    ["nothing where something was", { a: {} }, { a: null }],
    ["something where nothing was", null, { a: 1 }],
  ])("are never taken from before over %s", (_, before, now) => {
    expect(keepSame(before, now)).toStrictEqual(now);
  });
});
