import { randomBytes } from "node:crypto";
import type { Clock } from "../../../shared/clock.ts";
import {
  type PaperKind,
  papersFor,
  type PrintProblem,
  type SlipPaper,
  useOf,
} from "../../../shared/printing.ts";
import type { PrintProgress } from "../../../shared/printing.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { Slips } from "../slips/slips.ts";
import type { OpenJobs } from "./open-jobs.ts";
import type { PrintEnd, PrintJob, PrintPress } from "./print-job.ts";
import { createPrinterLine, type LineEnd, type LineTimes, type PrinterLine } from "./printer-line.ts";
import type { Printer } from "./printer.ts";

export type { PrintEnd, PrintPress } from "./print-job.ts";

/** Where a paper goes. */
export interface PrinterRoute {
  readonly printer: Printer;
  /** By which it is found again after a restart. */
  readonly printerId?: string;
  /** The sheets in it; null: whatever sheet each paper is made for. */
  readonly paper: SlipPaper | null;
}

export interface PrintDeskOptions {
  /** The printer that stands for this kind, or that of this id; a problem when there is none. */
  readonly route: (kind: PaperKind, printerId: string | undefined) => PrinterRoute | PrintProblem;
  readonly slips: Pick<Slips, "render">;
  readonly clock: Clock;
  readonly times?: Partial<LineTimes>;
  /** How long a printer may have a job without a word about it; default 45 s, four times that for long papers. */
  readonly silentMs?: number;
  /** Notes what printers have, so that a crash leaves nothing to come out for the next person. */
  readonly openJobs?: OpenJobs;
  /** A press ended at this printer: what it says of itself may have changed. */
  readonly onEnd?: (printer: Printer) => void;
  /** A listener of a press threw, such as a store whose disk is full; the paper is out all the same. */
  readonly onFault?: (error: unknown) => void;
}

/** Prints papers, one after the other on each printer, and follows each to its end. */
export interface PrintDesk {
  /**
   * Never rejects. `printed` only when the printer said so; a healing problem is told as `sent` with that problem and
   * waited for, up to 10 min and as long as the press's signal is not given.
   */
  print(press: PrintPress): Promise<PrintEnd>;
  /** How a press stands, for as long as it is among the last 200; null for one that is not known. */
  progress(pressId: string): PrintProgress | null;
  /** A person looked whether a `handed` paper came out; any other press stays as it is. Null for an unknown one. */
  cameOut(pressId: string, came: boolean): PrintProgress | null;
  /** Takes back what is not on paper; every press ends. Settles when the printers have nothing left, or after 5 s. */
  close(): Promise<void>;
}

const REMEMBERED_PRESSES = 200;
const CLOSE_MS = 5_000;
/** Papers of many pages; a printer says nothing while it prints them. */
const longPapers: ReadonlySet<PaperKind> = new Set<PaperKind>(["register", "result", "declaration"]);

interface Pressed {
  progress: PrintProgress;
  copy: number;
  /** Null once nothing more can be said: it leads back to the person who pressed. */
  onProgress: ((progress: PrintProgress) => void) | null;
  /** Null once it was called. */
  onPaper: (() => void) | null;
  end: Promise<PrintEnd>;
}

/** ASCII: the kind, a number that is not a person, and letters that make it the only one of its name. */
function titleOf(job: PrintJob): string {
  const number = numberOf(job).replaceAll(/[^\x21-\x7e]/gu, "");
  return [job.kind, number, randomBytes(3).toString("hex")].filter((part) => part !== "").join(" ");
}

function numberOf(job: PrintJob): string {
  if ("number" in job) return job.number;
  if ("status" in job) return job.status.localNumber;
  return "procedure" in job ? job.procedure.code : "";
}

/** The sheet this kind takes at this printer; null when it does not fit. */
function sheetFor(kind: PaperKind, paper: SlipPaper | null): SlipPaper | null {
  if (kind === "test-page") return paper ?? "a4";
  const [own = "a4"] = papersFor[useOf[kind]].filter((sheet) => sheet !== "roll-80");
  if (paper === null) return own;
  return papersFor[useOf[kind]].includes(paper) ? paper : null;
}

/** A desk over the printers that `route` names. */
export function createPrintDesk(options: PrintDeskOptions): PrintDesk {
  const { clock, slips, openJobs } = options;
  const times: LineTimes = { pollMs: 300, askMs: 1_000, patienceMs: 600_000, ...options.times };
  const silentMs = options.silentMs ?? 45_000;
  const presses = new Map<string, Pressed>();
  const running = new Set<Promise<unknown>>();
  const closing = new AbortController();
  const lines = new WeakMap<Printer, PrinterLine>();

  function lineOf(printer: Printer): PrinterLine {
    const line = lines.get(printer) ?? createPrinterLine(printer, clock, times);
    lines.set(printer, line);
    return line;
  }

  function guarded(call: () => void): void {
    try {
      call();
    } catch (error) {
      options.onFault?.(error);
    }
  }

  function tell(pressed: Pressed, progress: PrintProgress): void {
    pressed.progress = progress;
    guarded(() => pressed.onProgress?.(progress));
  }

  /** It is on paper: told first, then noted, once. */
  function onPaper(pressed: Pressed): void {
    const note = pressed.onPaper;
    pressed.onPaper = null;
    if (note) guarded(note);
  }

  async function draw(job: PrintJob, sheet: SlipPaper | null): Promise<Result<Uint8Array, PrintProblem>> {
    if (job.kind === "result") return ok(job.pdf);
    try {
      const pdf = await slips.render(sheet === null ? job : { ...job, paper: sheet });
      if (pdf.ok) return pdf;
      return err(
        pdf.error.code === "paper-unfit" || pdf.error.code === "no-form" ? "not-printable" : "unknown",
      );
    } catch (error) {
      options.onFault?.(error);
      return err("unknown");
    }
  }

  /** A copy is marked by what is on paper when it is drawn, not when it was asked for. */
  async function drawNow({ job, copiesOut }: PrintPress, pressed: Pressed, sheet: SlipPaper | null) {
    guarded(() => {
      if (copiesOut) pressed.copy = copiesOut() + 1;
    });
    return draw({ ...job, copy: pressed.copy }, sheet);
  }

  async function run(press: PrintPress, pressed: Pressed): Promise<LineEnd> {
    const { job, printerId, signal } = press;
    const route = options.route(job.kind, printerId);
    if (typeof route === "string") return { state: "failed", problem: route };
    const { printer, paper } = route;
    const at = route.printerId;
    const sheet = sheetFor(job.kind, paper);
    if (sheet === null) return { state: "failed", problem: "not-printable" };
    const end = await lineOf(printer).add({
      title: titleOf(job),
      paper: sheet,
      pdf: () => drawNow(press, pressed, paper),
      silentMs: longPapers.has(job.kind) ? 4 * silentMs : silentMs,
      signal: signal ? AbortSignal.any([signal, closing.signal]) : closing.signal,
      tell: (state, problem) => tell(pressed, { kind: job.kind, copies: pressed.copy - 1, state, problem }),
      onHanded: (jobId) => at !== undefined && openJobs?.add({ printerId: at, jobId }),
      onGone: (jobId) => openJobs?.remove(jobId),
      // Counted before the next in line is drawn, which may be a copy of it.
      onPaper: () => onPaper(pressed),
    });
    options.onEnd?.(printer);
    return end;
  }

  function settle(pressed: Pressed, end: LineEnd): PrintEnd {
    const { kind } = pressed.progress;
    const before = { kind, problem: null, copies: pressed.copy - 1 };
    const last: PrintEnd =
      end.state === "failed"
        ? { ...before, state: "failed", problem: end.problem }
        : { ...before, state: end.state, copies: end.state === "printed" ? pressed.copy : pressed.copy - 1 };
    tell(pressed, last);
    if (last.state !== "handed") pressed.onProgress = null;
    if (end.state === "printed") onPaper(pressed);
    return last;
  }

  function remember(pressId: string, pressed: Pressed): void {
    presses.set(pressId, pressed);
    const [oldest] = presses.keys();
    if (presses.size > REMEMBERED_PRESSES && oldest !== undefined) presses.delete(oldest);
  }

  /** A start after a crash: whoever those papers were for is gone. */
  function takeBackLeft(): void {
    for (const { printerId, jobId } of openJobs?.left ?? []) {
      const route = options.route("test-page", printerId);
      const gone = typeof route === "string" ? null : lineOf(route.printer).recall(jobId);
      void Promise.resolve(gone).then(() => openJobs?.remove(jobId));
    }
  }
  takeBackLeft();

  return {
    print(press) {
      const known = presses.get(press.pressId);
      if (known) return known.end;
      const { kind, copy } = press.job;
      const begun = Promise.withResolvers<PrintEnd>();
      const pressed: Pressed = {
        progress: { state: "rendering", kind, problem: null, copies: copy - 1 },
        copy,
        onProgress: press.onProgress ?? null,
        onPaper: press.onPaper ?? null,
        end: begun.promise,
      };
      remember(press.pressId, pressed);
      const ending = run(press, pressed).then((end) => begun.resolve(settle(pressed, end)));
      running.add(ending);
      void ending.finally(() => running.delete(ending));
      return pressed.end;
    },
    progress: (pressId) => presses.get(pressId)?.progress ?? null,
    cameOut(pressId, came) {
      const pressed = presses.get(pressId);
      if (!pressed) return null;
      if (pressed.progress.state === "handed")
        settle(pressed, came ? { state: "printed" } : { state: "failed", problem: "aborted" });
      return pressed.progress;
    },
    async close() {
      closing.abort();
      const late = Promise.withResolvers<void>();
      const timer = clock.after(CLOSE_MS, late.resolve);
      await Promise.race([Promise.all(running), late.promise]);
      timer.cancel();
      await openJobs?.settled();
    },
  };
}
