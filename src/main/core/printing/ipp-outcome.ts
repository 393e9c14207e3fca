import type { Clock } from "../../../shared/clock.ts";
import { ok, type Result } from "../../../shared/result.ts";
import {
  findJob,
  getJob,
  hasTitle,
  ippStatus,
  jobState,
  type IppFailure,
  type IppJob,
  type IppPrinterFacts,
} from "./ipp-jobs.ts";
import { saysNotPrintable, saysWithErrors } from "./ipp-reasons.ts";
import type { JobId, JobOutcome, PrintProblem } from "./printer.ts";

/** A job by the printer's number and our title; number 0 when the printer's answer to Print-Job got lost. */
export interface JobRef {
  readonly id: number;
  readonly title: string;
}

/** The number alone is no name: a printer that was switched off counts from 1 again. */
export function jobIdOf({ id, title }: JobRef): JobId {
  return `${id}/${title}`;
}

/** Reads back what `jobIdOf` wrote. */
export function refOf(jobId: JobId): JobRef {
  const cut = jobId.indexOf("/");
  return { id: Number(jobId.slice(0, cut)) || 0, title: jobId.slice(cut + 1) };
}

/** Our job as the printer knows it; null when it does not know it any more. */
export async function lookUp(
  uri: string,
  { id, title }: JobRef,
  clock: Clock,
): Promise<Result<IppJob | null, IppFailure>> {
  if (id === 0) return findJob(uri, title, clock);
  const found = await getJob(uri, id, clock);
  if (!found.ok) return found.error === ippStatus.notFound ? ok(null) : found;
  // A printer that keeps names to itself has to be believed by the number.
  return ok(found.value.name === "" || hasTitle(found.value, title) ? found.value : null);
}

/** Whether nothing of it can come out any more. */
export function hasEnded(job: IppJob): boolean {
  return job.state >= jobState.cancelled;
}

/** How a job ended by the word of who has it; null while it is under way. */
export function endOf(job: IppJob): JobOutcome | null {
  switch (job.state) {
    case jobState.completed:
      // With errors a page or part of one may be missing: nobody but a person can tell.
      return { state: saysWithErrors(job.reasons) ? "handed" : "printed" };
    case jobState.cancelled:
      return { state: "failed", problem: "cancelled" };
    case jobState.aborted:
      return {
        state: "failed",
        problem: saysNotPrintable(job.reasons) || saysWithErrors(job.reasons) ? "not-printable" : "aborted",
      };
    default:
      return null;
  }
}

/**
 * The same where what was asked describes itself by `facts`: the queue of a print server, which is known by the device
 * it names, calls `completed` what it only handed on (OpenPrinting/cups #1703).
 */
export function endByWordOf(facts: IppPrinterFacts, job: IppJob): JobOutcome | null {
  const end = endOf(job);
  return end?.state === "printed" && facts.deviceUri !== "" ? { state: "handed" } : end;
}

/** The problem that a refusal or a missing answer stands for. */
export function problemOfFailure(failure: IppFailure): PrintProblem {
  switch (failure) {
    case "unreachable":
    case "no-answer":
      return "not-connected";
    case "not-ipp":
      return "unknown";
    case ippStatus.badFormat:
    case ippStatus.badValues:
    case ippStatus.formatError:
      return "not-printable";
    case ippStatus.notAccepting:
      return "stopped";
    case ippStatus.notFound:
      return "not-connected";
    default:
      return "unknown";
  }
}
