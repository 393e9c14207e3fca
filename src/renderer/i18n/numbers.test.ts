import { describe, expect, it } from "vitest";
import { numberWords } from "./numbers.ts";

describe("numbers are written as the language's own rules say", () => {
  const values = [0, 7, 12, 999, 1000, 8000, 12_345, 100_000, 1_234_567, 0.7, 3, 9.96, 31.4, 1234.56];
  it.each([
    ["vi", "vi-VN"],
    ["en", "en-GB"],
  ] as const)("in %s", (language, tag) => {
    for (const digits of [0, 1])
      for (const value of values)
        expect(numberWords(value, language, digits)).toBe(
          value.toLocaleString(tag, { maximumFractionDigits: digits }),
        );
  });
});
