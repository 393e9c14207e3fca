import { randomUUID } from "node:crypto";
import type { Clock } from "../../../shared/clock.ts";
import type { PrintProblem } from "../../../shared/printing.ts";
import { err, ok, type Result, unreachable } from "../../../shared/result.ts";
import { commands } from "./escpos-commands.ts";
import { clearBuffers, escPosWaits, runJob } from "./escpos-job.ts";
import { type Link, openLink } from "./escpos-link.ts";
import type { JobId, JobOutcome, Printer } from "./printer.ts";
import type { Raster, RasterProblem } from "./raster.ts";

export interface EscPosOptions {
  /** `host`, `host:port` or `[v6]:port`; the port is 9100 when it is left out. */
  readonly address: string;
  /** The slip as black dots, 576 wide. */
  readonly rasterise: (pdf: Uint8Array) => Promise<Result<Raster, RasterProblem>>;
  readonly clock: Clock;
}

interface Job {
  readonly raster: Raster;
  readonly copies: number;
  outcome: JobOutcome;
  cancelled: boolean;
  /** Something of it may be on paper. */
  ink: boolean;
  link: Link | null;
  /** Its run has ended, and its connection with it. */
  ended: Promise<void>;
}

function problemOfRaster({ code }: RasterProblem): PrintProblem {
  switch (code) {
    case "not-a-pdf":
    case "too-large":
      return "not-printable";
    case "too-late":
    case "crashed":
    case "closed":
      return "unknown";
    default:
      return unreachable(code);
  }
}

/**
 * A receipt printer on its raw TCP port, one connection at a time, jobs one after the other. A job ends `printed` when
 * the printer gave a receipt for its last line and the cut, `handed` when it never gives one, `failed` aborted when the
 * connection broke: what is on paper then is cut off before the next slip.
 */
export function createEscPosPrinter({ address, rasterise, clock }: EscPosOptions): Printer {
  const jobs = new Map<JobId, Job>();
  let turn: Promise<unknown> = Promise.resolve();
  let current: Job | null = null;
  let asking: Promise<PrintProblem | null> | null = null;
  // A run that was killed may have left half a slip.
  let torn = true;

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = turn.then(work);
    turn = mine.catch(() => {});
    return mine;
  }

  async function ask(): Promise<PrintProblem | null> {
    const link = await openLink(address, clock, escPosWaits.connectMs);
    if (!link) return "not-connected";
    // A printer that does not answer may print all the same.
    await link.ask(escPosWaits.answerMs);
    const { problem } = link.heard;
    link.drop();
    return problem;
  }

  async function run(job: Job, onConnected: (connected: boolean) => void): Promise<void> {
    if (job.cancelled) return onConnected(true);
    current = job;
    const link = await openLink(address, clock, escPosWaits.connectMs);
    if (!link) {
      job.outcome = { state: "failed", problem: "not-connected" };
      current = null;
      return onConnected(false);
    }
    job.link = link;
    onConnected(true);
    const outcome = await runJob(
      link,
      {
        raster: job.raster,
        copies: job.copies,
        torn,
        isCancelled: () => job.cancelled,
        onProblem: (problem) => {
          if (!job.cancelled) job.outcome = { state: "pending", problem };
        },
        onInk: () => {
          job.ink = true;
        },
      },
      clock,
    );
    if (job.ink) torn = outcome.state === "failed";
    job.outcome = outcome;
    if (job.cancelled) await abandon(job, link);
    else if (outcome.state === "failed") link.drop();
    else await link.finish(escPosWaits.pollMs);
    job.link = null;
    current = null;
  }

  /** Takes back what is on its way: out of the printer's buffer where it still listens, on a new connection if need be. */
  async function abandon(job: Job, link: Link): Promise<void> {
    if (!job.ink) return link.drop();
    const first = link.isOpen() && (await clearBuffers(link, clock));
    link.drop();
    const again = first ? null : await openLink(address, clock, escPosWaits.connectMs);
    if (again) await clearBuffers(again, clock);
    again?.drop();
  }

  return {
    async status() {
      if (current) return { problem: current.outcome.state === "pending" ? current.outcome.problem : null };
      asking ??= inTurn(ask).finally(() => {
        asking = null;
      });
      return { problem: await asking };
    },
    async print(pdf, { copies }) {
      const drawn = await rasterise(pdf);
      if (!drawn.ok) return err(problemOfRaster(drawn.error));
      const waits = current !== null;
      const problem = current?.outcome.state === "pending" ? current.outcome.problem : null;
      const job: Job = {
        raster: drawn.value,
        copies,
        outcome: { state: "pending", problem },
        cancelled: false,
        ink: false,
        link: null,
        ended: Promise.resolve(),
      };
      const jobId = randomUUID();
      jobs.set(jobId, job);
      const connected = await new Promise<boolean>((settle) => {
        job.ended = inTurn(() => run(job, settle));
        // Behind another job nobody knows how long it takes: it is accepted, and its outcome tells.
        if (waits) settle(true);
      });
      if (connected) return ok(jobId);
      jobs.delete(jobId);
      return err("not-connected");
    },
    outcome: async (jobId) => jobs.get(jobId)?.outcome ?? { state: "failed", problem: "aborted" },
    async cancel(jobId) {
      const job = jobs.get(jobId);
      if (job?.outcome.state !== "pending") return;
      job.cancelled = true;
      job.outcome = { state: "failed", problem: "cancelled" };
      // At once, so that what is in the buffer does not go on while the run looks up.
      if (job.ink) job.link?.send(commands.clear);
      if (current === job) await job.ended;
    },
    forget: async (jobId) => void jobs.delete(jobId),
  };
}
