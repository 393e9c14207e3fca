// Loaded into the core's process before the core: tells how long its event loop was blocked at most.
// The first SIGUSR2 begins the measured time, the second writes what was seen to the file named in KIOSK_LOOP_FILE.
import { writeFileSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { isMainThread } from "node:worker_threads";

/** In ms; a blocked loop is told too long by at most this. */
const RESOLUTION_MS = 1;
const PROOF_MS = 60;

/** What the file holds. */
export interface LoopSeen {
  readonly maxMs: number;
  readonly p99Ms: number;
  /** What the probe saw of a block of `proofMs` made on purpose before anything was measured. */
  readonly proofMs: number;
  readonly seenOfProofMs: number;
}

if (isMainThread) {
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delays.enable();
  await pause(50);
  const untilMs = performance.now() + PROOF_MS;
  while (performance.now() < untilMs);
  await pause(20);
  const seenOfProofMs = delays.max / 1e6;
  let begun = false;
  process.on("SIGUSR2", () => {
    if (begun) {
      const seen: LoopSeen = {
        maxMs: delays.max / 1e6,
        p99Ms: delays.percentile(99) / 1e6,
        proofMs: PROOF_MS,
        seenOfProofMs,
      };
      writeFileSync(process.env["KIOSK_LOOP_FILE"] ?? "loop.json", JSON.stringify(seen));
    }
    begun = true;
    delays.reset();
  });
}
