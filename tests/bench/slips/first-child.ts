// A process that has just begun: how long until its first slip is there. Tells the time in ms on standard output.
import { assetsDir } from "../../../src/main/core/slips/fixture.ts";
import { createSlips } from "../../../src/main/core/slips/slips.ts";
import { builtWorker, slipOf } from "./slip-of.ts";

const slips = createSlips({ workerUrl: builtWorker, assetsDir });
const fromMs = performance.now();
await slipOf(slips);
process.stdout.write(String(performance.now() - fromMs));
await slips.close();
