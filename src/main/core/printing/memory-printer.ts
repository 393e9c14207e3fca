import { err, ok } from "../../../shared/result.ts";
import type { JobId, JobOutcome, Printer, PrintOptions, PrintProblem } from "./printer.ts";

interface Job {
  readonly pdf: Uint8Array;
  readonly options: PrintOptions;
  state: "waiting" | "printed" | "aborted" | "cancelled";
}

/** A printer without paper, for tests: faults are set from outside, as a hand in the tray would. */
export interface MemoryPrinter extends Printer {
  /** Null heals it; waiting jobs then come out. `aborted` gives up the jobs that wait or come. */
  setFault(fault: PrintProblem | null): void;
  /** What lies in the tray, whole slips only. */
  readonly tray: readonly { readonly pdf: Uint8Array; readonly options: PrintOptions }[];
  /** Jobs that were handed over, printed or not. */
  readonly taken: number;
  /** While true nothing comes out and nothing is said, as with a printer that sleeps. */
  hold(held: boolean): void;
}

/** A ready, empty memory printer. */
export function createMemoryPrinter(): MemoryPrinter {
  const jobs = new Map<JobId, Job>();
  const tray: { pdf: Uint8Array; options: PrintOptions }[] = [];
  let fault: PrintProblem | null = null;
  let held = false;

  function settleJobs(): void {
    for (const job of jobs.values()) {
      if (job.state !== "waiting" || held) continue;
      if (fault === "aborted") job.state = "aborted";
      if (fault !== null) continue;
      job.state = "printed";
      tray.push({ pdf: job.pdf, options: job.options });
    }
  }

  function outcomeOf(job: Job | undefined): JobOutcome {
    if (!job || job.state === "cancelled") return { state: "failed", problem: "aborted" };
    if (job.state === "printed") return { state: "printed" };
    return job.state === "aborted"
      ? { state: "failed", problem: "aborted" }
      : { state: "pending", problem: fault };
  }

  return {
    tray,
    get taken() {
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
    status: async () => ({ problem: fault === "aborted" ? null : fault }),
    async print(pdf, options) {
      if (fault === "not-connected") return err(fault);
      const jobId = `memory-${jobs.size + 1}`;
      jobs.set(jobId, { pdf, options, state: "waiting" });
      settleJobs();
      return ok(jobId);
    },
    outcome: async (jobId) => outcomeOf(jobs.get(jobId)),
    async cancel(jobId) {
      const job = jobs.get(jobId);
      if (job?.state === "waiting") job.state = "cancelled";
    },
  };
}
