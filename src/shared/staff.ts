import type { AuditEventId } from "./audit-events.ts";
import type { OutboxState, PortalLight, Reason, Route } from "./dossier.ts";
import type { PaperOffer, SlipKind } from "./printing.ts";
import type { Result } from "./result.ts";

/** What the people behind the counter see and may do. None of it is given without a signed-in member of staff. */

export type StaffRole = "volunteer" | "officer" | "head" | "technician";

/** A member of staff as the door shows them. */
export interface StaffPerson {
  readonly staffId: number;
  readonly name: string;
  readonly role: StaffRole;
}

/** What stands before the PIN. */
export interface StaffDoor {
  readonly people: readonly StaffPerson[];
  /** Nobody has a PIN yet, and the first one may be set here; false: only by the command. */
  readonly mayCreateFirst: boolean;
  /** Ms until this person may try again, by `staffId`; only those who are locked out. */
  readonly lockedMs: Readonly<Record<number, number>>;
}

/** What a role may do: acts on rows, and the rest of the staff area. One closed table in the core says who may what. */
export type StaffRight =
  | BoardAct
  | "board"
  /** Print slips, forms and results of a row. */
  | "print"
  /** Print what the desk answers for: Mẫu 02, 03, 04, 06, the register; confirm a return date. */
  | "print-official"
  /** Choose and test printers. */
  | "printers"
  /** See how the code scanner stands. */
  | "scanner"
  /** Say "go on" after the unit's log-in was mended. */
  | "resume"
  /** See the backups, take one, read what was restored. */
  | "care"
  /** Put a backup in the place of the data, make a recovery code. */
  | "restore";

/** A signed-in member of staff; `token` goes with every further call and dies with a rest of `restMs`. */
export interface StaffPass {
  readonly token: string;
  readonly person: StaffPerson;
  readonly restMs: number;
  /** What this person may do; a row's `acts` are already cut down to it. */
  readonly rights: readonly StaffRight[];
}

/** What every staff call answers. */
export type StaffAnswer<T> = Result<T, StaffRefusal>;

/** Why a staff call was not done, as a code; the words are the screens'. */
export type StaffRefusal =
  | "pin-wrong"
  /** A new PIN that anybody would guess: 123456, 000000, 121212. */
  | "pin-weak"
  /** Too many wrong PINs; `StaffDoor.lockedMs` says for how long. */
  | "locked-out"
  /** Somebody's form is on the screens: staff come in from the first screen only. */
  | "session-open"
  | "signed-out"
  | "role-not-enough"
  /** The row meanwhile stands where this may not be done to it: outcome unknown, sent, finished. */
  | "not-now"
  | "not-found"
  /** No dossier of this machine has this number. */
  | "number-unknown"
  /** No dossier of this machine is of a person with this ID number. */
  | "person-unknown"
  /** The scanner read something that belongs to no dossier of this machine. */
  | "scan-unknown"
  /** The official code has not the form of one, belongs to another dossier, or the portal does not know it. */
  | "code-wrong"
  /** The portal does not answer now, and nothing is closed on a code that it did not confirm. */
  | "portal-away"
  /** The backup could not be taken, read or put in place; `CareView.backupFault` says more. */
  | "backup-failed"
  | "disk-full"
  | "store-failed"
  /** The choice of printers does not fit together: a paper on a sheet that cannot take it. */
  | "printers-wrong";

/** What may be done to a row, by its state; the core says which. */
export type BoardAct =
  /** Try it now. */
  | "retry"
  /** Open it on the screen, mend it with its citizen, keep it as a new intent. */
  | "correct"
  | "hold"
  | "release"
  | "cancel"
  /** Route `self`: the citizen submitted it themself, here is the official code. */
  | "close-self";

/** Why staff cancelled a row: a closed list, so that no personal word is stored in clear. */
export type CancelReason = "by-citizen" | "duplicate" | "on-paper" | "mistake";

/** One line of the board: everything that is not finished, with its reason and what can be done. */
export interface BoardRow {
  readonly intentId: number;
  readonly kind: "account" | "dossier";
  /** CHO-…; null for a registration. */
  readonly localNumber: string | null;
  readonly procedureCode: string | null;
  readonly procedureName: string | null;
  /** Name and phone of the person, shown to staff only; empty when it was wiped. */
  readonly who: string;
  readonly phone: string;
  readonly state: OutboxState;
  readonly reason: Reason | null;
  /** The portal's own words for a refusal, or the name of a file that cannot be read. */
  readonly words: string | null;
  readonly attempts: number;
  readonly keptAtMs: number;
  readonly changedAtMs: number;
  /** Rows that wait for this one: one problem, not two. */
  readonly behind: number;
  /** The numbers on the slips of those rows, CHO-…, so that a citizen with a slip in the hand is found. */
  readonly behindNumbers: readonly string[];
  /** The slip that its true state allows and that is not on paper yet; null when none is owed. */
  readonly unprinted: SlipKind | null;
  /** The portal says that papers are missing: staff ask for them, by Mẫu 02. */
  readonly lacksPapers: boolean;
  /** What staff must look at before the return date is promised; null when nothing. */
  readonly dateWarning: DateWarning | null;
  readonly acts: readonly BoardAct[];
}

/**
 * `differs`: the portal's return date is not what our counting of working days gives. `unconfirmed`: it falls in, or was
 * counted across, days off that nobody announced yet.
 */
export type DateWarning = "differs" | "unconfirmed";

/** The return date of a row that was taken in, local `yyyyMMddHHmmss`. */
export interface ReturnDate {
  /** The portal's, which is what is printed (DECISIONS 20). */
  readonly dueAt: string;
  /** By our own counting; null when the procedure's time is not known. */
  readonly ours: string | null;
  readonly warning: DateWarning | null;
  /** Staff looked at it and stand by it. */
  readonly confirmed: boolean;
}

/**
 * Which rows of the board: all that are open, one kind of trouble, those whose slip is not on paper yet, what lacks
 * papers by the portal's word, or all that is at the portal and not finished there, printed or not: its return date may
 * have to be looked at.
 */
export type BoardFilter = "all" | "needs-person" | "waiting" | "held" | "paper" | "supplement" | "at-portal";

export interface BoardPage {
  readonly rows: readonly BoardRow[];
  /** Give it back to get the next page; null at the end. */
  readonly next: number | null;
  readonly counts: Readonly<Record<BoardFilter, number>>;
  /** The unit's log-in is wrong: nothing is sent until a technician mends the settings and says "go on". */
  readonly halted: boolean;
  readonly light: PortalLight;
}

/** What a number or a code stands for: one dossier, or all of one person's that stand for themselves, newest first. */
export interface RowsFound {
  readonly rows: readonly BoardRow[];
}

/**
 * Whether the scanner on the serial line can be read. `absent`: none is plugged in; `several`: more than one could be
 * meant, so the settings must name it; `busy`: another program has the line; `denied`: this account may not open it.
 */
export type ScannerState = "absent" | "several" | "busy" | "denied" | "failed" | "ready";

/** The code scanner on its serial line (USB-COM), as staff see it: never what was read. */
export interface ScannerView {
  /** `off`: the settings name no line. */
  readonly state: ScannerState | "off";
  /** What the settings say: a line's path, `auto`, or null for none. */
  readonly port: string | null;
  /** The line that is open, or was open last; null while none was since the program started. */
  readonly path: string | null;
  /** When a code was last read; null while none was since the program started. */
  readonly lastReadAtMs: number | null;
}

/** One thing that happened to a row: an event of the closed catalogue, never personal; the words are the screens'. */
export interface BoardEvent {
  readonly atMs: number;
  readonly event: AuditEventId;
  readonly fields: Readonly<Record<string, string | number | boolean>>;
}

/** One row with all that staff need to decide what to do. */
export interface BoardDetail {
  readonly row: BoardRow;
  /** null for a registration, and when the dossier was wiped. */
  readonly route: Route | null;
  readonly officialCode: string | null;
  /** The portal's own words on the papers that are missing; null while it asks for none. */
  readonly missing: string | null;
  /** File names of the papers that were scanned. */
  readonly papers: readonly string[];
  /** What can be printed for it now. */
  readonly offers: readonly PaperOffer[];
  /** null until it was taken in. */
  readonly returnDate: ReturnDate | null;
  /** The latest events of this row, oldest first. */
  readonly history: readonly BoardEvent[];
}

/** A copy of the data that can be restored. */
export interface BackupInfo {
  readonly backupId: string;
  readonly atMs: number;
  readonly dossiers: number;
  readonly bytes: number;
}

/** How safe the data file is, in facts; the words are the screens'. */
export interface CareView {
  readonly backups: readonly BackupInfo[];
  readonly lastBackupAtMs: number | null;
  /** Why the last try failed; null when it went well. */
  readonly backupFault: "folder-missing" | "disk-full" | "failed" | null;
  /** Why the last restore changed nothing; null when it went well or none was asked for since the program started. */
  readonly restoreFault: "not-found" | "damaged" | "disk-full" | "failed" | null;
  /** Backups lie on a second disk or stick, not beside the data. */
  readonly secondDisk: boolean;
  /** A recovery code was made, so that backups open on another machine too. */
  readonly recoveryCodeMade: boolean;
  readonly restored: RestoredNotice | null;
  /** Dossiers and registrations whose purpose was done and that were wiped here (DECISIONS 16), and when last. */
  readonly wiped: number;
  readonly lastWipedAtMs: number | null;
}

/** A damaged file was set aside and a backup put in its place. */
export interface RestoredNotice {
  readonly atMs: number;
  /** When the backup was taken; null when there was none and the kiosk began with an empty file. */
  readonly backupAtMs: number | null;
  /** Local numbers of dossiers that were kept after the backup and are not in the restored file. */
  readonly lost: readonly string[];
  /** Rows kept after the backup that were saved out of the damaged file. */
  readonly saved: number;
}
