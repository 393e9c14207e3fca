import type { Clock } from "../../../shared/clock.ts";
import { healing, type PrintProblem, type SlipPaper } from "../../../shared/printing.ts";
import { err, type Result } from "../../../shared/result.ts";
import { answered, pause } from "./printer-call.ts";
import type { JobId, JobOutcome, Printer } from "./printer.ts";

/** How long a line waits for what; every figure in ms. */
export interface LineTimes {
  /** How often a printer is asked what became of a job. */
  readonly pollMs: number;
  /** How often one that cannot print is asked whether it can again. */
  readonly askMs: number;
  /** How long a press waits in all, for its turn and for a hand that mends the printer. */
  readonly patienceMs: number;
}

/** One paper for one printer. */
export interface LineJob {
  readonly title: string;
  readonly paper: SlipPaper;
  readonly pdf: () => Promise<Result<Uint8Array, PrintProblem>>;
  /** How long the printer may have the job without a word before it is taken back, in ms. */
  readonly silentMs: number;
  /** The person is gone, or the desk closes: what is not on paper yet is taken back. */
  readonly signal: AbortSignal;
  /** `sent` with a problem: it waits for the printer, whether or not the printer has it already. */
  readonly tell: (state: "rendering" | "sent", problem: PrintProblem | null) => void;
  /** The printer has it from here on. */
  readonly onHanded: (jobId: JobId) => void;
  /** Nothing of it is left at the printer. */
  readonly onGone: (jobId: JobId) => void;
  /** It came out, also when the press had ended otherwise by then. */
  readonly onPaper: () => void;
}

export type LineEnd = Exclude<JobOutcome, { state: "pending" }>;

/** The jobs of one printer, one after the other. */
export interface PrinterLine {
  /** Never rejects. The next job begins only when this one is on paper, or gone from the printer for good. */
  add(job: LineJob): Promise<LineEnd>;
  /** Takes back a job of an earlier run before anything else is printed; settles when it is gone. Never rejects. */
  recall(jobId: JobId): Promise<void>;
}

/** Longer than any adapter's own deadline: it ends only what would hang. */
const CALL_MS = 15_000;
/** An adapter sends a whole picture within this; long papers have as long as their printer may be silent. */
const HAND_OVER_MS = 60_000;
/** Who waits is told at the latest this long after a job was asked back; the line itself waits until it is gone. */
const GRACE_MS = 5_000;
const CANCEL_AGAIN_MS = 3_000;
const SILENT_MS = 45_000;

interface Run {
  readonly job: LineJob;
  readonly untilMs: number;
  state: "rendering" | "sent";
  problem: PrintProblem | null;
}

/** What a job that may go on by itself waits for. */
function healingIn(problem: PrintProblem | null): PrintProblem | null {
  return problem !== null && healing.has(problem) ? problem : null;
}

/** A printer with the jobs that wait for it. */
export function createPrinterLine(printer: Printer, clock: Clock, times: LineTimes): PrinterLine {
  let tail: Promise<unknown> = Promise.resolve();
  /** What the job at the printer waits for, and who waits behind it. */
  let problem: PrintProblem | null = null;
  const behind = new Map<Run, () => void>();

  function say(run: Run, state: Run["state"], next: PrintProblem | null): void {
    if (run.state === state && run.problem === next) return;
    run.state = state;
    run.problem = next;
    run.job.tell(state, next);
  }

  /** Tells everybody who waits for their turn what the printer waits for. */
  function stuck(next: PrintProblem | null): void {
    problem = next;
    for (const waiting of behind.keys()) say(waiting, next === null ? "rendering" : "sent", next);
  }

  async function ended(jobId: JobId): Promise<JobOutcome> {
    return answered(clock, CALL_MS, () => printer.outcome(jobId), { state: "pending", problem: "unknown" });
  }

  /** Asks a job back until the printer has it no more: it may never come out for the next person. */
  async function takeBack(jobId: JobId, why: PrintProblem, silentMs: number): Promise<LineEnd> {
    let cancelledMs = Number.NEGATIVE_INFINITY;
    let heardMs = clock.monotonicMs();
    for (;;) {
      if (clock.monotonicMs() - cancelledMs >= CANCEL_AGAIN_MS) {
        cancelledMs = clock.monotonicMs();
        await answered(clock, CALL_MS, () => printer.cancel(jobId), undefined);
      }
      const outcome = await ended(jobId);
      if (outcome.state === "printed") return outcome;
      // `handed`: the printer knows nothing of it any more.
      if (outcome.state !== "pending") return { state: "failed", problem: why };
      const waitsFor = healingIn(outcome.problem);
      stuck(waitsFor);
      if (waitsFor !== null) heardMs = clock.monotonicMs();
      // Nobody knows how long it goes on like this: whoever stands behind is told now.
      if (clock.monotonicMs() - heardMs >= silentMs) for (const giveUp of behind.values()) giveUp();
      await pause(clock, times.pollMs);
    }
  }

  function forget(jobId: JobId): Promise<void> {
    return answered(clock, CALL_MS, () => printer.forget(jobId), undefined);
  }

  /** Follows a job to its end, or to the moment at which it must be taken back: then why. */
  async function follow(jobId: JobId, run: Run): Promise<LineEnd | PrintProblem> {
    const { job } = run;
    let heardMs = clock.monotonicMs();
    for (;;) {
      const outcome = await ended(jobId);
      if (outcome.state !== "pending") return outcome;
      const waitsFor = healingIn(outcome.problem);
      say(run, "sent", waitsFor);
      stuck(waitsFor);
      if (job.signal.aborted) return "cancelled";
      const nowMs = clock.monotonicMs();
      if (waitsFor !== null) heardMs = nowMs;
      else if (nowMs - heardMs >= job.silentMs) return "unknown";
      if (nowMs >= run.untilMs) return waitsFor ?? "unknown";
      await pause(clock, times.pollMs, job.signal);
    }
  }

  /** Gives the job to the printer, as soon as it can print; a job number, or why there is none. */
  async function handOver(run: Run): Promise<Result<JobId, PrintProblem>> {
    const { job } = run;
    const { title, paper } = job;
    const pdf = job.pdf();
    for (;;) {
      let wrong = (await answered(clock, CALL_MS, () => printer.status(), { problem: null })).problem;
      if (wrong === null || !healing.has(wrong)) {
        const page = await pdf;
        if (!page.ok) return page;
        if (job.signal.aborted) return err("cancelled");
        say(run, "rendering", null);
        stuck(null);
        const handed = await answered<Result<JobId, PrintProblem>>(
          clock,
          Math.max(HAND_OVER_MS, job.silentMs),
          () => printer.print(page.value, { title, paper, copies: 1 }),
          err("unknown"),
          (late) =>
            late.ok && void takeBack(late.value, "unknown", job.silentMs).then(() => forget(late.value)),
        );
        if (handed.ok || !healing.has(handed.error)) return handed;
        // Nothing was handed over, so that it may be tried again.
        wrong = handed.error;
      }
      say(run, "sent", wrong);
      stuck(wrong);
      if (job.signal.aborted) return err("cancelled");
      if (clock.monotonicMs() >= run.untilMs) return err(wrong);
      await pause(clock, times.askMs, job.signal);
    }
  }

  /** `gone` settles when nothing of the job is left at the printer, which may be later than its end. */
  async function serve(run: Run): Promise<{ readonly end: LineEnd; readonly gone: Promise<unknown> }> {
    const { job } = run;
    const handed = await handOver(run);
    if (!handed.ok) return { end: { state: "failed", problem: handed.error }, gone: Promise.resolve() };
    const jobId = handed.value;
    job.onHanded(jobId);
    say(run, "sent", null);
    const gone = (): void => job.onGone(jobId);
    const end = await follow(jobId, run);
    if (typeof end !== "string") return { end, gone: forget(jobId).then(gone) };
    const taken = takeBack(jobId, end, job.silentMs);
    const late: LineEnd = { state: "failed", problem: end };
    const known = await Promise.race([taken, pause(clock, GRACE_MS).then(() => late)]);
    const clear = async (): Promise<void> => {
      const last = await taken;
      if (known === late && last.state === "printed") job.onPaper();
      await forget(jobId);
      gone();
    };
    return { end: known, gone: clear() };
  }

  /** Waits for the turn; null when the person is gone or out of patience before, and nothing is printed. */
  async function awaitTurn(run: Run, turn: Promise<unknown>): Promise<LineEnd | null> {
    const given = Symbol("given up");
    const left = Promise.withResolvers<typeof given>();
    const giveUp = (): void => left.resolve(given);
    const timer = clock.after(times.patienceMs, giveUp);
    run.job.signal.addEventListener("abort", giveUp);
    behind.set(run, giveUp);
    run.job.tell("rendering", null);
    if (problem !== null) say(run, "sent", problem);
    const first = run.job.signal.aborted ? given : await Promise.race([turn, left.promise]);
    behind.delete(run);
    timer.cancel();
    run.job.signal.removeEventListener("abort", giveUp);
    if (run.job.signal.aborted) return { state: "failed", problem: "cancelled" };
    return first === given ? { state: "failed", problem: run.problem ?? "unknown" } : null;
  }

  return {
    recall(jobId) {
      const gone = takeBack(jobId, "cancelled", SILENT_MS).then(() => forget(jobId));
      tail = Promise.all([tail, gone]).then(() => (problem = null));
      return gone;
    },
    async add(job) {
      const run: Run = {
        job,
        untilMs: clock.monotonicMs() + times.patienceMs,
        state: "rendering",
        problem: null,
      };
      const turn = tail;
      const through = Promise.withResolvers<unknown>();
      tail = through.promise;
      const left = await awaitTurn(run, turn);
      if (left) {
        through.resolve(turn);
        return left;
      }
      const { end, gone } = await serve(run);
      if (end.state === "printed") job.onPaper();
      through.resolve(gone.then(() => (problem = null)));
      return end;
    },
  };
}
