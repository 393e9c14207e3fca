import { randomUUID } from "node:crypto";
import type { Clock } from "../../../shared/clock.ts";
import type { DossierIntent, DossierStatus } from "../../../shared/dossier.ts";
import type { Procedure } from "../../../shared/procedure.ts";
import type { PrintProgress, SlipKind } from "../../../shared/session.ts";
import type { PrintDesk } from "../printing/print-desk.ts";
import type { SlipDesk } from "../slips/job.ts";
import { slipKindOf } from "../slips/kinds.ts";

interface SlipStore {
  dossierStatus(intentId: number): DossierStatus;
  intentFor(intentId: number): DossierIntent | null;
  printCount(intentId: number, kind: SlipKind): number;
  recordPrint(intentId: number, kind: SlipKind, copies: number): void;
}

/** What of a dossier stands on its declaration form. */
export type FilledForm = Pick<DossierIntent, "procedureCode" | "submitter" | "answers" | "confirmedAtMs">;

export interface SlipPressOptions {
  readonly store: SlipStore;
  readonly desk: PrintDesk;
  readonly procedure: (code: string) => Procedure | null;
  readonly slipDesk: SlipDesk;
  readonly practice: boolean;
  readonly clock: Pick<Clock, "monotonicMs">;
}

/** A finger that trembles comes down twice within this; a printer may be done with the first slip before. */
const SAME_PRESS_MS = 400;

/**
 * One press of "print": reads the dossier's state anew, so that the paper says what is true at this moment, and counts
 * it only when it is on paper. A wiped dossier prints nothing and says so.
 */
export function createSlipPress(options: SlipPressOptions) {
  const { store, clock } = options;
  let last: { readonly what: string; readonly atMs: number; readonly end: Promise<PrintProgress> } | null =
    null;
  return async (intentId: number, onProgress: (print: PrintProgress) => void): Promise<void> => {
    const status = store.dossierStatus(intentId);
    const what = `${intentId} ${slipKindOf(status)}`;
    const atMs = clock.monotonicMs();
    if (last?.what === what && atMs - last.atMs < SAME_PRESS_MS) return onProgress(await last.end);
    const end = printOne(status, options, onProgress);
    last = { what, atMs, end };
    const print = await end;
    // It is on paper, whether or not the disk takes the note of it.
    onProgress(print);
    if (print.state === "printed") store.recordPrint(intentId, slipKindOf(status), 1);
  };
}

async function printOne(
  status: DossierStatus,
  { store, desk, procedure, slipDesk, practice }: SlipPressOptions,
  onProgress: (print: PrintProgress) => void,
): Promise<PrintProgress> {
  const { intentId } = status;
  const intent = store.intentFor(intentId);
  const about = intent && procedure(intent.procedureCode);
  const kind = slipKindOf(status);
  const earlier = store.printCount(intentId, kind);
  if (!intent || !about) return { state: "failed", kind, problem: "unknown", copies: earlier };
  const job = { kind, status, intent, procedure: about, desk: slipDesk, practice, copy: earlier + 1 };
  return desk.printSlip({ pressId: randomUUID(), job, onProgress });
}

/** Prints a filled declaration for a person who wants nothing kept; it is counted nowhere, for it belongs to no dossier. */
export function createFormPress({
  desk,
  procedure,
  slipDesk,
  practice,
}: Omit<SlipPressOptions, "store" | "clock">) {
  return async (form: FilledForm, onProgress: (print: PrintProgress) => void): Promise<void> => {
    const about = procedure(form.procedureCode);
    if (!about) return onProgress({ state: "failed", kind: null, problem: "unknown", copies: 0 });
    const job = {
      kind: "declaration",
      intent: form,
      procedure: about,
      desk: slipDesk,
      practice,
      copy: 1,
    } as const;
    onProgress(await desk.printSlip({ pressId: randomUUID(), job, onProgress }));
  };
}
