import { type Combination, everyPair } from "./pairwise.ts";

/** What can be different from one person's way through the screens to the next one's. */
const factors = {
  /** How the account is come by; the last one is a ward where nothing is registered here. */
  account: ["registers", "has", "vneid"],
  procedure: ["1.001193", "1.004873", "2.000635"],
  owner: ["self", "other"],
  panel: ["tall", "wide", "small"],
  textSize: ["normal", "large", "larger", "largest"],
  contrast: ["default", "black-on-white", "white-on-black"],
  language: ["vi", "en"],
} as const;

export type Way = Combination<typeof factors>;

/** The ways that are walked: each two choices meet in one of them. */
export const waysThrough: { readonly factors: typeof factors; readonly rows: readonly Way[] } = {
  factors,
  rows: everyPair(factors),
};
