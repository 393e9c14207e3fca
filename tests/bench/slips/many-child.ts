// Makes slip after slip and tells at the end, as one JSON line, what it weighed on the way and how long its event loop
// was kept waiting. A process of its own: nothing else is in its memory.
import { readFileSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { assetsDir } from "../../../src/main/core/slips/fixture.ts";
import { createSlips } from "../../../src/main/core/slips/slips.ts";
import { builtWorker, slipOf } from "./slip-of.ts";

/** The delay is told too long by at most this. */
const RESOLUTION_MS = 1;

/** What the last line says. */
export interface ManySeen {
  readonly slips: number;
  readonly earlyMb: number;
  readonly lateMb: number;
  readonly loopMaxMs: number;
  readonly loopP99Ms: number;
}

function residentMb(): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1];
  return Number(kilobytes) / 1024;
}

const [, , early = "500", late = "5000"] = process.argv;
const slips = createSlips({ workerUrl: builtWorker, assetsDir });
const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
let earlyMb = 0;
for (let count = 1; count <= Number(late); count += 1) {
  await slipOf(slips);
  // The start is measured elsewhere; from here on the loop is a running kiosk's.
  if (count === 10) delays.enable();
  if (count === Number(early)) earlyMb = residentMb();
}
const seen: ManySeen = {
  slips: Number(late),
  earlyMb,
  lateMb: residentMb(),
  loopMaxMs: delays.max / 1e6,
  loopP99Ms: delays.percentile(99) / 1e6,
};
await slips.close();
process.stdout.write(JSON.stringify(seen));
