import type { PrintProgress } from "./printing.ts";

/**
 * What keeps a page from coming out, as a code; the words are the screens'. The first six heal when a hand mends the
 * cause. `held` the job is kept back in the printer's queue, `stopped` the printer is paused, `aborted` it gave the job
 * up, `cancelled` somebody took the job out, `not-printable` it cannot print this document, `not-chosen` no printer
 * was chosen for this paper, `unknown` it does not say.
 */
export type PrintProblem =
  | "no-paper"
  | "jam"
  | "cover-open"
  | "no-ink"
  | "not-connected"
  | "stopped"
  | "held"
  | "aborted"
  | "cancelled"
  | "not-printable"
  | "not-chosen"
  | "unknown";

/** Problems that go away by a hand at the printer; a job that waits for one comes out by itself. */
export const healing: ReadonlySet<PrintProblem> = new Set<PrintProblem>([
  "no-paper",
  "jam",
  "cover-open",
  "no-ink",
  "not-connected",
  "stopped",
  "held",
]);

/** True while nothing keeps a paper from coming out by itself in a moment, so that leaving now would take it back. */
export function isComing({ state, problem }: Pick<PrintProgress, "state" | "problem">): boolean {
  return state === "rendering" || (state === "sent" && problem === null);
}
