// A print desk at a memory printer, with time passed by hand.
import { manualClock, type ManualClock } from "../../src/shared/clock.ts";
import type { PrintProgress } from "../../src/shared/printing.ts";
import { ok } from "../../src/shared/result.ts";
import { createMemoryPrinter } from "../../src/main/core/printing/memory-printer.ts";
import { createPrintDesk, type PrintDeskOptions } from "../../src/main/core/printing/print-desk.ts";
import type { PrintPress } from "../../src/main/core/printing/print-job.ts";
import type { Printer } from "../../src/main/core/printing/printer.ts";
import { keptJob } from "../../src/main/core/slips/fixture.ts";
import type { SlipJob } from "../../src/main/core/slips/job.ts";

/** What every job is drawn as. */
export const pdf = new TextEncoder().encode("%PDF-");
type Render = PrintDeskOptions["slips"]["render"];

/** The desk, its printer, and presses of it; `change` puts another adapter before the printer. */
export function printBench(
  change: (printer: ReturnType<typeof createMemoryPrinter>) => Printer = (same) => same,
) {
  const clock = manualClock();
  const printer = createMemoryPrinter();
  const drawn: SlipJob[] = [];
  const state: { render: Render; faults: unknown[] } = {
    render: async (job) => {
      drawn.push(job);
      return ok(pdf);
    },
    faults: [],
  };
  const used = change(printer);
  const desk = createPrintDesk({
    route: () => ({ printer: used, paper: null }),
    slips: { render: (job) => state.render(job) },
    clock,
    onFault: (error) => state.faults.push(error),
  });
  const seen: PrintProgress[] = [];
  const onPaper: string[] = [];
  const press = (pressId: string, more: Partial<PrintPress> = {}) =>
    desk.print({
      pressId,
      job: keptJob({ copy: 1 }),
      onProgress: (progress) => seen.push(progress),
      onPaper: () => onPaper.push(pressId),
      ...more,
    });
  return { clock, printer, desk, seen, onPaper, drawn, state, press };
}

/** Lets time pass in small steps, so that everything that waits gets its turn. */
export async function pass(clock: ManualClock, ms: number): Promise<void> {
  for (let left = ms; left >= 0; left -= 100) {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    if (left > 0) clock.advance(100);
  }
}

/** The same until a press has ended, within `limitMs`. */
export async function ended<T>(clock: ManualClock, press: Promise<T>, limitMs = 700_000): Promise<T> {
  const state = { done: false };
  void press.finally(() => {
    state.done = true;
  });
  for (let ms = 0; ms < limitMs && !state.done; ms += 500) await pass(clock, 500);
  if (!state.done) throw new Error("the press did not end");
  return press;
}
