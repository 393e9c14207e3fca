import { expect, it } from "vitest";
import { waysThrough } from "./support/ways.ts";
import { everyPair } from "./support/pairwise.ts";

/** Every two values of different factors, counted without the code that is tested. */
function uncovered(
  factors: Readonly<Record<string, readonly unknown[]>>,
  rows: readonly Readonly<Record<string, unknown>>[],
): readonly string[] {
  const missing: string[] = [];
  for (const one of Object.keys(factors))
    for (const other of Object.keys(factors))
      for (const value of one < other ? (factors[one] ?? []) : [])
        for (const beside of factors[other] ?? [])
          if (!rows.some((row) => row[one] === value && row[other] === beside))
            missing.push(`${one} ${String(value)} with ${other} ${String(beside)}`);
  return missing;
}

it("lets every text size meet every panel, every language every procedure, and so on for each two", () => {
  const { factors, rows } = waysThrough;
  expect(uncovered(factors, rows)).toEqual([]);
  // A row too few shows that the count above can fail.
  expect(uncovered(factors, rows.slice(1))).not.toEqual([]);
});

it("needs few walks, and the same ones at each run", () => {
  const { factors, rows } = waysThrough;
  expect(rows.length).toBeLessThanOrEqual(16);
  expect(everyPair(factors)).toEqual(rows);
});

it("takes factors with one value, and a single factor", () => {
  expect(everyPair({ only: ["a"], other: [1, 2] })).toHaveLength(2);
});
