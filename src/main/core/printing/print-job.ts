import type { PrintProgress } from "../../../shared/printing.ts";
import type { SlipJob } from "../slips/job.ts";

/** The portal's own PDF, which is printed as it came. */
export interface ResultJob {
  readonly kind: "result";
  /** Local number of the dossier, or its official code: the job's title in the printer's queue. */
  readonly number: string;
  readonly pdf: Uint8Array;
  readonly copy: number;
}

export type PrintJob = SlipJob | ResultJob;

/** One press of a print button. The same `pressId` again is the same press: one paper, one answer. */
export interface PrintPress {
  readonly pressId: string;
  readonly job: PrintJob;
  /** How often it is on paper, asked for when its turn comes: another press of the same paper may have been before it. */
  readonly copiesOut?: () => number;
  /** A test page goes to the printer it tests; every other paper to the one chosen for its use. */
  readonly printerId?: string;
  /** The person is gone: what is not on paper yet is taken back, so that it never comes out for the next one. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: PrintProgress) => void;
  /** It is on paper, because the printer said so or a person saw it; called once at most. */
  readonly onPaper?: () => void;
}

/** How a press ended; a `handed` one may still become `printed` or `failed` by `cameOut`. */
export interface PrintEnd extends PrintProgress {
  readonly state: "handed" | "printed" | "failed";
}
