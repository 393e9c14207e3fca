import type { QueuePolicy } from "./policy.ts";

/** Gives a number from 0 up to, not including, 1; Math.random in the product. */
export type Random = () => number;

/**
 * How long a row waits after its `tries`-th fault in a row, in ms: anything between nothing and the doubled base, at
 * most the cap (full jitter, so that rows that failed together do not come back together).
 */
export function backoffMs(
  tries: number,
  policy: Pick<QueuePolicy, "waitBaseMs" | "waitCapMs">,
  random: Random,
): number {
  const ceiling = Math.min(policy.waitCapMs, policy.waitBaseMs * 2 ** Math.min(30, Math.max(0, tries - 1)));
  return Math.round(random() * ceiling);
}
