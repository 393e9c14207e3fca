import type { Clock } from "../../../shared/clock.ts";
import type { PrinterFound } from "../../../shared/printing.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import {
  cancelJob,
  getPrinter,
  ippStatus,
  jobState,
  printJob,
  type IppFailure,
  type IppJob,
  type IppPrinterFacts,
} from "./ipp-jobs.ts";
import { papersOf } from "./ipp-media.ts";
import {
  endByWordOf,
  hasEnded,
  jobIdOf,
  lookUp,
  problemOfFailure,
  refOf,
  type JobRef,
} from "./ipp-outcome.ts";
import { createOwed, createTurns } from "./ipp-owed.ts";
import { problemOf } from "./ipp-reasons.ts";
import type { JobId, JobOutcome, Printer, PrinterStatus, PrintOptions, PrintProblem } from "./printer.ts";

const PDF = "application/pdf";

/** What a printer says that takes one job at a time while it has one (RFC 8011 section B.1.5.8 and its neighbours). */
const comeBack: readonly IppFailure[] = [
  ippStatus.unavailable,
  ippStatus.temporary,
  ippStatus.busy,
  ippStatus.tooMany,
];

interface Waiting {
  readonly pdf: Uint8Array;
  readonly options: PrintOptions;
}

/** Takes back our job wherever it stands; false when the printer could not be told. */
export async function takeBack(
  uri: string,
  ref: JobRef,
  { purge }: { readonly purge: boolean },
  clock: Clock,
): Promise<boolean> {
  const job = await lookUp(uri, ref, clock);
  if (!job.ok) return typeof job.error === "number";
  if (!job.value || (hasEnded(job.value) && !purge)) return true;
  const told = await cancelJob(uri, job.value.id, { purge }, clock);
  // The first only ends a job that CUPS is at, and takes its document; the second takes what is written of it.
  if (told.ok && purge && !hasEnded(job.value)) await cancelJob(uri, job.value.id, { purge }, clock);
  // A refusal means that it ended in between.
  return told.ok || typeof told.error === "number";
}

/** Hands a PDF over; `wait` when the printer is busy with another job and takes none before that one is out. */
export async function submit(
  uri: string,
  { pdf, options }: Waiting,
  clock: Clock,
): Promise<Result<JobId, PrintProblem> | "wait"> {
  const facts = await getPrinter(uri, clock);
  if (!facts.ok) return err(problemOfFailure(facts.error));
  const { formats, media, scaling } = facts.value;
  if (formats.length > 0 && !formats.includes(PDF)) return err("not-printable");
  const sent = await printJob(uri, pdf, { ...options, media, scaling }, clock);
  if (sent.ok) return ok(jobIdOf({ id: sent.value, title: options.title }));
  if (comeBack.includes(sent.error)) return "wait";
  // It may have been taken although the answer got lost; saying "failed" could print it twice.
  if (sent.error === "no-answer" || sent.error === "not-ipp")
    return ok(jobIdOf({ id: 0, title: options.title }));
  return err(problemOfFailure(sent.error));
}

/** What holds up a job that is under way, by the job's and the printer's own words. */
function waitsFor(job: IppJob, facts: Result<IppPrinterFacts, IppFailure>): PrintProblem | null {
  if (job.state === jobState.held) return "held";
  if (!facts.ok) return problemOfFailure(facts.error);
  const reasons = [...job.printerReasons, ...facts.value.reasons];
  const problem = problemOf({ ...facts.value, reasons, atWorkS: job.atWorkS });
  return problem ?? (job.state === jobState.stopped ? "stopped" : null);
}

/** What became of a job by the printer's own word; a job that the printer forgot is `handed`. */
export async function outcomeAt(uri: string, ref: JobRef, clock: Clock): Promise<JobOutcome> {
  const job = await lookUp(uri, ref, clock);
  if (!job.ok) return { state: "pending", problem: problemOfFailure(job.error) };
  if (!job.value) return { state: "handed" };
  const facts = await getPrinter(uri, clock);
  // Whether an end is its own to tell, only the printer's description says: until it comes, nothing is certain.
  const end = facts.ok ? endByWordOf(facts.value, job.value) : null;
  return end ?? { state: "pending", problem: waitsFor(job.value, facts) };
}

/** A printer that speaks IPP, at its ipp:// or ipps:// address: it says itself what came out and what did not. */
export function createIppPrinter({ uri, clock }: { readonly uri: string; readonly clock: Clock }): Printer {
  const owed = createOwed();
  const inTurn = createTurns();
  const line = new Map<string, Waiting>();
  /** Titles that were taken out of the line before the printer saw them. */
  const recalled = new Set<string>();

  /** Only the first in line goes over, so that papers come out in the order of their presses. */
  async function submitFirst(title: string): Promise<JobOutcome | null> {
    const [first] = line;
    const waiting = line.get(title);
    if (!waiting) return recalled.has(title) ? { state: "failed", problem: "cancelled" } : null;
    if (first?.[0] !== title) return { state: "pending", problem: (await statusNow()).problem };
    const sent = await submit(uri, waiting, clock);
    if (sent === "wait" || (!sent.ok && sent.error === "not-connected"))
      return { state: "pending", problem: (await statusNow()).problem };
    line.delete(title);
    return sent.ok ? null : { state: "failed", problem: sent.error };
  }

  async function statusNow(): Promise<PrinterStatus> {
    const facts = await getPrinter(uri, clock);
    return { problem: facts.ok ? problemOf(facts.value) : problemOfFailure(facts.error) };
  }

  return {
    async status() {
      await inTurn(owed.settle);
      return statusNow();
    },
    print: (pdf, options) =>
      inTurn(async () => {
        await owed.settle();
        const sent = line.size > 0 ? "wait" : await submit(uri, { pdf, options }, clock);
        if (sent !== "wait") return sent;
        line.set(options.title, { pdf, options });
        return ok(jobIdOf({ id: 0, title: options.title }));
      }),
    async outcome(jobId) {
      const ref = refOf(jobId);
      const waiting = await inTurn(async () => {
        await owed.settle();
        return submitFirst(ref.title);
      });
      return waiting ?? outcomeAt(uri, ref, clock);
    },
    cancel: (jobId) =>
      inTurn(async () => {
        const ref = refOf(jobId);
        if (line.delete(ref.title)) recalled.add(ref.title);
        else await owed.now(`cancel ${jobId}`, () => takeBack(uri, ref, { purge: false }, clock));
      }),
    // A printer keeps no copy that it could be asked for; only what still waits here has to go.
    forget: (jobId) =>
      inTurn(async () => {
        const { title } = refOf(jobId);
        line.delete(title);
        recalled.delete(title);
      }),
  };
}

/** Asks what stands at an address: a printer that takes PDF, or why it cannot be used (`unknown`: no printer). */
export async function probeIppPrinter(
  uri: string,
  clock: Clock,
): Promise<Result<PrinterFound, PrintProblem>> {
  const facts = await getPrinter(uri, clock);
  if (!facts.ok) return err(problemOfFailure(facts.error));
  const { formats, media, name } = facts.value;
  if (formats.length > 0 && !formats.includes(PDF)) return err("not-printable");
  return ok({ way: "ipp", name: name || uri, address: uri, tells: true, papers: papersOf(media) });
}
