import { Worker } from "node:worker_threads";
import { systemClock, type Clock, type Timer } from "../../../shared/clock.ts";
import { err, type Result } from "../../../shared/result.ts";
import type { SlipJob, SlipProblem } from "./job.ts";
import type { RenderReply, RenderRequest } from "./worker.ts";

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

interface Pending {
  readonly job: SlipJob;
  readonly settle: (result: Result<Uint8Array, SlipProblem>) => void;
  tries: number;
}

const MAX_TRIES = 2;

/**
 * A worker thread with fonts and templates in memory, started by `warm` or the first job and let go after a rest. Jobs
 * run one by one; a thread that dies is replaced and its job tried once more, one that hangs past the deadline is ended.
 */
export function createSlips(options: SlipsOptions): Slips {
  const clock = options.clock ?? systemClock();
  const { deadlineMs = 8000, restMs = 60_000 } = options;
  const queue: Pending[] = [];
  let worker: Worker | null = null;
  let running: { readonly id: number; readonly pending: Pending; readonly timer: Timer } | null = null;
  let resting: Timer | null = null;
  let nextId = 0;
  let closed = false;

  function startWorker(): Worker {
    const { assetsDir, wardDir } = options;
    const started = new Worker(options.workerUrl, {
      workerData: { assetsDir, ...(wardDir === undefined ? {} : { wardDir }) },
      name: "slips",
      // Measured: the default lets short-lived garbage grow to twice this, for no gain in time.
      resourceLimits: { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: 128 },
    });
    started.on("message", (reply: RenderReply) => finish(reply.id, reply.result));
    started.on("error", () => replaceWorker(started));
    started.on("exit", () => replaceWorker(started));
    started.unref();
    return started;
  }

  function replaceWorker(dead: Worker): void {
    if (worker !== dead) return;
    worker = null;
    if (!running) return;
    const { pending, timer } = running;
    timer.cancel();
    running = null;
    if (pending.tries < MAX_TRIES) queue.unshift(pending);
    else pending.settle(err({ code: "crashed", message: "the slip renderer stopped twice on this slip" }));
    pump();
  }

  function finish(id: number, result: Result<Uint8Array, SlipProblem>): void {
    if (running?.id !== id) return;
    running.timer.cancel();
    running.pending.settle(result);
    running = null;
    pump();
  }

  function tooLate(id: number): void {
    const hung = worker;
    worker = null;
    void hung?.terminate();
    finish(id, err({ code: "too-late", message: `no slip within ${deadlineMs} ms` }));
  }

  function pump(): void {
    if (running || closed) return;
    const pending = queue.shift();
    if (!pending) return rest();
    resting?.cancel();
    worker ??= startWorker();
    worker.ref();
    pending.tries += 1;
    const id = (nextId += 1);
    running = { id, pending, timer: clock.after(deadlineMs, () => tooLate(id)) };
    const request: RenderRequest = { id, job: pending.job };
    worker.postMessage(request, []);
  }

  function rest(): void {
    resting?.cancel();
    worker?.unref();
    resting = clock.after(restMs, () => {
      const idle = worker;
      worker = null;
      void idle?.terminate();
    });
  }

  return {
    warm() {
      if (closed || running) return;
      worker ??= startWorker();
      rest();
    },
    render: (job) =>
      new Promise((settle) => {
        if (closed) return settle(err({ code: "closed", message: "the kiosk is closing" }));
        queue.push({ job, settle, tries: 0 });
        pump();
      }),
    async close() {
      closed = true;
      const left = running ? [running.pending, ...queue] : [...queue];
      running?.timer.cancel();
      resting?.cancel();
      running = null;
      queue.length = 0;
      for (const pending of left) pending.settle(err({ code: "closed", message: "the kiosk is closing" }));
      const last = worker;
      worker = null;
      await last?.terminate();
    },
  };
}
