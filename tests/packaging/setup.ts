import { build } from "../../scripts/lib/build.mjs";

/** Runs once before the packaging tests, so that none of them looks at an old build. */
export async function setup(): Promise<void> {
  await build(process.execPath);
}
