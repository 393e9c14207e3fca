import { z } from "zod";
import type { PrintProblem } from "./print-problem.ts";

/** Words about paper that the core, the screens and the settings share. */

/** Which slip the true state allows: kept, registered at the portal but not taken in, or taken in (Mẫu 01). */
export type SlipKind = "kept" | "registered" | "taken-in";

/**
 * Everything that can come out of a printer. `desk-copy` stays at the counter with the dossier; `supplement`, `rejection`,
 * `apology`, `control` and `register` are Mẫu 02, 03, 04, 06 and 07; `result` is the portal's own PDF, printed as it came.
 */
export type PaperKind =
  | SlipKind
  | "desk-copy"
  | "declaration"
  | "empty-declaration"
  | "authorisation"
  | "supplement"
  | "rejection"
  | "apology"
  | "control"
  | "register"
  | "result"
  | "recovery-code"
  | "test-page";

/** Sheets that a printer can hold. */
export const slipPapers = ["roll-80", "a5", "a4"] as const;
export type SlipPaper = (typeof slipPapers)[number];

/** What a printer is used for; a desk gives each use one printer. */
export const paperUses = ["slip", "official", "form", "result"] as const;
export type PaperUse = (typeof paperUses)[number];

/** The use each paper belongs to; a test page goes to the printer it tests. */
export const useOf: Readonly<Record<Exclude<PaperKind, "test-page">, PaperUse>> = {
  kept: "slip",
  registered: "slip",
  "desk-copy": "slip",
  "taken-in": "official",
  supplement: "official",
  rejection: "official",
  apology: "official",
  control: "official",
  declaration: "form",
  "empty-declaration": "form",
  authorisation: "form",
  register: "form",
  "recovery-code": "form",
  result: "result",
};

/** Sheets a use may be printed on: the official forms need a sheet, declarations and results a whole A4. */
export const papersFor: Readonly<Record<PaperUse, readonly SlipPaper[]>> = {
  slip: ["roll-80", "a5", "a4"],
  official: ["a5", "a4"],
  form: ["a4"],
  result: ["a4"],
};

export { healing, type PrintProblem } from "./print-problem.ts";

/**
 * One press of a print button on its way. `sent` with a problem waits for it to be mended and comes out by itself;
 * `handed` is with a printer that cannot tell whether it came out, so a person is asked; only `printed` is on paper.
 */
export interface PrintProgress {
  readonly state: "idle" | "rendering" | "sent" | "handed" | "printed" | "failed";
  /** Which paper this is about; for a citizen a later, better slip is offered when it differs. */
  readonly kind: PaperKind | null;
  readonly problem: PrintProblem | null;
  /** How often this paper of this dossier is on paper, this print included once it is `printed`. */
  readonly copies: number;
}

/**
 * How a printer is reached: `ipp` the printer itself, `cups` a queue of the system's print server, `windows` a queue of
 * the Windows spooler, `escpos` a receipt printer's raw TCP port, `file` a folder of PDFs.
 */
export const printerWays = ["ipp", "cups", "windows", "escpos", "file"] as const;
export type PrinterWay = (typeof printerWays)[number];

/** A printer the desk uses. `address`: an ipp(s) URI, a queue's name, or host:port; empty for `file`. */
export const PrinterChoice = z.strictObject({
  printerId: z.string().regex(/^[a-z0-9-]{1,40}$/u),
  way: z.enum(printerWays),
  name: z.string().trim().min(1).max(80),
  address: z.string().trim().max(300),
  paper: z.enum(slipPapers),
  /** Sheets it said it can hold when it was chosen; none where it did not say, and in choices of earlier versions. */
  papers: z.array(z.enum(slipPapers)).max(slipPapers.length).readonly().optional(),
});
export type PrinterChoice = z.output<typeof PrinterChoice>;

const Uses = z.strictObject({
  slip: z.string().nullable(),
  official: z.string().nullable(),
  form: z.string().nullable(),
  result: z.string().nullable(),
} satisfies Record<PaperUse, z.ZodType>);

/** The desk's printers and which paper goes to which; every use names a printer of the list whose paper fits. */
export const PrinterSetup = z
  .strictObject({ printers: z.array(PrinterChoice).max(12), uses: Uses })
  .superRefine(({ printers, uses }, context) => {
    const byId = new Map(printers.map((printer) => [printer.printerId, printer]));
    if (byId.size < printers.length)
      context.addIssue({ code: "custom", message: "two printers share an id" });
    for (const use of paperUses) {
      const id = uses[use];
      if (id === null) continue;
      const printer = byId.get(id);
      if (!printer) context.addIssue({ code: "custom", path: ["uses", use], message: "no such printer" });
      else if (!papersFor[use].includes(printer.paper))
        context.addIssue({ code: "custom", path: ["uses", use], message: "its paper does not fit" });
    }
  });
export type PrinterSetup = z.output<typeof PrinterSetup>;

/** A printer that was found, ready to be chosen. */
export interface PrinterFound {
  readonly way: PrinterWay;
  readonly name: string;
  readonly address: string;
  /** It says what became of a job; otherwise a person is asked each time. */
  readonly tells: boolean;
  /** Sheets it says it can hold; empty when it does not say. */
  readonly papers: readonly SlipPaper[];
}

/** Ways whose address a technician types. */
export type TypedWay = Extract<PrinterWay, "ipp" | "escpos">;

/**
 * What answered at an address: the printer as it describes itself, or why it cannot be used: `not-connected` nobody,
 * `not-printable` a printer that takes no PDF, anything else something that is no printer.
 */
export interface PrinterProbe {
  readonly found: PrinterFound | null;
  readonly problem: PrintProblem | null;
}

/** The desk's printers as they stand now. */
export interface PrintersView {
  readonly setup: PrinterSetup;
  /** By `printerId`; null: ready. */
  readonly problems: Readonly<Record<string, PrintProblem | null>>;
  /** The settings file says `file`: every paper goes to the folder, whatever is chosen here. */
  readonly fileOnly: boolean;
}

const IntentId = z.int().min(1);
const Words = z.string().trim().min(1).max(1000);

/** One paper that staff ask for. `slip` is the one that the dossier's true state allows. */
export const PrintOrder = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.enum(["slip", "desk-copy", "declaration", "authorisation", "control"]),
    intentId: IntentId,
  }),
  z.strictObject({
    kind: z.literal("supplement"),
    intentId: IntentId,
    /** Everything that is missing, one complete list (NĐ 309/2026 Điều 17 k.2a). */
    items: z.array(Words).min(1).max(20),
    reason: Words,
  }),
  z.strictObject({ kind: z.literal("rejection"), intentId: IntentId, reason: Words }),
  z.strictObject({
    kind: z.literal("apology"),
    intentId: IntentId,
    reason: Words,
    /** The day that is promised anew, `yyyy-MM-dd`. */
    newDueOn: z.iso.date(),
  }),
  z.strictObject({ kind: z.literal("result"), intentId: IntentId, resultId: z.string().min(1).max(200) }),
  /** The register of a period, both days included, `yyyy-MM-dd`. */
  z.strictObject({ kind: z.literal("register"), from: z.iso.date(), to: z.iso.date() }),
  z.strictObject({ kind: z.literal("empty-declaration"), procedureCode: z.string().max(20) }),
  z.strictObject({ kind: z.literal("recovery-code"), code: z.string().min(1).max(200) }),
  z.strictObject({ kind: z.literal("test-page"), printerId: z.string().max(40) }),
]);
export type PrintOrder = z.output<typeof PrintOrder>;
export type PrintOrderKind = PrintOrder["kind"];

/** One paper that can be printed for a row now. */
export interface PaperOffer {
  readonly order: Extract<
    PrintOrderKind,
    | "slip"
    | "desk-copy"
    | "declaration"
    | "authorisation"
    | "control"
    | "supplement"
    | "rejection"
    | "apology"
    | "result"
  >;
  readonly kind: PaperKind;
  /** How often it is on paper already. */
  readonly copies: number;
  /** Of a result: the portal's id and name. */
  readonly result: { readonly id: string; readonly name: string } | null;
}
