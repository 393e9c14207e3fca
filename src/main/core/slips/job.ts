import type { DossierIntent, DossierStatus } from "../../../shared/dossier.ts";
import type { Procedure } from "../../../shared/procedure.ts";
import type { SlipKind } from "../../../shared/session.ts";

/** A5 is what slips are laid out for; the 80 mm roll takes the kept and the registered slip only; forms are A4. */
export type SlipPaper = "roll-80" | "a5" | "a4";

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
}

interface JobBase {
  readonly procedure: Procedure;
  readonly desk: SlipDesk;
  readonly practice: boolean;
  /** 1 is the first print; n > 1 is marked "Bản in lại lần n-1". */
  readonly copy: number;
  readonly paper?: SlipPaper | undefined;
}

/** A slip about a dossier. Its kind must be what `slipKindOf(status)` says, or it is not rendered. */
export interface StatusSlipJob extends JobBase {
  readonly kind: SlipKind;
  readonly status: DossierStatus;
  readonly intent: DossierIntent;
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

export type SlipJob = StatusSlipJob | DeclarationJob | EmptyDeclarationJob;

/**
 * Why there is no PDF: `claims-more` the kind is not what the status allows; `paper-unfit` that slip is not laid out
 * for that paper; `no-form` the procedure's form has no template; `template` a template is wrong (message names file
 * and field); `too-late` the deadline passed; `crashed` the worker died twice; `closed` after close().
 */
export interface SlipProblem {
  readonly code: "claims-more" | "paper-unfit" | "no-form" | "template" | "too-late" | "crashed" | "closed";
  readonly message: string;
}
