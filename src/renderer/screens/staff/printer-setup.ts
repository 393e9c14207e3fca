import {
  type PaperUse,
  paperUses,
  papersFor,
  type PrinterChoice,
  type PrinterFound,
  type PrinterSetup,
  type SlipPaper,
  slipPapers,
  type TypedWay,
} from "../../../shared/printing.ts";

/** A printer as it is being added, before it has an id of its own. */
export type NewPrinter = Omit<PrinterChoice, "printerId">;

export type { TypedWay } from "../../../shared/printing.ts";

/** Puts a printer at the end, and gives it every use that has none yet and fits its paper. */
export function withPrinter(setup: PrinterSetup, printer: NewPrinter): PrinterSetup {
  const added = { ...printer, printerId: freeId(setup) };
  const uses = mapUses(setup, (use, id) => (id === null && fits(use, added) ? added.printerId : id));
  return { printers: [...setup.printers, added], uses };
}

/** Takes a printer out; what went to it goes nowhere until somebody chooses. */
export function withoutPrinter(setup: PrinterSetup, printerId: string): PrinterSetup {
  return {
    printers: setup.printers.filter((printer) => printer.printerId !== printerId),
    uses: mapUses(setup, (_, id) => (id === printerId ? null : id)),
  };
}

/** Changes a printer's name or paper; uses that no longer fit on its paper lose it. */
export function withChange(
  setup: PrinterSetup,
  printerId: string,
  change: Partial<Pick<PrinterChoice, "name" | "paper">>,
): PrinterSetup {
  const printers = setup.printers.map((printer) =>
    printer.printerId === printerId ? { ...printer, ...change } : printer,
  );
  const changed = printers.find((printer) => printer.printerId === printerId);
  const uses = mapUses(setup, (use, id) =>
    id === printerId && changed !== undefined && !fits(use, changed) ? null : id,
  );
  return { printers, uses };
}

export function withUse(setup: PrinterSetup, use: PaperUse, printerId: string | null): PrinterSetup {
  return { ...setup, uses: { ...setup.uses, [use]: printerId } };
}

/** Printers whose paper can take what this use prints. */
export function fittingPrinters({ printers }: PrinterSetup, use: PaperUse): readonly PrinterChoice[] {
  return printers.filter((printer) => fits(use, printer));
}

/** Uses that a change of paper would take away from a printer. */
export function lostUses(before: PrinterSetup, after: PrinterSetup): readonly PaperUse[] {
  return paperUses.filter((use) => before.uses[use] !== null && after.uses[use] === null);
}

/** True when the list already reaches this printer in this way. */
export function isChosen(
  { printers }: PrinterSetup,
  { way, address }: Pick<PrinterFound, "way" | "address">,
) {
  return printers.some((printer) => printer.way === way && printer.address === address);
}

/** Sheets that may be chosen for a printer: those it says it holds, else every one that its way can print. */
export function papersOf({ way, papers = [] }: Pick<PrinterChoice, "way" | "papers">): readonly SlipPaper[] {
  if (papers.length > 0) return papers;
  return way === "escpos" ? ["roll-80"] : slipPapers;
}

/** The usual IPP path and the usual raw port are put in where only a host was typed; null for what is no address. */
export function wholeAddress(way: TypedWay, typed: string): string | null {
  return way === "ipp" ? ippAddress(typed.trim()) : rawAddress(typed.trim());
}

const HOST = /^[\p{L}\d](?:[\p{L}\d.-]*[\p{L}\d])?$/u;
/** Raw printing over TCP has been port 9100 since JetDirect; IPP's path is that of IPP Everywhere. */
const RAW_PORT = 9100;
const IPP_PATH = "/ipp/print";

function ippAddress(typed: string): string | null {
  const text = typed.includes("://") ? typed : `ipp://${typed}`;
  const url = URL.parse(text.replace(/^ipp/iu, "http"));
  if (!/^ipps?:\/\//iu.test(text) || url === null || url.username !== "" || !HOST.test(url.hostname))
    return null;
  const scheme = text.slice(0, text.indexOf(":")).toLowerCase();
  return `${scheme}://${url.host}${url.pathname === "/" ? IPP_PATH : url.pathname}`;
}

function rawAddress(typed: string): string | null {
  const [host = "", port = String(RAW_PORT), ...more] = typed.split(":");
  const number = Number(port);
  const sound = HOST.test(host) && /^\d{1,5}$/u.test(port) && number >= 1 && number <= 65_535;
  return sound && more.length === 0 ? `${host}:${number}` : null;
}

function fits(use: PaperUse, { paper }: Pick<PrinterChoice, "paper">): boolean {
  return papersFor[use].includes(paper);
}

function mapUses(
  { uses }: PrinterSetup,
  change: (use: PaperUse, id: string | null) => string | null,
): PrinterSetup["uses"] {
  return {
    slip: change("slip", uses.slip),
    official: change("official", uses.official),
    form: change("form", uses.form),
    result: change("result", uses.result),
  };
}

function freeId({ printers }: PrinterSetup): string {
  const taken = new Set(printers.map(({ printerId }) => printerId));
  let number = 1;
  while (taken.has(`printer-${number}`)) number += 1;
  return `printer-${number}`;
}
