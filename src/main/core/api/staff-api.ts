import { z } from "zod";
import type {
  BoardDetail,
  BoardFilter,
  BoardPage,
  CareView,
  RowsFound,
  ScannerView,
  StaffAnswer,
  StaffDoor,
  StaffPass,
} from "../../../shared/staff.ts";
import {
  paperUses,
  PrinterChoice,
  type PrinterSetup,
  type PrinterFound,
  type PrinterProbe,
  type PrintersView,
  PrintOrder,
  type PrintProgress,
  type TypedWay,
} from "../../../shared/printing.ts";
import { method } from "./method.ts";

const Pin = z.string().regex(/^\d{4,12}$/u);
const IntentId = z.int().min(1);

/**
 * With every call of a signed-in member of staff. `quiet` true: the screen asks by itself, so the call does not count
 * as somebody's presence and does not prolong the pass.
 */
const Pass = z.strictObject({ token: z.string().max(64), quiet: z.boolean().default(false) });
export type PassInput = z.output<typeof Pass>;

const FirstStaff = z.strictObject({ name: z.string().trim().min(1).max(60), pin: Pin });
/** The first member of staff, made at the machine in practice mode: the head, who may do everything. */
export type FirstStaff = z.output<typeof FirstStaff>;

const ActInput = z.discriminatedUnion("act", [
  z.strictObject({ act: z.enum(["retry", "hold", "release", "correct"]) }),
  z.strictObject({
    act: z.literal("cancel"),
    reason: z.enum(["by-citizen", "duplicate", "on-paper", "mistake"]),
  }),
  z.strictObject({ act: z.literal("close-self"), officialCode: z.string().max(60) }),
]);
/** One act on one row, with what it needs. */
export type StaffAct = z.output<typeof ActInput>;

/** What the staff methods need of the core behind them. Every method but the first three wants a valid pass. */
export interface StaffTarget {
  door(): StaffDoor;
  createFirst(first: FirstStaff): Promise<StaffAnswer<StaffPass>>;
  signIn(staffId: number, pin: string): Promise<StaffAnswer<StaffPass>>;
  signOut(pass: PassInput): StaffAnswer<null>;
  /** `after` is the `next` of the page before; null for the first page. */
  board(pass: PassInput, filter: BoardFilter, after: number | null): StaffAnswer<BoardPage>;
  /**
   * The dossier with this local number, official code or ticket of its slip, or those of the person with this ID number,
   * in whatever state; blanks and small letters are mended. A ticket stands for what its dossier was corrected to.
   */
  findRow(pass: PassInput, number: string): StaffAnswer<RowsFound>;
  /** How the scanner on the serial line stands. */
  scanner(pass: PassInput): StaffAnswer<ScannerView>;
  /** What the next code read there stands for; null after 20 s without one. Only the question asked last is answered. */
  scanned(pass: PassInput): Promise<StaffAnswer<RowsFound | null>>;
  row(pass: PassInput, intentId: number): StaffAnswer<BoardDetail>;
  /** Gives the row as it stands afterwards. A correction opens the citizen's screens and ends the pass. */
  act(pass: PassInput, intentId: number, act: StaffAct): Promise<StaffAnswer<BoardDetail>>;
  resume(pass: PassInput): StaffAnswer<null>;
  care(pass: PassInput): Promise<StaffAnswer<CareView>>;
  backUpNow(pass: PassInput): Promise<StaffAnswer<CareView>>;
  /** The program starts anew on the backup; the pass ends. */
  restore(pass: PassInput, backupId: string): Promise<StaffAnswer<null>>;
  /** The code is shown once and kept nowhere. */
  recoveryCode(pass: PassInput): Promise<StaffAnswer<{ readonly code: string }>>;
  restoredSeen(pass: PassInput): StaffAnswer<null>;
  /** Staff stand by the return date as it is; gives the row as it stands afterwards. */
  confirmDate(pass: PassInput, intentId: number): StaffAnswer<BoardDetail>;
  /** Begins to print; what becomes of it is asked by `printState` with the press it gives. */
  print(pass: PassInput, order: PrintOrder): Promise<StaffAnswer<{ readonly pressId: string }>>;
  printState(pass: PassInput, pressId: string): StaffAnswer<PrintProgress>;
  /** The printer could not tell, and this person saw whether it came out. */
  cameOut(pass: PassInput, pressId: string, came: boolean): StaffAnswer<PrintProgress>;
  printers(pass: PassInput): Promise<StaffAnswer<PrintersView>>;
  findPrinters(pass: PassInput): Promise<StaffAnswer<readonly PrinterFound[]>>;
  /** Asks what stands at an address that somebody typed. */
  probePrinter(pass: PassInput, way: TypedWay, address: string): Promise<StaffAnswer<PrinterProbe>>;
  savePrinters(pass: PassInput, setup: PrinterSetup): Promise<StaffAnswer<PrintersView>>;
}

const Filter = z.enum(["all", "needs-person", "waiting", "held", "paper", "supplement", "at-portal"]);
/** The shape alone: whether the choice fits together is the core's to say, as a refusal with words. */
const Setup = z.strictObject({
  printers: z.array(PrinterChoice).max(12),
  uses: z.record(z.enum(paperUses), z.string().max(40).nullable()),
});
/** ipp(s)://host…, or host:port; never a name to log in with. */
const Address = z.string().max(300);
const Probe = z.discriminatedUnion("way", [
  z.strictObject({ way: z.literal("ipp"), address: Address.regex(/^ipps?:\/\/[^\s@]+$/iu) }),
  z.strictObject({ way: z.literal("escpos"), address: Address.regex(/^[a-z0-9.:[\]-]+$/iu) }),
]);
const PressId = z.string().min(1).max(64);

/** The methods of the staff area: answers are `StaffAnswer`, so a refusal is data and never a failed call. */
export function createStaffApi(staff: StaffTarget) {
  return {
    staffDoor: method(z.strictObject({}), () => staff.door()),
    staffCreateFirst: method(FirstStaff, (first) => staff.createFirst(first)),
    staffSignIn: method(z.strictObject({ staffId: z.int(), pin: Pin }), ({ staffId, pin }) =>
      staff.signIn(staffId, pin),
    ),
    staffSignOut: method(Pass, (pass) => staff.signOut(pass)),
    staffBoard: method(
      Pass.extend({ filter: Filter, after: IntentId.nullable() }),
      ({ filter, after, ...pass }) => staff.board(pass, filter, after),
    ),
    staffFindRow: method(Pass.extend({ number: z.string().min(1).max(60) }), ({ number, ...pass }) =>
      staff.findRow(pass, number),
    ),
    staffScanner: method(Pass, (pass) => staff.scanner(pass)),
    staffScanned: method(Pass, (pass) => staff.scanned(pass)),
    staffRow: method(Pass.extend({ intentId: IntentId }), ({ intentId, ...pass }) =>
      staff.row(pass, intentId),
    ),
    staffAct: method(Pass.extend({ intentId: IntentId, act: ActInput }), ({ intentId, act, ...pass }) =>
      staff.act(pass, intentId, act),
    ),
    staffResume: method(Pass, (pass) => staff.resume(pass)),
    staffCare: method(Pass, (pass) => staff.care(pass)),
    staffBackUpNow: method(Pass, (pass) => staff.backUpNow(pass)),
    staffRestore: method(Pass.extend({ backupId: z.string().min(1).max(100) }), ({ backupId, ...pass }) =>
      staff.restore(pass, backupId),
    ),
    staffRecoveryCode: method(Pass, (pass) => staff.recoveryCode(pass)),
    staffRestoredSeen: method(Pass, (pass) => staff.restoredSeen(pass)),
    staffConfirmDate: method(Pass.extend({ intentId: IntentId }), ({ intentId, ...pass }) =>
      staff.confirmDate(pass, intentId),
    ),
    staffPrint: method(Pass.extend({ order: PrintOrder }), ({ order, ...pass }) => staff.print(pass, order)),
    staffPrintState: method(Pass.extend({ pressId: PressId }), ({ pressId, ...pass }) =>
      staff.printState(pass, pressId),
    ),
    staffCameOut: method(Pass.extend({ pressId: PressId, came: z.boolean() }), ({ pressId, came, ...pass }) =>
      staff.cameOut(pass, pressId, came),
    ),
    staffPrinters: method(Pass, (pass) => staff.printers(pass)),
    staffFindPrinters: method(Pass, (pass) => staff.findPrinters(pass)),
    staffProbePrinter: method(Pass.extend({ at: Probe }), ({ at, ...pass }) =>
      staff.probePrinter(pass, at.way, at.address),
    ),
    staffSavePrinters: method(Pass.extend({ setup: Setup }), ({ setup, ...pass }) =>
      staff.savePrinters(pass, setup),
    ),
  };
}
