import type { Clock } from "../../../shared/clock.ts";
import {
  type PaperKind,
  type PrinterChoice,
  type PrinterFound,
  type PrinterProbe,
  PrinterSetup,
  type PrintersView,
  type PrintProblem,
  type TypedWay,
  useOf,
} from "../../../shared/printing.ts";
import { err, type Result, ok } from "../../../shared/result.ts";
import { createFilePrinter } from "./file-printer.ts";
import type { PrinterRoute } from "./print-desk.ts";
import { answered } from "./printer-call.ts";
import { readSetup, writeSetup } from "./printer-setup.ts";
import { createPrinterWatch } from "./printer-watch.ts";
import type { PrinterWays } from "./printer-ways.ts";
import type { Printer } from "./printer.ts";

export interface PrintersOptions {
  /** Where the choice is kept: `printers.json` of the data folder. */
  readonly file: string;
  /** Where the file printer puts its PDFs. */
  readonly fileFolder: string;
  /** Practice: papers for which nothing was chosen go to the file printer. */
  readonly practice: boolean;
  /** `file` by the settings: every paper goes to the folder, whatever was chosen. */
  readonly kind: "chosen" | "file";
  readonly ways: PrinterWays;
  readonly clock: Clock;
  /** The saved choice could not be read and was set aside. */
  readonly onDamaged: () => void;
  /** `problem` has changed. */
  readonly onChange: () => void;
}

/** The desk's printers: which paper goes to which, how they stand, and what else can be reached. */
export interface Printers {
  /** The printer of a paper; of a test page that of `printerId`. `not-chosen` where there is none. */
  for(kind: PaperKind, printerId?: string): ChosenPrinter | PrintProblem;
  /** Asks every chosen printer, side by side, each with a deadline. */
  view(): Promise<PrintersView>;
  /** What the system's print server and spooler offer; empty when they do not answer. Never rejects. */
  find(): Promise<readonly PrinterFound[]>;
  /** Asks what stands at an address, before it is saved. Never rejects. */
  probe(way: TypedWay, address: string): Promise<PrinterProbe>;
  /** `printers-wrong`: a paper on a sheet that cannot take it. Jobs of printers that stay go on. */
  save(setup: PrinterSetup): Promise<Result<PrintersView, "printers-wrong" | "disk-full" | "store-failed">>;
  /** What keeps the slip printer from printing, as the gentle watch saw it last; null while it is ready. */
  problem(): PrintProblem | null;
  /** Papers that are written into the folder of the file printer, so that no sheet comes out. */
  filePapers(): readonly PaperKind[];
  /** A print ended: looks at the slip printer at once. */
  look(): void;
  close(): Promise<void>;
}

export interface ChosenPrinter extends PrinterRoute {
  readonly printerId: string;
}

const STATUS_MS = 12_000;
const FIND_MS = 15_000;
const FILE_ID = "file";

/** Everything but a test page, which asks for a person's eyes itself. */
const paperKinds = Object.keys(useOf).filter((name): name is keyof typeof useOf =>
  Object.hasOwn(useOf, name),
);

/** Reads the saved choice and opens each printer when it is first needed. */
export function createPrinters(options: PrintersOptions): Printers {
  const { clock, practice, ways } = options;
  const files = createFilePrinter({ folder: options.fileFolder, clock });
  const fileOnly = options.kind === "file";
  const open = new Map<string, Printer>();
  let setup = readSetup(options.file, options.onDamaged);
  const watch = createPrinterWatch({
    clock,
    onChange: options.onChange,
    printer() {
      const chosen = routeFor("kept");
      return typeof chosen === "string" ? chosen : chosen.printer;
    },
  });

  /** The same choice keeps its adapter, and with it its jobs. */
  function opened(choice: PrinterChoice): Printer {
    if (choice.way === "file") return files;
    const key = `${choice.way} ${choice.address}`;
    const printer = open.get(key) ?? ways.open(choice.way, choice.address);
    open.set(key, printer);
    return printer;
  }

  function routeFor(kind: PaperKind, printerId?: string): ChosenPrinter | PrintProblem {
    const toFile: ChosenPrinter = { printer: files, printerId: FILE_ID, paper: null };
    if (fileOnly) return toFile;
    const wanted = printerId ?? (kind === "test-page" ? null : setup.uses[useOf[kind]]);
    const choice = setup.printers.find((printer) => printer.printerId === wanted);
    if (choice) return { printer: opened(choice), printerId: choice.printerId, paper: choice.paper };
    return practice && printerId === undefined && kind !== "test-page" ? toFile : "not-chosen";
  }

  async function view(): Promise<PrintersView> {
    const shown = setup;
    const problems = await Promise.all(
      shown.printers.map(async (choice) => {
        const status = await answered(clock, STATUS_MS, () => opened(choice).status(), {
          problem: "unknown",
        });
        return [choice.printerId, status.problem] as const;
      }),
    );
    return { setup: shown, problems: Object.fromEntries(problems), fileOnly };
  }

  return {
    for: routeFor,
    view,
    find: () => answered(clock, FIND_MS, () => ways.find(), []),
    async probe(way, address) {
      const nobody = err("not-connected" as const);
      const asked = await answered(clock, FIND_MS, () => ways.probe(way, address), nobody);
      return asked.ok ? { found: asked.value, problem: null } : { found: null, problem: asked.error };
    },
    async save(wanted) {
      const checked = PrinterSetup.safeParse(wanted);
      if (!checked.success) return err("printers-wrong");
      const saved = await writeSetup(options.file, checked.data);
      if (!saved.ok) return saved;
      setup = checked.data;
      watch.look();
      return ok(await view());
    },
    problem: () => watch.problem(),
    filePapers: () =>
      paperKinds.filter((kind) => {
        const route = routeFor(kind);
        return typeof route === "object" && route.printer === files;
      }),
    look: () => watch.look(),
    async close() {
      watch.close();
      await files.close();
    },
  };
}
