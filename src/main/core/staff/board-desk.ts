import { err, ok, type Result, unreachable } from "../../../shared/result.ts";
import type { AuditEvent } from "../../../shared/audit-events.ts";
import type { PaperOffer } from "../../../shared/printing.ts";
import type { BoardDetail, BoardRow, StaffAnswer, StaffPerson, StaffRefusal } from "../../../shared/staff.ts";
import type { StaffAct, StaffTarget } from "../api/staff-api.ts";
import type { Portal, PortalDossier } from "../portal/port.ts";
import type { Queue } from "../queue/queue.ts";
import { orAltered } from "../store/context.ts";
import type { Store } from "../store/store.ts";
import { findRows } from "./find-rows.ts";
import type { Guard } from "./guard.ts";
import { officialCodeOf } from "../identity/official-code.ts";
import type { ReturnDates } from "./return-dates.ts";
import { mayDo } from "./roles.ts";

/** What the board needs of the store. */
export type BoardStore = Pick<
  Store,
  | "boardPage"
  | "boardCounts"
  | "boardRow"
  | "rowByNumber"
  | "rowByTicket"
  | "rowsOfPerson"
  | "retryRow"
  | "holdRow"
  | "releaseRow"
  | "cancelRow"
  | "closeSelf"
  | "noteDossier"
  | "confirmDate"
  | "dossierStatus"
  | "intentFor"
  | "task"
  | "historyOf"
  | "codeTaken"
  | "referenceTaken"
>;

export interface BoardDeskOptions {
  readonly store: BoardStore;
  readonly guard: Guard;
  readonly portal: Pick<Portal, "findDossier">;
  readonly queue: Pick<Queue, "wake" | "retry" | "resume" | "halted" | "light">;
  /** Opens the dossier on the citizen's screens. */
  readonly openCorrection: (row: BoardRow) => Result<null, StaffRefusal>;
  /** What can be printed for a dossier now. */
  readonly offers: (intentId: number, person: StaffPerson) => readonly PaperOffer[];
  readonly returnDates: ReturnDates;
  readonly note: (event: AuditEvent) => void;
  /** The desk's figures may have changed. */
  readonly changed: () => void;
}

export type BoardDesk = Pick<StaffTarget, "board" | "findRow" | "row" | "act" | "resume" | "confirmDate">;

/** Rows of one page of the board. */
const pageRows = 20;

/** Everything that is not finished, and what staff do about it. */
export function createBoardDesk(options: BoardDeskOptions): BoardDesk {
  const { store, guard, queue, note } = options;
  return {
    board(pass, filter, after) {
      const person = guard(pass, "board");
      if (!person.ok) return person;
      const { rows, next } = store.boardPage(filter, after, pageRows);
      return ok({
        rows: rows.map((row) => shownTo(row, person.value, options)),
        next,
        counts: store.boardCounts(),
        halted: queue.halted(),
        light: queue.light(),
      });
    },
    findRow(pass, number) {
      const person = guard(pass, "board");
      if (!person.ok) return person;
      const found = findRows(number, store);
      if (!found.ok) return found;
      const rows = found.value.flatMap((intentId) => store.boardRow(intentId) ?? []);
      return ok({ rows: rows.map((row) => shownTo(row, person.value, options)) });
    },
    row(pass, intentId) {
      const person = guard(pass, "board");
      if (!person.ok) return person;
      const detail = detailOf(intentId, person.value, options);
      if (detail.ok && !pass.quiet)
        note({ event: "staff-opened-row", staffId: person.value.staffId, intentId });
      return detail;
    },
    async act(pass, intentId, act) {
      const person = guard(pass, act.act);
      if (!person.ok) return person;
      const before = store.boardRow(intentId);
      if (!before) return err("not-found");
      if (!before.acts.includes(act.act)) return err("not-now");
      const done = await perform(before, act, { ...options, staffId: person.value.staffId });
      if (!done.ok) return done;
      options.changed();
      return detailOf(intentId, person.value, options);
    },
    confirmDate(pass, intentId) {
      const person = guard(pass, "print-official");
      if (!person.ok) return person;
      const done = standBy(intentId, person.value.staffId, options);
      return done.ok ? detailOf(intentId, person.value, options) : done;
    },
    resume(pass) {
      const person = guard(pass, "resume");
      if (!person.ok) return person;
      note({ event: "staff-resumed-queue", staffId: person.value.staffId });
      queue.resume();
      options.changed();
      return ok(null);
    },
  };
}

type Shown = Pick<BoardDeskOptions, "store" | "offers" | "returnDates">;

/** A row offers only what this person may do. */
function shownTo(row: BoardRow, { role }: StaffPerson, { returnDates }: Shown): BoardRow {
  const acts = row.acts.filter((act) => mayDo(role, act));
  return { ...row, acts, dateWarning: returnDates.warningOf(row) };
}

function detailOf(intentId: number, person: StaffPerson, shown: Shown): StaffAnswer<BoardDetail> {
  const { store, offers, returnDates } = shown;
  const row = store.boardRow(intentId);
  if (!row) return err("not-found");
  const dossier = row.kind === "dossier";
  const intent = dossier ? orAltered(null, () => store.intentFor(intentId)) : null;
  const status = dossier ? orAltered(null, () => store.dossierStatus(intentId)) : null;
  return ok({
    row: shownTo(row, person, shown),
    route: intent?.route ?? null,
    missing: status?.missingPapers ?? null,
    officialCode: status?.officialCode ?? null,
    papers: intent?.scans.map(({ fileName }) => fileName) ?? [],
    offers: offers(intentId, person),
    returnDate: status && returnDates.of(status, row.procedureCode),
    history: store.historyOf(intentId),
  });
}

/** Staff stand by the date as the portal gave it; only where there is something to look at, and once. */
function standBy(intentId: number, staffId: number, shown: Shown): Result<null, StaffRefusal> {
  const { store, returnDates } = shown;
  const row = store.boardRow(intentId);
  if (!row) return err("not-found");
  const status = row.kind === "dossier" ? orAltered(null, () => store.dossierStatus(intentId)) : null;
  const date = status && returnDates.of(status, row.procedureCode);
  if (!date?.warning || !status?.dueAt) return err("not-now");
  return date.confirmed ? ok(null) : store.confirmDate(intentId, status.dueAt, staffId);
}

type Acting = BoardDeskOptions & { readonly staffId: number };

/** The store checks each act once more by itself, in its own transaction, and notes who did it. */
async function perform(row: BoardRow, act: StaffAct, acting: Acting): Promise<Result<null, StaffRefusal>> {
  const { store, queue, staffId } = acting;
  const { intentId } = row;
  switch (act.act) {
    case "retry":
      return then(store.retryRow(intentId, staffId), () => queue.retry(intentId));
    case "hold":
      return store.holdRow(intentId, staffId);
    case "release":
      return then(store.releaseRow(intentId, staffId), () => queue.wake());
    case "cancel":
      // What stood behind the row in its citizen's line may go now.
      return then(store.cancelRow(intentId, act.reason, staffId), () => queue.wake());
    case "close-self":
      return closeSelf(row, act.officialCode, acting);
    case "correct":
      return then(acting.openCorrection(row), () =>
        acting.note({ event: "staff-acted", staffId, intentId, act: "correct" }),
      );
    default:
      return unreachable(act);
  }
}

function then<E>(done: Result<null, E>, go: () => void): Result<null, E> {
  if (done.ok) go();
  return done;
}

/**
 * A dossier that a person submitted or found at the portal is closed on a code that has the form of one, is no other
 * dossier's of ours, and that the portal answers for. Its look-up names neither person nor procedure, so whose code it
 * is cannot be checked here: the screen has staff compare both with the citizen's phone first.
 */
async function closeSelf(row: BoardRow, typed: string, acting: Acting): Promise<Result<null, StaffRefusal>> {
  const { store, portal, staffId } = acting;
  const { intentId } = row;
  const code = officialCodeOf(typed);
  if (code === null || store.codeTaken(code, intentId)) return err("code-wrong");
  const found = await portal.findDossier({ code });
  if (!found.ok) return err(found.error.kind === "not-found" ? "code-wrong" : "portal-away");
  const { officialCode, reference } = found.value;
  if (officialCode !== code) return err("code-wrong");
  if (store.referenceTaken(reference, intentId)) return err("code-wrong");
  // Ours was sent under its own reference: a dossier that carries another one is not it.
  const ours = row.reason === "self" || reference === "" || reference === store.task(intentId)?.reference;
  if (!ours) return err("code-wrong");
  const closed = store.closeSelf(intentId, code, staffId);
  if (closed.ok) noteNews(intentId, found.value, acting);
  return closed;
}

/** The row is closed whatever becomes of the portal's news about it: a disk without room for them may not say otherwise. */
function noteNews(intentId: number, found: PortalDossier, { store }: Acting): void {
  try {
    store.noteDossier(intentId, found);
  } catch {
    // The code is kept, by which anybody finds the rest at the portal.
  }
}
