import { existsSync } from "node:fs";
import { readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { parseJson } from "../../../shared/codec.ts";
import { syncFolder, writeSecretFile } from "../vault/secret-file.ts";

const Name = z.string().regex(/^[\w.-]+$/u);

/**
 * One file of the data folder that gives way: `aside` is the name it goes on under (null: it is removed), `next` the
 * name of what takes its place (null: nothing does).
 */
const SwapStep = z.strictObject({ live: Name, next: Name.nullable(), aside: Name.nullable() });
export type SwapStep = z.output<typeof SwapStep>;

/** While this file is there, the steps in it have to be finished before anything of the folder is opened. */
export const swapFile = "swap.json";

/** Changes files of a data folder all together: once this was begun, a kill only delays it until `finishSwap`. */
export async function swapFiles(dataDir: string, steps: readonly SwapStep[]): Promise<void> {
  await writeSecretFile(join(dataDir, swapFile), Buffer.from(JSON.stringify(steps)));
  await finishSwap(dataDir);
}

/** At each start: finishes what a kill cut. Nothing may have the files open. */
export async function finishSwap(dataDir: string): Promise<void> {
  const path = join(dataDir, swapFile);
  const text = await readFile(path, "utf8").catch(() => null);
  if (text === null) return;
  for (const step of z.array(SwapStep).parse(parseJson(text))) await runStep(dataDir, step);
  await syncFolder(dataDir);
  await rm(path);
  await syncFolder(dataDir);
}

async function runStep(dataDir: string, step: SwapStep): Promise<void> {
  const live = join(dataDir, step.live);
  const next = step.next === null ? null : join(dataDir, step.next);
  // Where the next one is gone it is already the live one.
  const done = next !== null && !existsSync(next);
  if (!done && existsSync(live)) {
    if (step.aside !== null) {
      if (!existsSync(join(dataDir, step.aside))) await rename(live, join(dataDir, step.aside));
      // What comes in its place takes its name over at one stroke, so that no kill leaves the name empty.
    } else if (next === null) await rm(live);
  }
  if (!done && next !== null) await rename(next, live);
}
