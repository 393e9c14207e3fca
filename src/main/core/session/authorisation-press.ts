import { randomUUID } from "node:crypto";
import type { DossierIntent } from "../../../shared/dossier.ts";
import type { PrintProgress } from "../../../shared/printing.ts";
import type { Procedure } from "../../../shared/procedure.ts";
import type { DutyOfficer } from "../portal/duty-officer.ts";
import type { PrintDesk } from "../printing/print-desk.ts";
import type { SlipDesk } from "../slips/job.ts";

/** What of a dossier stands on its Giấy ủy quyền. */
export type Authorised = Pick<
  DossierIntent,
  "procedureCode" | "submitter" | "owner" | "phone" | "confirmedAtMs"
>;

export interface AuthorisationPressOptions {
  readonly desk: Pick<PrintDesk, "print">;
  readonly procedure: (code: string) => Procedure | null;
  readonly slipDesk: SlipDesk;
  readonly practice: boolean;
  /** Whom the citizen authorises; without one the route is not offered. */
  readonly officer: DutyOfficer | null;
}

/** Prints a Giấy ủy quyền for signing; it is counted nowhere, for no dossier is kept yet. */
export interface AuthorisationPress {
  print(form: Authorised, onProgress: (print: PrintProgress) => void): Promise<void>;
  /** The person went on, or away: what is not on paper yet is taken back. */
  leave(): void;
}

const failed: PrintProgress = { state: "failed", kind: "authorisation", problem: "unknown", copies: 0 };

export function createAuthorisationPress(options: AuthorisationPressOptions): AuthorisationPress {
  const { desk, practice, officer } = options;
  let present = new AbortController();
  return {
    async print(form, onProgress) {
      const procedure = options.procedure(form.procedureCode);
      if (!procedure || !officer) return onProgress(failed);
      const job = {
        kind: "authorisation",
        intent: form,
        officer,
        procedure,
        desk: options.slipDesk,
        practice,
        // Each is an original: a second one is signed as well as a first.
        copy: 1,
      } as const;
      const { signal } = present;
      // Of a paper that was taken back nothing more is said: the screen may wait for the next one.
      const tell = (progress: PrintProgress): void => {
        if (!signal.aborted) onProgress(progress);
      };
      tell(await desk.print({ pressId: randomUUID(), job, signal, onProgress: tell }));
    },
    leave() {
      present.abort();
      present = new AbortController();
    },
  };
}
