import type { Clock, Timer } from "../../../shared/clock.ts";
import type { PrintProblem } from "../../../shared/printing.ts";
import { answered } from "./printer-call.ts";
import type { Printer } from "./printer.ts";

export interface PrinterWatchOptions {
  /** The printer that is watched now, or why there is none. */
  readonly printer: () => Printer | PrintProblem;
  readonly clock: Clock;
  /** What `problem` says has changed. */
  readonly onChange: () => void;
}

/** A gentle eye on one printer, so that staff see an empty tray before a citizen does. */
export interface PrinterWatch {
  /** Null: ready, or nobody knows yet. */
  problem(): PrintProblem | null;
  /** Looks at once: a print ended, or another printer was chosen. */
  look(): void;
  close(): void;
}

const FIRST_MS = 2_000;
const WELL_MS = 15_000;
const UNWELL_MS = 3_000;
const ANSWER_MS = 15_000;

/** Asks every 15 s while all is well, and every 3 s once something is wrong. */
export function createPrinterWatch({ printer, clock, onChange }: PrinterWatchOptions): PrinterWatch {
  let problem: PrintProblem | null = null;
  let timer: Timer = clock.after(FIRST_MS, look);
  let asking = false;
  let again = false;
  let closed = false;

  async function ask(): Promise<PrintProblem | null> {
    const now = printer();
    if (typeof now === "string") return now;
    return (await answered(clock, ANSWER_MS, () => now.status(), { problem: "unknown" })).problem;
  }

  async function lookOnce(): Promise<void> {
    const seen = await ask();
    asking = false;
    if (closed) return;
    if (again) {
      again = false;
      return look();
    }
    timer = clock.after(seen === null ? WELL_MS : UNWELL_MS, look);
    if (seen === problem) return;
    problem = seen;
    onChange();
  }

  function look(): void {
    if (closed) return;
    timer.cancel();
    if (asking) {
      again = true;
      return;
    }
    asking = true;
    void lookOnce();
  }

  return {
    problem: () => problem,
    look,
    close() {
      closed = true;
      timer.cancel();
    },
  };
}
