type Factors = Readonly<Record<string, readonly unknown[]>>;

/** One value of each factor. */
export type Combination<F extends Factors> = { readonly [Name in keyof F]: F[Name][number] };

/** The shortest list of so many that chance offers; more tries make it hardly shorter. */
const TRIES = 12;
const CANDIDATES = 12;

/**
 * Combinations in which each two values of different factors meet at least once: the mistakes of screens come from one
 * choice or from two together. Always the same list for the same factors. After Cohen, Dalal, Fredman and Patton, "The
 * AETG system" (1997): a row at a time, each the best of some made greedily.
 */
export function everyPair<F extends Factors>(factors: F): readonly Combination<F>[] {
  const names = Object.keys(factors);
  const sizes = names.map((name) => factors[name]?.length ?? 0);
  const chance = dice(1);
  const found = Array.from({ length: TRIES }, () => rowsFor(sizes, chance));
  const shortest = found.reduce((best, rows) => (rows.length < best.length ? rows : best));
  return shortest.map(
    (row) =>
      Object.fromEntries(names.map((name, at) => [name, factors[name]?.[row[at] ?? 0]])) as Combination<F>,
  );
}

type Row = readonly number[];

function rowsFor(sizes: Row, chance: (below: number) => number): readonly Row[] {
  const open = new Set(allPairs(sizes));
  const rows: Row[] = [];
  while (open.size > 0) {
    const candidates = Array.from({ length: CANDIDATES }, () => rowWith(sizes, open, chance));
    const best = candidates.reduce((one, other) => (gain(other, open) > gain(one, open) ? other : one));
    for (const pair of pairsOf(best)) open.delete(pair);
    rows.push(best);
  }
  return rows;
}

/** Begins with a pair that is still open and takes, factor by factor in any order, what closes most. */
function rowWith(sizes: Row, open: ReadonlySet<string>, chance: (below: number) => number): Row {
  const wanted = [...open][chance(open.size)] ?? "";
  const row: number[] = Array.from(sizes, () => -1);
  for (const place of wanted.split("+")) {
    const [factor = 0, value = 0] = place.split("=").map(Number);
    row[factor] = value;
  }
  for (const factor of shuffled(sizes.length, chance)) {
    if (row[factor] !== -1) continue;
    const values = shuffled(sizes[factor] ?? 0, chance);
    const withValue = (value: number): number => gain(row.with(factor, value), open);
    row[factor] = values.reduce((best, value) => (withValue(value) > withValue(best) ? value : best));
  }
  return row;
}

function gain(row: Row, open: ReadonlySet<string>): number {
  return pairsOf(row).filter((pair) => open.has(pair)).length;
}

/** The pairs of a row, of which some factors (-1) may still be open. */
function pairsOf(row: Row): readonly string[] {
  return row.flatMap((value, at) =>
    row.flatMap((other, from) =>
      from > at && value !== -1 && other !== -1 ? [`${at}=${value}+${from}=${other}`] : [],
    ),
  );
}

function allPairs(sizes: Row): readonly string[] {
  return sizes.flatMap((size, at) =>
    sizes.flatMap((otherSize, from) =>
      from <= at
        ? []
        : valuesOf(size).flatMap((value) =>
            valuesOf(otherSize).map((other) => `${at}=${value}+${from}=${other}`),
          ),
    ),
  );
}

function valuesOf(size: number): readonly number[] {
  return Array.from({ length: size }, (_, value) => value);
}

function shuffled(size: number, chance: (below: number) => number): readonly number[] {
  const all = Array.from({ length: size }, (_, at) => at);
  for (let last = all.length - 1; last > 0; last -= 1) {
    const other = chance(last + 1);
    [all[last], all[other]] = [all[other] ?? 0, all[last] ?? 0];
  }
  return all;
}

/** Numbers below a bound, the same ones at each start (the generator of Numerical Recipes). */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
