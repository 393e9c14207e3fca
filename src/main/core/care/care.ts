import type { Result } from "../../../shared/result.ts";
import type { BackupInfo, CareView } from "../../../shared/staff.ts";

/** Why a backup was not taken: its folder is not there (a stick that was pulled), full, or something else failed. */
export type BackupFault = "folder-missing" | "disk-full" | "failed";

/** Why a backup was not put in place; the data are as they were. `damaged`: it is not whole, or its keys do not open. */
export type RestoreProblem = "not-found" | "damaged" | "disk-full" | "failed";

/** What became of the last restore from the staff area: the core that was asked has ended, and the next one tells. */
export interface LastRestore {
  fault: RestoreProblem | null;
}

/** The care of the data file while the kiosk runs: what the staff screen asks of it. */
export interface Care {
  /** How safe the data are now; reads the backup folder. */
  view(): Promise<CareView>;
  /** Takes a backup at once; one that is under way is waited for and counts. */
  backUpNow(): Promise<Result<BackupInfo, BackupFault>>;
  /**
   * Puts a backup in the place of the data, with what was kept since. The answer comes when the backup was found whole;
   * the core then ends and starts anew on it, in the same process, so that every session and pass ends.
   */
  restore(backupId: string): Promise<Result<null, RestoreProblem>>;
  /** Makes a new recovery code, to be shown once and written down; the one before opens only older backups. */
  makeRecoveryCode(): Promise<Result<string, "disk-full" | "failed">>;
  /** Staff have read what was restored; the notice goes. */
  restoredSeen(): void;
}
