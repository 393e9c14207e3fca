import type { Clock } from "../../../shared/clock.ts";
import type { DossierIntent, DossierStatus } from "../../../shared/dossier.ts";
import type { PaperKind, PaperOffer, PrintersView, PrintOrder } from "../../../shared/printing.ts";
import type { Procedure } from "../../../shared/procedure.ts";
import { err, ok, unreachable } from "../../../shared/result.ts";
import type { StaffAnswer } from "../../../shared/staff.ts";
import type { DutyOfficer } from "../portal/duty-officer.ts";
import { isPdf } from "../portal/is-pdf.ts";
import type { Portal } from "../portal/port.ts";
import type { PrintJob } from "../printing/print-job.ts";
import type { RegisterRow, SlipDesk } from "../slips/job.ts";
import { slipKindOf } from "../slips/kinds.ts";
import { jobFault } from "../slips/truth.ts";
import { orAltered } from "../store/context.ts";
import type { Store } from "../store/store.ts";
import { type AllowedPaper, allowedPapers } from "./offers.ts";
import type { ReturnDates } from "./return-dates.ts";

/** What papers are made from. */
export interface OrderSources {
  readonly store: Pick<
    Store,
    "boardRow" | "dossierStatus" | "intentFor" | "officerOf" | "printCount" | "takenInBetween" | "registerRow"
  >;
  readonly procedure: (code: string) => Procedure | null;
  readonly dutyOfficer: () => DutyOfficer | null;
  readonly returnDates: ReturnDates;
  readonly portal: Pick<Portal, "fetchResult">;
  readonly printers: { view(): PrintersView | Promise<PrintersView> };
  readonly slipDesk: SlipDesk;
  readonly practice: boolean;
  readonly clock: Clock;
}

/** A job with what it is counted under; `intentId` null for a paper that belongs to no row. */
export interface OrderedJob {
  readonly job: PrintJob;
  readonly intentId: number | null;
  readonly kind: PaperKind;
  /** The portal's id of a result. */
  readonly part?: string;
  readonly printerId?: string;
}

type RowOrder = Extract<PrintOrder, { readonly intentId: number }>;
type OtherOrder = Exclude<PrintOrder, RowOrder>;

/** Makes the job of an order; `not-now` when the row cannot carry that paper as it stands. */
export function jobFor(order: PrintOrder, sources: OrderSources): Promise<StaffAnswer<OrderedJob>> {
  return "intentId" in order ? jobOfRow(order, sources) : jobOfDesk(order, sources);
}

/** A dossier as papers need it; `intent` and `procedure` are null when it was wiped or the catalogue lost it. */
export interface PaperRow {
  readonly status: DossierStatus;
  readonly intent: DossierIntent | null;
  readonly procedure: Procedure | null;
  readonly officer: DutyOfficer | null;
  readonly allowed: readonly AllowedPaper[];
}

/** Reads it; null for a registration, an unknown row, and one whose seal does not open. */
export function paperRowOf(
  intentId: number,
  { store, procedure, dutyOfficer }: Pick<OrderSources, "store" | "procedure" | "dutyOfficer">,
): PaperRow | null {
  if (store.boardRow(intentId)?.kind !== "dossier") return null;
  return orAltered(null, () => {
    const status = store.dossierStatus(intentId);
    const intent = store.intentFor(intentId);
    const found = intent && procedure(intent.procedureCode);
    const officer = store.officerOf(intentId) ?? dutyOfficer();
    const facts = { status, route: intent?.route ?? null, procedureKnown: found !== null };
    const allowed = allowedPapers({ ...facts, officerKnown: officer !== null });
    return { status, intent, procedure: found, officer, allowed };
  });
}

/** What can be printed for a row now, with how often each is on paper. */
export function offersOf(
  { status: { intentId }, allowed }: PaperRow,
  { store }: Pick<OrderSources, "store">,
): readonly PaperOffer[] {
  return allowed.map((paper) => ({
    ...paper,
    copies: store.printCount(intentId, paper.kind, paper.result?.id),
  }));
}

async function jobOfRow(order: RowOrder, sources: OrderSources): Promise<StaffAnswer<OrderedJob>> {
  const { intentId } = order;
  if (!sources.store.boardRow(intentId)) return err("not-found");
  const row = paperRowOf(intentId, sources);
  if (!row) return err("not-now");
  const resultId = order.kind === "result" ? order.resultId : undefined;
  const paper = row.allowed.find((one) => one.order === order.kind && one.result?.id === resultId);
  if (!paper) return err("not-now");
  const copy = sources.store.printCount(intentId, paper.kind, resultId) + 1;
  if (order.kind === "result") return resultJob(order, { row, copy }, sources);
  const job = dossierJob(order, { row, copy }, sources);
  // A new day that is past already is the order's fault, not the row's: the paper would refuse it too.
  if (!job || jobFault(job) !== null) return err("not-now");
  return ok({ job, intentId, kind: job.kind });
}

interface Counted {
  readonly row: PaperRow;
  readonly copy: number;
}

/** The portal's own PDF; anything else that answers in its place is not put on paper. */
async function resultJob(
  { intentId, resultId }: Extract<RowOrder, { kind: "result" }>,
  { row: { status }, copy }: Counted,
  { portal }: OrderSources,
): Promise<StaffAnswer<OrderedJob>> {
  const fetched = await portal.fetchResult(resultId);
  if (!fetched.ok || !isPdf(fetched.value)) return err("portal-away");
  const number = status.officialCode ?? status.localNumber;
  const job = { kind: "result", number, pdf: fetched.value, copy } as const;
  return ok({ job, intentId, kind: "result", part: resultId });
}

function dossierJob(
  order: Exclude<RowOrder, { kind: "result" }>,
  { row: { status, intent, procedure, officer }, copy }: Counted,
  { returnDates, slipDesk, practice, clock }: OrderSources,
): Exclude<PrintJob, { kind: "result" }> | null {
  if (!intent || !procedure) return null;
  const base = { desk: slipDesk, practice, copy, procedure, intent };
  const dossier = { ...base, status, returnDate: returnDates.of(status, procedure.code) };
  const nowMs = clock.nowMs();
  switch (order.kind) {
    case "slip":
      return { ...dossier, kind: slipKindOf(status) };
    case "desk-copy":
    case "control":
      return { ...dossier, kind: order.kind };
    case "supplement":
      return { ...dossier, kind: order.kind, items: order.items, reason: order.reason, nowMs };
    case "rejection":
      return { ...dossier, kind: order.kind, reason: order.reason, nowMs };
    case "apology":
      return { ...dossier, kind: order.kind, reason: order.reason, newDueOn: order.newDueOn, nowMs };
    case "declaration":
      return { ...base, kind: order.kind };
    case "authorisation":
      return officer && { ...base, kind: order.kind, officer };
    default:
      return unreachable(order);
  }
}

const noRow = (job: PrintJob): StaffAnswer<OrderedJob> => ok({ job, intentId: null, kind: job.kind });

async function jobOfDesk(order: OtherOrder, sources: OrderSources): Promise<StaffAnswer<OrderedJob>> {
  const { slipDesk: desk, practice, clock } = sources;
  const base = { desk, practice, copy: 1 };
  const nowMs = clock.nowMs();
  switch (order.kind) {
    case "register": {
      const { from, to } = order;
      const rows = await registerRows(from, to, sources.store);
      return rows ? noRow({ ...base, kind: order.kind, from, to, rows }) : err("not-now");
    }
    case "empty-declaration": {
      const procedure = sources.procedure(order.procedureCode);
      return procedure ? noRow({ ...base, kind: order.kind, procedure }) : err("not-found");
    }
    case "recovery-code":
      return noRow({ ...base, kind: order.kind, code: order.code, nowMs });
    case "test-page": {
      const { printerId } = order;
      const { setup } = await sources.printers.view();
      const printer = setup.printers.find((one) => one.printerId === printerId);
      if (!printer) return err("not-found");
      const job = { ...base, kind: order.kind, printerName: printer.name, nowMs };
      return ok({ job, intentId: null, kind: order.kind, printerId });
    }
    default:
      return unreachable(order);
  }
}

/** A register of more is asked for in shorter periods. */
const MOST_ROWS = 5_000;
/** Rows that are opened in one go; between them, the screens get their turn. */
const ROWS_AT_ONCE = 20;

/** The lines of a period; null when it ends before it begins or has more rows than one register takes. */
export async function registerRows(
  from: string,
  to: string,
  store: Pick<Store, "takenInBetween" | "registerRow">,
): Promise<readonly RegisterRow[] | null> {
  if (from > to) return null;
  const ids = store.takenInBetween(from, to, MOST_ROWS + 1);
  if (ids.length > MOST_ROWS) return null;
  const rows: RegisterRow[] = [];
  for (const [at, intentId] of ids.entries()) {
    if (at > 0 && at % ROWS_AT_ONCE === 0) await new Promise((go) => void setImmediate(go));
    rows.push(store.registerRow(intentId));
  }
  return rows;
}
