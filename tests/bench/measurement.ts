/** One line of the bench's table. The rival or limit was measured in the same run. */
export interface Measurement {
  readonly name: string;
  readonly ours: number;
  readonly rival: number;
  readonly unit: "s" | "ms" | "MB" | "kB" | "1/s" | "calls" | "keys";
  /** ours / rival. */
  readonly ratio: number;
  /** The promise in words: "within 1.3×". */
  readonly goal: string;
  readonly holds: boolean;
}

/** A group measures one area; `say` tells on standard error what is being measured. */
export type Group = (say: (line: string) => void) => Promise<readonly Measurement[]>;

/** Compares a figure of ours with its rival's: holds while ours is at most `most` times the rival. */
export function within(
  name: string,
  unit: Measurement["unit"],
  ours: number,
  rival: number,
  most: number,
  limit: { readonly goal: string; readonly most: number } | null = null,
): Measurement {
  const ratio = ours / rival;
  const goal = limit ? `within ${most}×, ${limit.goal}` : `within ${most}×`;
  return {
    name,
    ours,
    rival,
    unit,
    ratio,
    goal,
    holds: ratio <= most && (limit === null || ours <= limit.most),
  };
}

/** Compares a figure of ours with a fixed limit in the same unit: holds while ours is at most the limit. */
export function atMost(name: string, unit: Measurement["unit"], ours: number, limit: number): Measurement {
  const goal = `at most ${limit} ${unit}`;
  return { name, ours, rival: limit, unit, ratio: ours / limit, goal, holds: ours <= limit };
}

/** Compares a rate of ours with its rival's: holds while ours is at least `least` times the rival. */
export function atLeast(name: string, ours: number, rival: number, least: number): Measurement {
  const ratio = ours / rival;
  const goal = `at least ${least}×`;
  return { name, ours, rival, unit: "1/s", ratio, goal, holds: ratio >= least };
}

/** A figure that is shown beside the goals and has none itself. */
export function forTheRecord(
  name: string,
  unit: Measurement["unit"],
  ours: number,
  rival: number,
): Measurement {
  return { name, ours, rival, unit, ratio: ours / rival, goal: "for the record", holds: true };
}

/** The value that `share` of all values do not exceed: 0.99 gives the 99th percentile. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN;
}

/** The value in the middle; of an even number of them the lower of the two. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}
