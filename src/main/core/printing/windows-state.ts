import { z } from "zod";
import type { PrintProblem } from "../../../shared/printing.ts";

/** A printer as Win32_Printer has it. */
export const PrinterFacts = z.strictObject({
  name: z.string(),
  /** PRINTER_STATUS_… of winspool.h, added up. */
  state: z.int(),
  /** DetectedErrorState of Win32_Printer. */
  fault: z.int(),
  /** Set by hand, or by Windows when the printer does not answer. */
  offline: z.boolean(),
});
export type PrinterFacts = z.output<typeof PrinterFacts>;

/** JOB_STATUS_… of winspool.h. */
export const jobBits = {
  paused: 0x1,
  error: 0x2,
  deleting: 0x4,
  offline: 0x20,
  paperOut: 0x40,
  printed: 0x80,
  deleted: 0x100,
  blocked: 0x200,
  intervention: 0x400,
  complete: 0x1000,
} as const;

const printerBits = {
  paused: 0x1,
  error: 0x2,
  jam: 0x8,
  paperOut: 0x10,
  manualFeed: 0x20,
  paperProblem: 0x40,
  offline: 0x80,
  binFull: 0x800,
  notAvailable: 0x1000,
  noToner: 0x4_0000,
  intervention: 0x10_0000,
  doorOpen: 0x40_0000,
} as const;

/** DetectedErrorState: what the driver asked the printer for. */
const faults: Readonly<Record<number, PrintProblem>> = {
  4: "no-paper",
  6: "no-ink",
  7: "cover-open",
  8: "jam",
  9: "not-connected",
  10: "stopped",
  11: "stopped",
};

const { paperOut, manualFeed, paperProblem, offline, notAvailable, error, intervention, binFull, paused } =
  printerBits;
const states: readonly (readonly [number, PrintProblem])[] = [
  [printerBits.doorOpen, "cover-open"],
  [printerBits.jam, "jam"],
  [paperOut | manualFeed | paperProblem, "no-paper"],
  [printerBits.noToner, "no-ink"],
  [offline | notAvailable, "not-connected"],
  [paused | intervention | binFull, "stopped"],
];

/** What keeps a printer from printing; null for nothing that Windows knows of. */
export function problemOfPrinter(printer: PrinterFacts | null): PrintProblem | null {
  if (!printer) return "not-connected";
  const found = states.find(([bits]) => (printer.state & bits) !== 0);
  if (found) return found[1];
  const fault = faults[printer.fault];
  if (fault) return fault;
  if (printer.offline) return "not-connected";
  return (printer.state & error) !== 0 ? "unknown" : null;
}

/** What keeps a job in the queue: the printer's own word first, it is the more exact one. */
export function problemOfJob(mask: number, printer: PrinterFacts | null): PrintProblem | null {
  const ofPrinter = problemOfPrinter(printer);
  if (ofPrinter !== null && ofPrinter !== "unknown") return ofPrinter;
  if ((mask & jobBits.paperOut) !== 0) return "no-paper";
  if ((mask & jobBits.offline) !== 0) return "not-connected";
  if ((mask & jobBits.paused) !== 0) return "held";
  if ((mask & (jobBits.intervention | jobBits.blocked)) !== 0) return "stopped";
  return (mask & jobBits.error) !== 0 ? "unknown" : ofPrinter;
}
