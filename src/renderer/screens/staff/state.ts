import type {
  BoardAct,
  BoardDetail,
  BoardFilter,
  BoardPage,
  BoardRow,
  CareView,
  ScannerView,
  StaffDoor,
  StaffPass,
  StaffPerson,
  StaffRefusal,
} from "../../../shared/staff.ts";
import type { PrinterFound, PrinterProbe, PrintersView } from "../../../shared/printing.ts";
import type { Press } from "./press.ts";

/** Where in the staff area somebody stands. */
export type StaffPlace =
  | { readonly name: "door" }
  | { readonly name: "first" }
  | { readonly name: "pin"; readonly person: StaffPerson }
  | { readonly name: "board" }
  | { readonly name: "row"; readonly intentId: number }
  /** A dossier is looked for by its number, its slip's code or a card. */
  | { readonly name: "find" }
  | { readonly name: "care" }
  | { readonly name: "printers" }
  /** The register, and forms to be filled in by hand. */
  | { readonly name: "papers" };

/** What the last press came to; it stays until the next one. */
export type Said =
  | {
      readonly kind: "done";
      readonly what: BoardAct | "resumed" | "backed-up" | "seen" | "printers-saved" | "date-confirmed";
    }
  | { readonly kind: "refused"; readonly refusal: StaffRefusal }
  | { readonly kind: "no-answer" };

/** Everything the staff area is drawn from. It lives in the page's memory alone, and only until somebody leaves. */
export interface StaffState {
  readonly place: StaffPlace;
  readonly door: StaffDoor | null;
  /** When the door was last looked at, on the page's monotonic clock: from then its locks run down. */
  readonly doorAtMs: number;
  /** When the lock of the person at the PIN ends, on the page's monotonic clock. */
  readonly lockedUntilMs: number | null;
  readonly pass: StaffPass | null;
  readonly filter: BoardFilter;
  /** What the pages up to this one were asked with; the first is null. */
  readonly pages: readonly (number | null)[];
  readonly board: BoardPage | null;
  /** The row that is open; null while it is fetched. */
  readonly detail: BoardDetail | null;
  /** The dossiers of one person, to choose from; null while nobody's were found. */
  readonly hits: readonly BoardRow[] | null;
  /** How the code scanner on the serial line stands; null until it was asked. */
  readonly scanner: ScannerView | null;
  readonly care: CareView | null;
  /** Shown once, and gone with the next press. */
  readonly recoveryCode: string | null;
  readonly printers: PrintersView | null;
  /** What the last search found; null before one. */
  readonly found: readonly PrinterFound[] | null;
  /** What answered at the address that was typed last. */
  readonly probe: { readonly address: string; readonly answer: PrinterProbe } | null;
  /** The paper that is followed to its end; it stays in sight on every screen until then. */
  readonly press: Press | null;
  readonly said: Said | null;
  /** The call that the person waits for. */
  readonly working: "act" | "backup" | "restore" | "find" | "print" | null;
  /** The core has not answered the last question for news. */
  readonly silent: boolean;
  /** Milliseconds until the area closes by itself; null while somebody is there. */
  readonly restLeftMs: number | null;
}

export const closedState: StaffState = {
  place: { name: "door" },
  door: null,
  doorAtMs: 0,
  lockedUntilMs: null,
  pass: null,
  filter: "all",
  pages: [null],
  board: null,
  detail: null,
  hits: null,
  scanner: null,
  care: null,
  recoveryCode: null,
  printers: null,
  found: null,
  probe: null,
  press: null,
  said: null,
  working: null,
  silent: false,
  restLeftMs: null,
};
