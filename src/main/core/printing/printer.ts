import type { PrintProgress } from "../../../shared/session.ts";
import type { Result } from "../../../shared/result.ts";

/**
 * What keeps a page from coming out; the screens have words for each. `not-connected` no such printer answers,
 * `stopped` it was paused or has no room, `aborted` it gave the job up, `unknown` it does not say.
 */
export type PrintProblem = NonNullable<PrintProgress["problem"]>;

/** A printer's own number of a job. */
export type JobId = string;

export interface PrinterStatus {
  /** Null: ready to print. */
  readonly problem: PrintProblem | null;
}

/** `pending` may carry what it waits for; a job that stays pending is not on paper. */
export type JobOutcome =
  | { readonly state: "pending"; readonly problem: PrintProblem | null }
  | { readonly state: "printed" }
  | { readonly state: "failed"; readonly problem: PrintProblem };

export interface PrintOptions {
  /** ASCII, names no person: it stands in the printer's queue. */
  readonly title: string;
  readonly copies: number;
}

/**
 * One printer. "Handed over" is not "on paper": `print` gives a job number, `outcome` says what became of it. Adapters
 * keep their own deadlines, so that no call hangs; CUPS, direct IPP, the Windows spooler and ESC/POS go beside
 * file-printer.ts.
 */
export interface Printer {
  status(): Promise<PrinterStatus>;
  print(pdf: Uint8Array, options: PrintOptions): Promise<Result<JobId, PrintProblem>>;
  outcome(jobId: JobId): Promise<JobOutcome>;
  /** Takes a job out of the queue, so that it cannot come out for the next person; a finished job is left alone. */
  cancel(jobId: JobId): Promise<void>;
}
