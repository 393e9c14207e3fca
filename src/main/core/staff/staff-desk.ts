import { randomUUID } from "node:crypto";
import type { AuditEvent } from "../../../shared/audit-events.ts";
import type { Clock } from "../../../shared/clock.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { BoardRow, ScannerView, StaffRefusal } from "../../../shared/staff.ts";
import type { StaffTarget } from "../api/staff-api.ts";
import type { Care } from "../care/care.ts";
import { sessionFrom } from "../session/correction.ts";
import type { KioskCore } from "../session/kiosk.ts";
import type { StaffBook } from "../store/staff.ts";
import type { Store } from "../store/store.ts";
import type { DataKey } from "../vault/vault.ts";
import { type BoardDeskOptions, type BoardStore, createBoardDesk } from "./board-desk.ts";
import { createCareDesk } from "./care-desk.ts";
import { createCodeDesk } from "./code-desk.ts";
import { createGuard } from "./guard.ts";
import { createPassDesk } from "./pass.ts";
import { createPaperDesk, type PaperDeskOptions } from "./paper-desk.ts";
import { type CountReturnDate, createReturnDates } from "./return-dates.ts";
import { createSignIn, type SignIn } from "./sign-in.ts";

export interface StaffDeskOptions {
  readonly store: StaffBook &
    BoardStore &
    PaperDeskOptions["store"] &
    Pick<Store, "keyFor" | "dateConfirmed">;
  readonly kiosk: Pick<KioskCore, "atHome" | "open" | "refresh" | "procedures">;
  readonly queue: BoardDeskOptions["queue"];
  readonly portal: BoardDeskOptions["portal"] & PaperDeskOptions["portal"];
  readonly printDesk: PaperDeskOptions["printDesk"];
  readonly printers: PaperDeskOptions["printers"];
  readonly slipDesk: PaperDeskOptions["slipDesk"];
  readonly practice: boolean;
  /** The catalogue's; null where it has none of this code (any more). */
  readonly procedure: PaperDeskOptions["procedure"];
  /** Whom citizens authorise now. */
  readonly dutyOfficer: PaperDeskOptions["dutyOfficer"];
  readonly countReturnDate: CountReturnDate;
  readonly care: Care;
  /** How the scanner on the serial line stands. */
  readonly scanner: () => ScannerView;
  readonly clock: Clock;
  /** Keyed hash of a PIN. */
  readonly keyed: (pin: string) => string;
  readonly newKey: () => DataKey;
  readonly firstAtMachine: boolean;
  /** Ms without a call until a pass ends. */
  readonly restMs: number;
}

/** The staff area behind its door. */
export interface StaffDesk extends StaffTarget {
  /** A code from the scanner's line: true when somebody is signed in, for then it is theirs and no citizen's. */
  heard(payload: string): boolean;
  /** A citizen began at the first screen: whoever was signed in is out. */
  citizenBegan(): void;
  /** Leaves no question open, for shutting down. */
  close(): void;
}

export function createStaffDesk(options: StaffDeskOptions): StaffDesk {
  const { store, kiosk, clock, restMs, portal, queue, care } = options;
  const returnDates = createReturnDates(options);
  // A full disk writes no trace; who may mend it is let in all the same.
  const note = (event: AuditEvent): void => void store.noteStaff(event);
  const passes = createPassDesk({
    clock,
    restMs,
    onEnd: ({ staffId }, rested) => {
      forgetPresses();
      stop();
      note({ event: "staff-signed-out", staffId, rested });
    },
  });
  const guard = createGuard(passes);
  const { keyed, newKey, firstAtMachine } = options;
  const door: SignIn = createSignIn({
    book: store,
    clock,
    passes,
    keyed,
    newKey,
    firstAtMachine,
    atHome: () => kiosk.atHome(),
  });
  const shared = { guard, note, changed: () => kiosk.refresh() };
  const papers = createPaperDesk({ ...options, ...shared, returnDates });
  const { forgetPresses, offers, citizenBegan: tray, ...paper } = papers;
  const openCorrection = (row: BoardRow): Result<null, StaffRefusal> => correct(row, options);
  const board = createBoardDesk({ ...shared, store, portal, queue, openCorrection, offers, returnDates });
  const { heard, stop, ...codes } = createCodeDesk({ ...options, guard, find: board.findRow });
  return {
    ...door,
    ...board,
    ...codes,
    ...createCareDesk({ ...shared, care }),
    ...paper,
    signOut({ token }) {
      if (!passes.check(token, false)) return err("signed-out");
      passes.end();
      return ok(null);
    },
    heard(payload) {
      if (!passes.anybody()) return false;
      heard(payload);
      return true;
    },
    citizenBegan() {
      passes.end();
      tray();
    },
    close: stop,
  };
}

/** Opens the dossier on the citizen's screens, as it stood when it was confirmed; its row stays as it is. */
function correct(
  row: BoardRow,
  { store, kiosk, clock, dutyOfficer }: StaffDeskOptions,
): Result<null, StaffRefusal> {
  const intent = row.kind === "dossier" ? store.intentFor(row.intentId) : null;
  const key = store.keyFor(row.intentId);
  const known = kiosk.procedures().some(({ code }) => code === row.procedureCode);
  if (!intent || !key || !known || row.localNumber === null) return err("not-now");
  const corrects = {
    intentId: row.intentId,
    localNumber: row.localNumber,
    reason: row.reason,
    words: row.words,
    fileIds: intent.scans.map(({ fileId }) => fileId),
  };
  const officer = { before: store.officerOf(row.intentId), now: dutyOfficer() };
  const session = sessionFrom({ intent, corrects, officer, nowMs: clock.nowMs(), sessionId: randomUUID() });
  return kiosk.open(session, key) ? ok(null) : err("session-open");
}
