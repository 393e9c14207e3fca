import { buildIfStale } from "./built.ts";

/** Runs once before the packaging tests. */
export async function setup(): Promise<void> {
  await buildIfStale();
}
