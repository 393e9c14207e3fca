import type { Clock } from "../../../shared/clock.ts";
import type { PrinterFound } from "../../../shared/printing.ts";
import { ok, type Result } from "../../../shared/result.ts";
import {
  findJob,
  getPrinter,
  getQueues,
  jobState,
  type IppFailure,
  type IppJob,
  type IppPrinterFacts,
} from "./ipp-jobs.ts";
import { papersOf } from "./ipp-media.ts";
import { endByWordOf, endOf, lookUp, problemOfFailure, refOf } from "./ipp-outcome.ts";
import { createOwed, createTurns } from "./ipp-owed.ts";
import { submit, takeBack } from "./ipp-printer.ts";
import { problemOf, saysNotPrintable, saysUnreachable, saysWithErrors } from "./ipp-reasons.ts";
import type { JobOutcome, Printer, PrintProblem } from "./printer.ts";

/** Where a queue's printer can be asked itself; null when it does not speak IPP or CUPS alone knows where it is. */
function printerBehind(facts: IppPrinterFacts): string | null {
  return /^ipps?:\/\//u.test(facts.deviceUri) ? facts.deviceUri : null;
}

/** One look at a queue and, where it speaks IPP, at the printer behind it. */
interface Look {
  readonly queue: IppPrinterFacts;
  readonly device: { readonly uri: string; readonly facts: Result<IppPrinterFacts, IppFailure> } | null;
}

async function look(queueUri: string, clock: Clock): Promise<Result<Look, IppFailure>> {
  const queue = await getPrinter(queueUri, clock);
  if (!queue.ok) return queue;
  const uri = printerBehind(queue.value);
  return ok({
    queue: queue.value,
    device: uri === null ? null : { uri, facts: await getPrinter(uri, clock) },
  });
}

/**
 * What keeps the queue from printing. Where the printer answers itself, the queue is only asked whether it is paused:
 * its picture of the printer is from the last job.
 */
function problemIn({ queue, device }: Look, job: IppJob | null = null): PrintProblem | null {
  const atWorkS = job?.atWorkS ?? null;
  if (!device) {
    if (job?.state === jobState.processing && saysUnreachable(job.printerMessage)) return "not-connected";
    return problemOf({ ...queue, reasons: [...queue.reasons, ...(job?.printerReasons ?? [])], atWorkS });
  }
  if (!device.facts.ok) return problemOfFailure(device.facts.error);
  const own = problemOf({ ...device.facts.value, atWorkS });
  return own ?? problemOf({ ...queue, reasons: queue.reasons.filter(isOwn) });
}

/** Reasons that a queue has of itself, not from its printer. */
function isOwn(reason: string): boolean {
  return /^(paused|moving-to-paused|hold-new-jobs)/u.test(reason);
}

/** A job under way, as CUPS has it. */
function waiting(job: IppJob, seen: Look): JobOutcome {
  if (job.state === jobState.held) return { state: "pending", problem: "held" };
  const stopped = job.state === jobState.stopped;
  // The filters could not read the document: CUPS stops the job there and would never print it (measured, 2.4.2).
  if (stopped && (saysWithErrors(job.reasons) || saysNotPrintable(job.reasons)))
    return { state: "failed", problem: "not-printable" };
  return { state: "pending", problem: problemIn(seen, job) ?? (stopped ? "stopped" : null) };
}

/** The end of a job by CUPS's word, which cannot be believed about paper; `completed` only means handed over. */
function endAtCups(job: IppJob): JobOutcome | null {
  const end = endOf(job);
  if (end?.state === "printed") return { state: "handed" };
  return end?.state === "handed" ? { state: "failed", problem: "not-printable" } : end;
}

/**
 * A queue of the CUPS server at `server` (http://host:port). CUPS says `completed` also for a job that the printer gave
 * up (OpenPrinting/cups #1703), so the printer itself is asked for our job by its title where the queue's device is an
 * ipp(s) address; behind any other device a job ends as `handed`.
 */
export function createCupsPrinter(options: {
  readonly server: string;
  readonly queue: string;
  readonly clock: Clock;
}): Printer {
  const { clock } = options;
  const uri = `${options.server.replace(/\/$/u, "")}/printers/${encodeURIComponent(options.queue)}`;
  const owed = createOwed();
  const inTurn = createTurns();

  async function outcomeOf(ref: { readonly id: number; readonly title: string }): Promise<JobOutcome> {
    const [seen, job] = [await look(uri, clock), await lookUp(uri, ref, clock)];
    if (!seen.ok) return { state: "pending", problem: problemOfFailure(seen.error) };
    if (!job.ok) return { state: "pending", problem: problemOfFailure(job.error) };
    const atCups = job.value ? endAtCups(job.value) : ({ state: "handed" } as const);
    const underWay = job.value && !atCups ? waiting(job.value, seen.value) : null;
    if (!seen.value.device) return atCups ?? underWay ?? { state: "handed" };
    const { uri: deviceUri, facts } = seen.value.device;
    const own = await findJob(deviceUri, ref.title, clock);
    const atPrinter = own.ok && own.value && facts.ok ? endByWordOf(facts.value, own.value) : null;
    if (atPrinter?.state === "printed") return atPrinter;
    if (underWay) return underWay;
    // CUPS is done with it, one way or another. The printer may have it still, or cannot be asked now.
    if (!own.ok) return { state: "pending", problem: problemOfFailure(own.error) };
    if (own.value) return atPrinter ?? { state: "pending", problem: problemIn(seen.value, own.value) };
    return atCups ?? { state: "handed" };
  }

  return {
    async status() {
      await inTurn(owed.settle);
      const seen = await look(uri, clock);
      return { problem: seen.ok ? problemIn(seen.value) : problemOfFailure(seen.error) };
    },
    print: (pdf, printOptions) =>
      inTurn(async () => {
        await owed.settle();
        const sent = await submit(uri, { pdf, options: printOptions }, clock);
        return sent === "wait" ? { ok: false, error: "stopped" } : sent;
      }),
    async outcome(jobId) {
      await inTurn(owed.settle);
      return outcomeOf(refOf(jobId));
    },
    cancel: (jobId) =>
      inTurn(async () => {
        const ref = refOf(jobId);
        await owed.now(`cancel ${jobId}`, () => takeBack(uri, ref, { purge: false }, clock));
        // What CUPS has handed on already waits in the printer's own queue.
        await owed.now(`cancel at the printer ${jobId}`, async () => {
          const queue = await getPrinter(uri, clock);
          const device = queue.ok ? printerBehind(queue.value) : null;
          if (!queue.ok || device === null) return queue.ok;
          return takeBack(device, { id: 0, title: ref.title }, { purge: false }, clock);
        });
      }),
    // CUPS keeps the documents of ended jobs for a day (PreserveJobFiles); they hold personal data.
    forget: (jobId) =>
      inTurn(() => owed.now(`forget ${jobId}`, () => takeBack(uri, refOf(jobId), { purge: true }, clock))),
  };
}

/**
 * The queues of a CUPS server, ready to be chosen; none when it does not answer. A queue tells what became of its jobs
 * when its printer speaks IPP and can be asked itself.
 */
export async function findCupsPrinters(server: string, clock: Clock): Promise<readonly PrinterFound[]> {
  const queues = await getQueues(server, clock);
  if (!queues.ok) return [];
  return queues.value.map((facts) => ({
    way: "cups",
    name: facts.name,
    address: facts.queue,
    tells: printerBehind(facts) !== null,
    papers: papersOf(facts.media),
  }));
}
