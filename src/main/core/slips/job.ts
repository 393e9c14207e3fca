import type { DossierIntent, DossierStatus } from "../../../shared/dossier.ts";
import type { Procedure } from "../../../shared/procedure.ts";
import type { ReturnDate } from "../../../shared/staff.ts";
import type { DutyOfficer } from "../portal/duty-officer.ts";
import type { SlipKind, SlipPaper } from "../../../shared/printing.ts";

export type { SlipPaper } from "../../../shared/printing.ts";

/** Names from the settings, as they stand on paper. */
export interface SlipDesk {
  readonly wardName: string;
  /** "Ủy ban nhân dân phường …": the head of the page and "Kính gửi". */
  readonly agencyName: string;
  /** "Trung tâm Phục vụ hành chính công phường …". */
  readonly deskName: string;
  readonly phone?: string | undefined;
  /** The place before the date: "Cao Lãnh". */
  readonly place: string;
  /** Which title and circular Mẫu 04 follows: `new` TT 03/2025, `old` TT 01/2018 as many desks still print it. */
  readonly apologyForm: "new" | "old";
}

interface PrintBase {
  readonly desk: SlipDesk;
  readonly practice: boolean;
  /** 1 is the first print; n > 1 is marked "Bản in lại lần n-1". */
  readonly copy: number;
  /** The sheet it is laid out for; each kind has its own when left out. */
  readonly paper?: SlipPaper | undefined;
}

interface JobBase extends PrintBase {
  readonly procedure: Procedure;
}

/** What a paper about a kept dossier is made from. */
interface DossierBase extends JobBase {
  readonly status: DossierStatus;
  readonly intent: DossierIntent;
  /** The return date with what staff think of it; null until taken in. */
  readonly returnDate: ReturnDate | null;
}

/** A slip about a dossier. Its kind must be what `slipKindOf(status)` says, or it is not rendered. */
export interface StatusSlipJob extends DossierBase {
  readonly kind: SlipKind;
}

/** What stays at the counter with the dossier (`desk-copy`), or goes from hand to hand with it (`control`, Mẫu 06). */
export interface DeskPaperJob extends DossierBase {
  readonly kind: "desk-copy" | "control";
}

/** Mẫu 02: everything that is missing, in one list. */
export interface SupplementJob extends DossierBase {
  readonly kind: "supplement";
  readonly items: readonly string[];
  readonly reason: string;
  readonly nowMs: number;
}

/** Mẫu 03. */
export interface RejectionJob extends DossierBase {
  readonly kind: "rejection";
  readonly reason: string;
  readonly nowMs: number;
}

/** Mẫu 04: the promised date was missed (`status.dueAt`), here is a new one, `yyyy-MM-dd`. Only for what was taken in. */
export interface ApologyJob extends DossierBase {
  readonly kind: "apology";
  readonly reason: string;
  readonly newDueOn: string;
  readonly nowMs: number;
}

/** The procedure's declaration filled in, ready to sign; needs no kept dossier (DECISIONS 19). */
export interface DeclarationJob extends JobBase {
  readonly kind: "declaration";
  readonly intent: Pick<DossierIntent, "submitter" | "answers" | "confirmedAtMs">;
}

/** The same form with dotted lines, for a person who must or wants to write by hand. */
export interface EmptyDeclarationJob extends JobBase {
  readonly kind: "empty-declaration";
}

/** Giấy ủy quyền: the citizen lets the duty officer submit for them (DECISIONS 7). */
export interface AuthorisationJob extends JobBase {
  readonly kind: "authorisation";
  readonly intent: Pick<DossierIntent, "submitter" | "owner" | "phone" | "confirmedAtMs">;
  readonly officer: DutyOfficer;
}

/** One line of the register; what was wiped here is empty. Times are the portal's, local `yyyyMMddHHmmss`. */
export interface RegisterRow {
  readonly officialCode: string;
  readonly procedureName: string;
  readonly who: string;
  readonly address: string;
  readonly phone: string;
  readonly takenInAt: string | null;
  readonly dueAt: string | null;
  /** When the result was handed back, as far as the portal told. */
  readonly returnedAt: string | null;
  readonly byPost: boolean;
}

/** Mẫu 07 of a period, both days included, `yyyy-MM-dd`. */
export interface RegisterJob extends PrintBase {
  readonly kind: "register";
  readonly from: string;
  readonly to: string;
  readonly rows: readonly RegisterRow[];
}

/** A page that shows whether a printer works: letters, a code, the edges of the sheet. */
export interface TestPageJob extends PrintBase {
  readonly kind: "test-page";
  readonly printerName: string;
  readonly nowMs: number;
}

/** The code that opens the backups on another machine (DECISIONS 14). */
export interface RecoveryCodeJob extends PrintBase {
  readonly kind: "recovery-code";
  readonly code: string;
  readonly nowMs: number;
}

export type DossierJob = StatusSlipJob | DeskPaperJob | SupplementJob | RejectionJob | ApologyJob;

/** Everything that is rendered here; a result comes as PDF from the portal. */
export type SlipJob =
  | DossierJob
  | DeclarationJob
  | EmptyDeclarationJob
  | AuthorisationJob
  | RegisterJob
  | TestPageJob
  | RecoveryCodeJob;

/**
 * Why there is no PDF: `claims-more` the kind is not what the status allows; `paper-unfit` that slip is not laid out
 * for that paper; `no-form` the procedure's form has no template; `template` a template is wrong (message names file
 * and field); `too-late` the deadline passed; `crashed` the worker died twice; `closed` after close().
 */
export interface SlipProblem {
  readonly code: "claims-more" | "paper-unfit" | "no-form" | "template" | "too-late" | "crashed" | "closed";
  readonly message: string;
}
