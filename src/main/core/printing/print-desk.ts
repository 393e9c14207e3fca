import type { Clock, Timer } from "../../../shared/clock.ts";
import { unreachable } from "../../../shared/result.ts";
import type { PrintProgress } from "../../../shared/session.ts";
import type { SlipJob, StatusSlipJob } from "../slips/job.ts";
import type { Slips } from "../slips/slips.ts";
import type { JobId, Printer, PrintProblem } from "./printer.ts";

export interface PrintDeskOptions {
  readonly printer: Printer;
  readonly slips: Pick<Slips, "render">;
  readonly clock: Clock;
  /** From the press to the end of the job; default 45 s. Then the job is taken back and the press has failed. */
  readonly deadlineMs?: number;
  /** How often the printer is asked what became of a job; default 300 ms. */
  readonly pollMs?: number;
}

/** How a press ended. `kind` is null for a declaration; `copies` counts what is on paper, this print included. */
export interface PrintEnd extends PrintProgress {
  readonly state: "printed" | "failed";
}

/** One press of a print button. The same `pressId` again is the same press: one slip, one answer. */
export interface PrintPress {
  readonly pressId: string;
  readonly job: SlipJob;
  readonly onProgress?: (progress: PrintProgress) => void;
}

/** Prints slips one after the other and follows each to its end. */
export interface PrintDesk {
  /** `printed` only when the printer said so; everything else is `failed` with its problem. */
  printSlip(press: PrintPress): Promise<PrintEnd>;
}

const REMEMBERED_PRESSES = 200;
const CALL_MS = 10_000;

function kindOf(job: SlipJob): StatusSlipJob["kind"] | null {
  switch (job.kind) {
    case "kept":
    case "registered":
    case "taken-in":
      return job.kind;
    case "declaration":
    case "empty-declaration":
      return null;
    default:
      return unreachable(job);
  }
}

/** A title for the printer's queue: the local number or the procedure's code, never a name. */
function titleOf(job: SlipJob): string {
  const number = "status" in job ? job.status.localNumber : job.procedure.code;
  return `${job.kind} ${number}`.replaceAll(/[^\x20-\x7e]/g, "");
}

/** Waits on the injected clock. */
function pause(clock: Clock, ms: number): Promise<void> {
  return new Promise((done) => void clock.after(ms, done));
}

/** A printer's answer; the fallback when an adapter throws or hangs, because it must not take the desk along. */
async function answered<T>(clock: Clock, call: () => Promise<T>, fallback: T): Promise<T> {
  let timer: Timer | null = null;
  const late = new Promise<T>((done) => {
    timer = clock.after(CALL_MS, () => done(fallback));
  });
  try {
    return await Promise.race([call(), late]);
  } catch {
    return fallback;
  } finally {
    (timer as Timer | null)?.cancel();
  }
}

/** A desk over one printer. */
export function createPrintDesk(options: PrintDeskOptions): PrintDesk {
  const { printer, slips, clock } = options;
  const deadlineMs = options.deadlineMs ?? 45_000;
  const pollMs = options.pollMs ?? 300;
  const presses = new Map<string, Promise<PrintEnd>>();
  let line: Promise<unknown> = Promise.resolve();

  /** Follows a job until it is on paper or not; at the deadline it is taken back, so it cannot come out for the next person. */
  async function follow(
    jobId: JobId,
    untilMs: number,
    tell: (problem: PrintProblem | null) => void,
  ): Promise<PrintProblem | null> {
    let problem: PrintProblem | null = null;
    for (;;) {
      const outcome = await answered(clock, () => printer.outcome(jobId), {
        state: "pending",
        problem: "unknown",
      } as const);
      if (outcome.state === "printed") return null;
      if (outcome.state === "failed") return outcome.problem;
      if (outcome.problem !== problem) tell(outcome.problem);
      ({ problem } = outcome);
      if (clock.monotonicMs() >= untilMs) break;
      await pause(clock, pollMs);
    }
    await answered(clock, () => printer.cancel(jobId), undefined);
    // It may have come out between the last question and the taking back.
    const last = await answered(clock, () => printer.outcome(jobId), {
      state: "failed",
      problem: "unknown",
    } as const);
    return last.state === "printed" ? null : (problem ?? "unknown");
  }

  async function run({ job, onProgress }: PrintPress): Promise<PrintEnd> {
    const kind = kindOf(job);
    const untilMs = clock.monotonicMs() + deadlineMs;
    const before = job.copy - 1;
    const tell = (state: "rendering" | "sent", problem: PrintProblem | null): void =>
      onProgress?.({ state, kind, problem, copies: before });
    const end = (problem: PrintProblem | null): PrintEnd =>
      problem === null
        ? { state: "printed", kind, problem: null, copies: job.copy }
        : { state: "failed", kind, problem, copies: before };

    tell("rendering", null);
    const pdf = await slips.render(job);
    if (!pdf.ok) return end("unknown");
    const handed = await answered(clock, () => printer.print(pdf.value, { title: titleOf(job), copies: 1 }), {
      ok: false,
      error: "unknown",
    } as const);
    if (!handed.ok) return end(handed.error);
    tell("sent", null);
    return end(await follow(handed.value, untilMs, (problem) => tell("sent", problem)));
  }

  return {
    printSlip(press) {
      const known = presses.get(press.pressId);
      if (known) return known;
      const ending = line.then(() => run(press));
      line = ending.catch(() => {});
      presses.set(press.pressId, ending);
      const [oldest] = presses.keys();
      if (presses.size > REMEMBERED_PRESSES && oldest !== undefined) presses.delete(oldest);
      return ending;
    },
  };
}
