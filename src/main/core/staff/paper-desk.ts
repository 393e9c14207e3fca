import type { AuditEvent } from "../../../shared/audit-events.ts";
import type {
  PaperOffer,
  PrinterFound,
  PrinterProbe,
  PrinterSetup,
  PrintersView,
  PrintOrder,
  TypedWay,
} from "../../../shared/printing.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { StaffPerson, StaffRefusal } from "../../../shared/staff.ts";
import type { PassInput, StaffTarget } from "../api/staff-api.ts";
import type { PrintDesk } from "../printing/print-desk.ts";
import type { Store } from "../store/store.ts";
import type { Guard } from "./guard.ts";
import { rightFor } from "./offers.ts";
import { createOrderPrints, type OrderPrints } from "./order-prints.ts";
import { jobFor, offersOf, type OrderSources, paperRowOf } from "./print-orders.ts";
import { createPresses, type PressAnswer } from "./presses.ts";
import { mayDo } from "./roles.ts";

/** The desk's printers: how they stand, what else can be reached, and the choice among them. */
export interface DeskPrinters {
  view(): PrintersView | Promise<PrintersView>;
  find(): Promise<readonly PrinterFound[]>;
  probe(way: TypedWay, address: string): Promise<PrinterProbe>;
  save(setup: PrinterSetup): Promise<Result<PrintersView, StaffRefusal>>;
}

export interface PaperDeskOptions extends Omit<OrderSources, "printers" | "store"> {
  readonly store: OrderSources["store"] & Pick<Store, "recordPrint">;
  readonly guard: Guard;
  readonly printDesk: Pick<PrintDesk, "print" | "progress" | "cameOut">;
  readonly printers: DeskPrinters;
  readonly note: (event: AuditEvent) => void;
  /** The desk's figures may have changed. */
  readonly changed: () => void;
}

export interface PaperDesk extends Pick<
  StaffTarget,
  "print" | "printState" | "cameOut" | "printers" | "findPrinters" | "probePrinter" | "savePrinters"
> {
  /** Nobody is signed in any more: what is under way for a row comes out, all else is taken back. */
  forgetPresses(): void;
  /** Somebody else stands at the printers: papers that wait there are taken back. */
  readonly citizenBegan: OrderPrints["citizenBegan"];
  /** What this person can have printed for a dossier now. */
  offers(intentId: number, person: StaffPerson): readonly PaperOffer[];
}

/** Paper for the people behind the counter, and the printers it comes out of. */
export function createPaperDesk(options: PaperDeskOptions): PaperDesk {
  const { guard, note, printDesk } = options;
  const presses = createPresses({ progress: (pressId) => printDesk.progress(pressId), clock: options.clock });
  const prints = createOrderPrints(options);

  async function begin(order: PrintOrder, staffId: number): Promise<PressAnswer> {
    const made = await jobFor(order, options);
    if (!made.ok) return made;
    const { intentId, kind } = made.value;
    note(
      intentId === null
        ? { event: "staff-ordered", staffId, kind }
        : { event: "staff-printed", staffId, intentId, kind },
    );
    return ok({ pressId: prints.begin(made.value) });
  }

  /** Who may see a press: whoever could order it. One of an earlier pass is not known. */
  const known = (pass: PassInput, pressId: string): Result<null, StaffRefusal> => {
    const right = presses.rightOf(pressId);
    const person = guard(pass, right ?? "print");
    if (!person.ok) return person;
    return right === null ? err("not-found") : ok(null);
  };

  return {
    ...createPrinterChoice(options),
    async print(pass, order) {
      const right = rightFor[order.kind];
      const person = guard(pass, right);
      return person.ok ? presses.once(order, right, () => begin(order, person.value.staffId)) : person;
    },
    printState(pass, pressId) {
      const may = known(pass, pressId);
      const progress = may.ok ? printDesk.progress(pressId) : null;
      return may.ok ? (progress ? ok(progress) : err("not-found")) : may;
    },
    cameOut(pass, pressId, came) {
      const may = known(pass, pressId);
      if (!may.ok) return may;
      const progress = printDesk.cameOut(pressId, came);
      return progress ? ok(progress) : err("not-found");
    },
    offers(intentId, { role }) {
      const row = paperRowOf(intentId, options);
      return row ? offersOf(row, options).filter(({ order }) => mayDo(role, rightFor[order])) : [];
    },
    forgetPresses() {
      presses.forget();
      prints.staffLeft();
    },
    citizenBegan: () => prints.citizenBegan(),
  };
}

type PrinterChoice = Pick<PaperDesk, "printers" | "findPrinters" | "probePrinter" | "savePrinters">;

function createPrinterChoice({ guard, printers, note }: PaperDeskOptions): PrinterChoice {
  return {
    async printers(pass) {
      const person = guard(pass, "printers");
      return person.ok ? ok(await printers.view()) : person;
    },
    async findPrinters(pass) {
      const person = guard(pass, "printers");
      return person.ok ? ok(await printers.find()) : person;
    },
    async probePrinter(pass, way, address) {
      const person = guard(pass, "printers");
      return person.ok ? ok(await printers.probe(way, address)) : person;
    },
    async savePrinters(pass, setup) {
      const person = guard(pass, "printers");
      if (!person.ok) return person;
      note({ event: "staff-cared", staffId: person.value.staffId, what: "printers" });
      return printers.save(setup);
    },
  };
}
