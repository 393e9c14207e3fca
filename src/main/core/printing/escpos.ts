import { randomUUID } from "node:crypto";
import type { Clock } from "../../../shared/clock.ts";
import type { PrinterFound, PrintProblem } from "../../../shared/printing.ts";
import { err, ok, type Result, unreachable } from "../../../shared/result.ts";
import { commands } from "./escpos-commands.ts";
import { clearBuffers, escPosWaits, type JobTurn, runJob } from "./escpos-job.ts";
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

/** What a dead run may have had on its way, by the smallest buffer: three bands of 9 kB, by 4 kB. */
const MOST_CLEARINGS = 16;

interface Job {
  readonly raster: Raster;
  readonly copies: number;
  outcome: JobOutcome;
  cancelled: boolean;
  /** Something of it may be on paper. */
  ink: boolean;
  link: Link | null;
  /** Its run has ended, and its connection with it. */
  ended: Promise<unknown>;
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

/** Asks what stands at `host:port`: it answers as a receipt printer, or takes data without a word (`tells` false). */
export async function probeEscPosPrinter(
  address: string,
  clock: Clock,
): Promise<Result<PrinterFound, PrintProblem>> {
  const link = await openLink(address, clock, escPosWaits.connectMs);
  if (!link) return err("not-connected");
  const tells = await link.ask(escPosWaits.answerMs);
  link.drop();
  return ok({ way: "escpos", name: "", address, tells, papers: ["roll-80"] });
}

/**
 * A receipt printer on its raw TCP port, one connection at a time, jobs one after the other. A job ends `printed` when
 * the printer gave a receipt for its last line and the cut, `handed` when it never gives one, `failed` aborted when the
 * connection broke: what is on paper then is cut off before the next slip.
 */
export function createEscPosPrinter({ address, rasterise, clock }: EscPosOptions): Printer {
  const jobs = new Map<JobId, Job>();
  /** Jobs that have not ended, the running one first. */
  const line: Job[] = [];
  let turn: Promise<unknown> = Promise.resolve();
  let asking: Promise<PrintProblem | null> | null = null;
  // A run that was killed may have left half a slip.
  let torn = true;
  /** Jobs of a dead run whose rest could not be cleared yet: nobody reaches the printer. */
  const unreached = new Set<JobId>();

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = turn.then(work);
    turn = mine.catch(() => {});
    return mine;
  }

  const open = (): Promise<Link | null> => openLink(address, clock, escPosWaits.connectMs);

  async function ask(): Promise<PrintProblem | null> {
    const link = await open();
    if (!link) return "not-connected";
    // A printer that does not answer may print all the same.
    await link.ask(escPosWaits.answerMs);
    const { problem } = link.heard;
    link.drop();
    return problem;
  }

  const turnOf = (job: Job): JobTurn => ({
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
  });

  async function run(job: Job, onConnected: (connected: boolean) => void): Promise<void> {
    if (job.cancelled) return onConnected(true);
    const link = await open();
    onConnected(link !== null);
    if (!link) {
      job.outcome = { state: "failed", problem: "not-connected" };
      return;
    }
    job.link = link;
    job.outcome = await runJob(link, turnOf(job), clock);
    const { state } = job.outcome;
    if (job.ink) torn = state === "failed";
    if (job.cancelled) await abandon(job, link);
    else if (state === "failed") link.drop();
    else await link.finish(escPosWaits.pollMs);
    job.link = null;
  }

  /** Takes back what is on its way: out of the printer's buffer where it still listens, on a new connection if need be. */
  async function abandon(job: Job, link: Link): Promise<void> {
    if (!job.ink) return link.drop();
    const first = link.isOpen() && (await clearBuffers(link, clock));
    link.drop();
    const again = first ? null : await open();
    if (again) await clearBuffers(again, clock);
    again?.drop();
  }

  /**
   * What a dead run sent waits in the printer, to come out with the next roll; false when nobody was reached. A buffer
   * that is full to the brim hears nothing, not even this: then the next job's cut parts the old piece from the new.
   */
  async function clearLeft(): Promise<boolean> {
    const link = await open();
    if (!link) return false;
    const answered = await link.ask(escPosWaits.answerMs);
    // One that is ready has printed what it had; one that waits takes in more of the old slip after every clearing.
    const rounds = answered && link.heard.problem === null ? 0 : MOST_CLEARINGS;
    for (let round = 0; round < rounds; round += 1) if (!(await clearBuffers(link, clock))) break;
    link.drop();
    return true;
  }

  const problemInLine = (): PrintProblem | null => {
    const outcome = line[0]?.outcome;
    return outcome?.state === "pending" ? outcome.problem : null;
  };

  /** Settles once the printer is reached, or at once when another job is before it: that one may wait for hours. */
  function begin(job: Job): Promise<boolean> {
    const waits = line.length > 0;
    line.push(job);
    return new Promise((settle) => {
      job.ended = inTurn(() => run(job, settle)).finally(() => line.splice(line.indexOf(job), 1));
      if (waits) settle(true);
    });
  }

  return {
    async status() {
      if (line.length > 0) return { problem: problemInLine() };
      asking ??= inTurn(ask).finally(() => {
        asking = null;
      });
      return { problem: await asking };
    },
    async print(pdf, { copies }) {
      const drawn = await rasterise(pdf);
      if (!drawn.ok) return err(problemOfRaster(drawn.error));
      const job: Job = {
        raster: drawn.value,
        copies,
        outcome: { state: "pending", problem: null },
        cancelled: false,
        ink: false,
        link: null,
        ended: Promise.resolve(),
      };
      if (!(await begin(job))) return err("not-connected");
      const jobId = randomUUID();
      jobs.set(jobId, job);
      return ok(jobId);
    },
    async outcome(jobId) {
      const job = jobs.get(jobId);
      if (!job)
        return unreached.has(jobId)
          ? { state: "pending", problem: "not-connected" }
          : { state: "failed", problem: "aborted" };
      // What waits in line waits for whatever the first one waits for.
      const waits = job.outcome.state === "pending" && line[0] !== job;
      return waits ? { state: "pending", problem: problemInLine() } : job.outcome;
    },
    async cancel(jobId) {
      const job = jobs.get(jobId);
      if (!job) {
        // After a slip of our own nothing of an earlier run is left.
        if (!torn || (await inTurn(clearLeft))) unreached.delete(jobId);
        else unreached.add(jobId);
        return;
      }
      if (job.outcome.state !== "pending") return;
      job.cancelled = true;
      job.outcome = { state: "failed", problem: "cancelled" };
      // At once, so that what is in the buffer does not go on while the run looks up.
      if (job.ink) job.link?.send(commands.clear);
      if (line[0] === job) await job.ended;
    },
    async forget(jobId) {
      jobs.delete(jobId);
      unreached.delete(jobId);
    },
  };
}
