import { err, ok } from "../../../shared/result.ts";
import type { JobId, JobOutcome, Printer, PrintOptions, PrintProblem } from "./printer.ts";

interface Job {
  readonly pdf: Uint8Array;
  readonly options: PrintOptions;
  state: "waiting" | "printed" | "aborted" | "cancelled";
}

/** A printer without paper, for tests: faults are set from outside, as a hand in the tray would. */
export interface MemoryPrinter extends Printer {
  /**
   * Null heals it; waiting jobs then come out. `aborted` gives up the jobs that wait or come, `cancelled` is a hand in
   * its queue, `held` keeps jobs back while the printer itself is ready.
   */
  setFault(fault: PrintProblem | null): void;
  /** What lies in the tray, whole slips only. */
  readonly tray: readonly { readonly pdf: Uint8Array; readonly options: PrintOptions }[];
  /** Jobs that were handed over, printed or not. */
  readonly taken: number;
  /** Jobs that it still knows of: handed over and not forgotten. */
  readonly known: number;
  /** While true nothing comes out and nothing is said, as with a printer that sleeps. */
  hold(held: boolean): void;
  /** While false it takes jobs without ever saying what became of them, as a raw port does. */
  tells(tells: boolean): void;
}

/** Faults of a job; the printer itself says that it is ready. */
const ofJobs: ReadonlySet<PrintProblem> = new Set<PrintProblem>(["aborted", "cancelled", "held"]);

/** A ready, empty memory printer. */
export function createMemoryPrinter(): MemoryPrinter {
  const jobs = new Map<JobId, Job>();
  const tray: { pdf: Uint8Array; options: PrintOptions }[] = [];
  let taken = 0;
  let fault: PrintProblem | null = null;
  let held = false;
  let speaks = true;

  function settleJobs(): void {
    for (const job of jobs.values()) {
      if (job.state !== "waiting" || held) continue;
      if (fault === "aborted" || fault === "cancelled") job.state = fault;
      if (fault !== null) continue;
      job.state = "printed";
      tray.push({ pdf: job.pdf, options: job.options });
    }
  }

  function outcomeOf(job: Job | undefined): JobOutcome {
    if (!job) return { state: "failed", problem: "aborted" };
    if (job.state === "printed") return speaks ? { state: "printed" } : { state: "handed" };
    if (job.state !== "waiting") return { state: "failed", problem: job.state };
    return { state: "pending", problem: fault };
  }

  return {
    tray,
    get taken() {
      return taken;
    },
    get known() {
      return jobs.size;
    },
    setFault(next) {
      fault = next;
      settleJobs();
    },
    hold(next) {
      held = next;
      settleJobs();
    },
    tells(next) {
      speaks = next;
    },
    status: async () => ({ problem: fault === null || ofJobs.has(fault) ? null : fault }),
    async print(pdf, options) {
      if (fault === "not-connected" || fault === "not-printable") return err(fault);
      taken += 1;
      const jobId = `memory-${taken}`;
      jobs.set(jobId, { pdf, options, state: "waiting" });
      settleJobs();
      return ok(jobId);
    },
    outcome: async (jobId) => outcomeOf(jobs.get(jobId)),
    async cancel(jobId) {
      const job = jobs.get(jobId);
      if (job?.state === "waiting") job.state = "cancelled";
    },
    async forget(jobId) {
      jobs.delete(jobId);
    },
  };
}
