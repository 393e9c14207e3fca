import type { OutboxState, PortalLight, Reason } from "./dossier.ts";

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

/** A signed-in member of staff; `token` goes with every further call and dies with a rest of `restMs`. */
export interface StaffPass {
  readonly token: string;
  readonly person: StaffPerson;
  readonly restMs: number;
}

/** Why a staff call was not done, as a code; the words are the screens'. */
export type StaffRefusal =
  | "pin-wrong"
  | "locked-out"
  | "signed-out"
  | "role-not-enough"
  /** The row meanwhile stands where this may not be done to it: outcome unknown, sent, finished. */
  | "not-now"
  | "not-found"
  | "code-wrong"
  | "disk-full"
  | "store-failed";

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
  readonly acts: readonly BoardAct[];
}

/** Which rows of the board: all that are open, or one kind of trouble. */
export type BoardFilter = "all" | "needs-person" | "waiting" | "held";

export interface BoardPage {
  readonly rows: readonly BoardRow[];
  /** Give it back to get the next page; null at the end. */
  readonly next: number | null;
  readonly counts: Readonly<Record<BoardFilter, number>>;
  /** The unit's log-in is wrong: nothing is sent until a technician mends the settings and says "go on". */
  readonly halted: boolean;
  readonly light: PortalLight;
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
  /** Backups lie on a second disk or stick, not beside the data. */
  readonly secondDisk: boolean;
  /** A recovery code was made, so that backups open on another machine too. */
  readonly recoveryCodeMade: boolean;
  readonly restored: RestoredNotice | null;
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
