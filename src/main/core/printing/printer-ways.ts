import type { Clock } from "../../../shared/clock.ts";
import type { PrinterFound, PrinterWay, PrintProblem, TypedWay } from "../../../shared/printing.ts";
import { err, type Result, unreachable } from "../../../shared/result.ts";
import { createCupsPrinter, findCupsPrinters } from "./cups-printer.ts";
import { createEscPosPrinter, probeEscPosPrinter } from "./escpos.ts";
import { createIppPrinter, probeIppPrinter } from "./ipp-printer.ts";
import type { Printer } from "./printer.ts";
import type { Rasteriser } from "./raster.ts";
import { createWindowsPrinter, findWindowsPrinters } from "./windows.ts";
import { createPowerShell } from "./windows-powershell.ts";

/** A queue of another system's spooler: it cannot be reached from here. */
const nowhere: Printer = {
  status: () => Promise.resolve({ problem: "not-connected" }),
  print: () => Promise.resolve(err("not-connected")),
  outcome: () => Promise.resolve({ state: "failed", problem: "aborted" }),
  cancel: () => Promise.resolve(),
  forget: () => Promise.resolve(),
};

/** How printers are reached from this machine. */
export interface PrinterWays {
  open(way: Exclude<PrinterWay, "file">, address: string): Printer;
  find(): Promise<readonly PrinterFound[]>;
  /** Asks what stands at an address that somebody typed. */
  probe(way: TypedWay, address: string): Promise<Result<PrinterFound, PrintProblem>>;
}

export interface PrinterWaysOptions {
  /** Address of the system's print server, `http://host:port`. */
  readonly cups: string;
  readonly rasteriser: Pick<Rasteriser, "receipt" | "pages">;
  /** Folder for pages on their way to the Windows spooler. */
  readonly spoolDir: string;
  readonly clock: Clock;
}

/** The ways of this system: IPP, CUPS and receipt printers everywhere, the spooler on Windows. */
export function createPrinterWays(options: PrinterWaysOptions): PrinterWays {
  const { cups, rasteriser, spoolDir, clock } = options;
  const windows = process.platform === "win32" ? createPowerShell(clock) : null;
  return {
    open(way, address) {
      switch (way) {
        case "ipp":
          return createIppPrinter({ uri: address, clock });
        case "cups":
          return createCupsPrinter({ server: cups, queue: address, clock });
        case "escpos":
          return createEscPosPrinter({ address, rasterise: (pdf) => rasteriser.receipt(pdf), clock });
        case "windows":
          return windows
            ? createWindowsPrinter({
                name: address,
                run: windows,
                clock,
                drawPages: (pdf, dpi) => rasteriser.pages(pdf, dpi),
                folder: spoolDir,
              })
            : nowhere;
        default:
          return unreachable(way);
      }
    },
    probe: (way, address) =>
      way === "ipp" ? probeIppPrinter(address, clock) : probeEscPosPrinter(address, clock),
    find: () => (windows ? findWindowsPrinters(windows) : findCupsPrinters(cups, clock)),
  };
}
