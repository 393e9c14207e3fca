import type { PrintProblem, SlipPaper } from "../../../shared/printing.ts";
import type { Result } from "../../../shared/result.ts";

export type { PrintProblem } from "../../../shared/printing.ts";

/** A printer's own number of a job. */
export type JobId = string;

export interface PrinterStatus {
  /** Null: ready to print. */
  readonly problem: PrintProblem | null;
}

/**
 * `pending` may carry what it waits for; a job that stays pending is not on paper. `handed` is the end of what this way
 * to the printer can know: nobody but a person can tell whether it came out.
 */
export type JobOutcome =
  | { readonly state: "pending"; readonly problem: PrintProblem | null }
  | { readonly state: "handed" }
  | { readonly state: "printed" }
  | { readonly state: "failed"; readonly problem: PrintProblem };

export interface PrintOptions {
  /** ASCII, names no person, and no other job has it: it stands in the printer's queue. */
  readonly title: string;
  readonly paper: SlipPaper;
  readonly copies: number;
}

/**
 * One printer. "Handed over" is not "on paper": `print` gives a job number, `outcome` says what became of it. Adapters
 * keep their own deadlines, so that no call hangs; CUPS, direct IPP, the Windows spooler and ESC/POS go beside
 * file-printer.ts.
 */
export interface Printer {
  status(): Promise<PrinterStatus>;
  /** An error that heals means that nothing was handed over, so that it is tried again; a doubt is `unknown`. */
  print(pdf: Uint8Array, options: PrintOptions): Promise<Result<JobId, PrintProblem>>;
  outcome(jobId: JobId): Promise<JobOutcome>;
  /** Takes a job out of the queue, so that it cannot come out for the next person; a finished job is left alone. */
  cancel(jobId: JobId): Promise<void>;
  /** The job has ended for the desk: whatever copy of it a spooler keeps goes. */
  forget(jobId: JobId): Promise<void>;
}
