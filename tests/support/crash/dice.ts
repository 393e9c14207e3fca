/** Seeded chance: the same seed and stream throw the same numbers, whatever else was thrown meanwhile. */
export interface Dice {
  /** From 0 up to, not including, 1. */
  unit(): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  chance(share: number): boolean;
  pick<T>(list: readonly [T, ...T[]]): T;
}

/** Dice of one purpose: streams with different names do not disturb one another. */
export function dice(seed: number, stream: string): Dice {
  let state = hash(`${seed}/${stream}`);
  // mulberry32, public domain: small, and good enough to choose moments.
  const unit = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    unit,
    between: (low, high) => low + Math.floor(unit() * (high - low + 1)),
    chance: (share) => unit() < share,
    pick: (list) => list[Math.floor(unit() * list.length)] ?? list[0],
  };
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const char of text) value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return value >>> 0;
}
