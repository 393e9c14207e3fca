import { Worker } from "node:worker_threads";
import { type Clock, systemClock } from "../../../shared/clock.ts";
import { err, type Result } from "../../../shared/result.ts";
import { createThread, type ThreadFault } from "../threads/work-thread.ts";
import type { SlipJob, SlipProblem } from "./job.ts";

/** Renders slips away from the core's thread. */
export interface Slips {
  /** One job as PDF bytes, A5, A4 or roll; never rejects. */
  render(job: SlipJob): Promise<Result<Uint8Array, SlipProblem>>;
  /** Somebody came who will want a slip: gets the thread ready, so that the first one does not wait for it. */
  warm(): void;
  close(): Promise<void>;
}

export interface SlipsOptions {
  /** worker.ts itself, or slip-worker.js of the build. */
  readonly workerUrl: URL;
  readonly assetsDir: string;
  /** A ward's own templates; a file of the same name wins over the program's. */
  readonly wardDir?: string | undefined;
  /** How long one render may take from its start; default 8 s, by which a citizen has been promised paper. */
  readonly deadlineMs?: number;
  /** How long the thread stays without work before it is let go with its memory; default 1 min. */
  readonly restMs?: number;
  readonly clock?: Clock;
}

/** A worker thread with fonts and templates in memory; see createThread for how it rests and is replaced. */
export function createSlips(options: SlipsOptions): Slips {
  const {
    workerUrl,
    assetsDir,
    wardDir,
    clock = systemClock(),
    deadlineMs = 8000,
    restMs = 60_000,
  } = options;
  const thread = createThread<SlipJob, Result<Uint8Array, SlipProblem>>({
    start: () =>
      new Worker(workerUrl, {
        workerData: { assetsDir, ...(wardDir === undefined ? {} : { wardDir }) },
        name: "slips",
        // Measured: the default lets short-lived garbage grow to twice this, for no gain in time.
        resourceLimits: { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: 128 },
      }),
    deadlineMs,
    restMs,
    clock,
  });
  const wordsOf: Readonly<Record<ThreadFault, string>> = {
    "too-late": `no slip within ${deadlineMs} ms`,
    crashed: "the slip renderer stopped twice on this slip",
    closed: "the kiosk is closing",
  };
  return {
    async render(job) {
      const done = await thread.run(job);
      return done.ok ? done.value : err({ code: done.error, message: wordsOf[done.error] });
    },
    warm: () => thread.warm(),
    close: () => thread.close(),
  };
}
