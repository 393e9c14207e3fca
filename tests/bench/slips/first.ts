import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { assetsDir } from "../../../src/main/core/slips/fixture.ts";
import { createSlips } from "../../../src/main/core/slips/slips.ts";
import { atMost, type Group, median } from "../measurement.ts";
import { builtWorker, slipOf } from "./slip-of.ts";

const RUNS = 5;
const LIMIT_MS = 300;

async function freshThread(): Promise<number> {
  const slips = createSlips({ workerUrl: builtWorker, assetsDir });
  const fromMs = performance.now();
  await slipOf(slips);
  const tookMs = performance.now() - fromMs;
  await slips.close();
  return tookMs;
}

async function freshProcess(): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    join(import.meta.dirname, "first-child.ts"),
  ]);
  return Number(stdout);
}

/** The first slip after start: thread, fonts and templates are not there yet when the button is pressed. */
export const first: Group = async (say) => {
  say(`slips: the first one, in ${RUNS} fresh processes and ${RUNS} fresh threads …`);
  const [processes, threads]: [number[], number[]] = [[], []];
  for (let i = 0; i < RUNS; i += 1) {
    processes.push(await freshProcess());
    threads.push(await freshThread());
  }
  return [
    atMost("first slip of a fresh process, from the press", "ms", median(processes), LIMIT_MS),
    atMost("first slip of a fresh thread (after a rest)", "ms", median(threads), LIMIT_MS),
  ];
};
