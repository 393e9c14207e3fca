import { randomUUID } from "node:crypto";
import type { Clock } from "../../../shared/clock.ts";
import type { DossierIntent, DossierStatus } from "../../../shared/dossier.ts";
import type { PaperKind, PrintProgress } from "../../../shared/printing.ts";
import type { Procedure } from "../../../shared/procedure.ts";
import type { NoticeCode } from "../../../shared/session.ts";
import type { ReturnDate } from "../../../shared/staff.ts";
import { isPdf } from "../portal/is-pdf.ts";
import type { Portal } from "../portal/port.ts";
import type { PrintDesk } from "../printing/print-desk.ts";
import type { PrintJob, PrintPress } from "../printing/print-job.ts";
import type { SlipDesk } from "../slips/job.ts";
import { slipKindOf } from "../slips/kinds.ts";

interface SlipStore {
  dossierStatus(intentId: number): DossierStatus;
  intentFor(intentId: number): DossierIntent | null;
  printCount(intentId: number, kind: PaperKind, part?: string): number;
  recordPrint(intentId: number, kind: PaperKind, copies: number, part?: string): void;
}

/** What of a dossier stands on its declaration form. */
export type FilledForm = Pick<DossierIntent, "procedureCode" | "submitter" | "answers" | "confirmedAtMs">;

export interface SlipPressOptions {
  readonly store: SlipStore;
  readonly desk: Pick<PrintDesk, "print" | "cameOut">;
  readonly portal: Pick<Portal, "fetchResult">;
  readonly procedure: (code: string) => Procedure | null;
  readonly slipDesk: SlipDesk;
  readonly practice: boolean;
  /** The return date with what staff think of it; null until taken in. */
  readonly returnDate: (status: DossierStatus, procedure: Procedure) => ReturnDate | null;
  readonly clock: Pick<Clock, "monotonicMs">;
}

type Tell = (print: PrintProgress) => void;

/** Paper for the person at the machine. What one session asked for is taken back when it ends. */
export interface SlipPress {
  /**
   * Prints the slip that is true at this moment. Every stage is told; it is counted only when it is on paper. A notice
   * when the dossier was wiped and there is nothing to print.
   */
  slip(
    sessionId: string,
    intentId: number,
    onProgress: Tell,
  ): Promise<Extract<NoticeCode, "slip-wiped"> | null>;
  /** Prints a result paper as the portal gives it; a notice when there is none to print now. */
  result(
    sessionId: string,
    intentId: number,
    resultId: string,
    onProgress: Tell,
  ): Promise<Extract<NoticeCode, "result-away"> | null>;
  /** Prints a filled declaration of a person who wants nothing kept; it is counted nowhere. */
  form(sessionId: string, form: FilledForm, onProgress: Tell): Promise<void>;
  /** The person looked whether the last paper came out, which its printer could not tell. */
  cameOut(sessionId: string, came: boolean): void;
  /** The person turned away from the paper that is on its way: it is taken back, and nothing more is said of it. */
  stop(sessionId: string): void;
}

/** A finger that trembles comes down twice within this; a printer may be done with the first slip before. */
const SAME_PRESS_MS = 400;

interface Press {
  readonly sessionId: string;
  readonly pressId: string;
  /** Which paper, to tell a finger that came down twice. */
  readonly what: string;
  readonly atMs: number;
  readonly leave: AbortController;
  readonly tell: Tell;
  readonly done: PromiseWithResolvers<PrintProgress>;
}

type Counted = Pick<PrintPress, "copiesOut" | "onPaper">;

/** Presses of the screens; one paper is on its way at a time, as there is one person. */
export function createSlipPress(options: SlipPressOptions): SlipPress {
  const { store, desk, clock, portal } = options;
  let current: Press | null = null;

  function stop(): void {
    current?.leave.abort();
    current = null;
  }

  /** Null when the same finger came down twice: then the first press is told once more, and nothing else happens. */
  async function begin(sessionId: string, what: string, onProgress: Tell): Promise<Press | null> {
    const atMs = clock.monotonicMs();
    if (current?.sessionId === sessionId && current.what === what && atMs - current.atMs < SAME_PRESS_MS) {
      onProgress(await current.done.promise);
      return null;
    }
    stop();
    const mine: Press = {
      sessionId,
      pressId: randomUUID(),
      what,
      atMs,
      leave: new AbortController(),
      // Whoever turned away from it hears no more of it.
      tell: (print) => (current === mine ? onProgress(print) : undefined),
      done: Promise.withResolvers<PrintProgress>(),
    };
    current = mine;
    return mine;
  }

  async function finish(press: Press, job: PrintJob | null, otherwise: PrintProgress, counted?: Counted) {
    if (press.leave.signal.aborted) return press.done.resolve(otherwise);
    if (!job) {
      press.tell(otherwise);
      return press.done.resolve(otherwise);
    }
    const { pressId, leave, tell } = press;
    press.done.resolve(
      await desk.print({ pressId, job, signal: leave.signal, onProgress: tell, ...counted }),
    );
  }

  const counted = (intentId: number, kind: PaperKind, part?: string): Counted => ({
    copiesOut: () => store.printCount(intentId, kind, part),
    onPaper: () => store.recordPrint(intentId, kind, 1, part),
  });

  return {
    async slip(sessionId, intentId, onProgress) {
      const status = store.dossierStatus(intentId);
      const kind = slipKindOf(status);
      const press = await begin(sessionId, `${intentId} ${kind}`, onProgress);
      if (!press) return null;
      const copies = store.printCount(intentId, kind);
      const job = slipJob(status, options);
      await finish(press, job, { state: "idle", kind: null, problem: null, copies }, counted(intentId, kind));
      return job ? null : "slip-wiped";
    },
    async result(sessionId, intentId, resultId, onProgress) {
      const { localNumber, officialCode, results } = store.dossierStatus(intentId);
      if (!results.some(({ id }) => id === resultId)) return null;
      const press = await begin(sessionId, `${intentId} result ${resultId}`, onProgress);
      if (!press) return null;
      const copies = store.printCount(intentId, "result", resultId);
      const begun = { state: "rendering", kind: "result", problem: null, copies } as const;
      press.tell(begun);
      const fetched = await portal.fetchResult(resultId);
      const pdf = fetched.ok && isPdf(fetched.value) ? fetched.value : null;
      const number = officialCode ?? localNumber;
      const job = pdf && ({ kind: "result", number, pdf, copy: copies + 1 } as const);
      await finish(press, job, { ...begun, state: "idle" }, counted(intentId, "result", resultId));
      return pdf || press.leave.signal.aborted ? null : "result-away";
    },
    async form(sessionId, form, onProgress) {
      const { slipDesk, practice } = options;
      const press = await begin(sessionId, `form ${form.procedureCode}`, onProgress);
      if (!press) return;
      const procedure = options.procedure(form.procedureCode);
      const about = { intent: form, desk: slipDesk, practice, copy: 1 };
      const job = procedure && ({ kind: "declaration", procedure, ...about } as const);
      await finish(press, job, failed("declaration", 0));
    },
    cameOut(sessionId, came) {
      if (current?.sessionId === sessionId) desk.cameOut(current.pressId, came);
    },
    stop(sessionId) {
      if (current?.sessionId === sessionId) stop();
    },
  };
}

function failed(kind: PaperKind, copies: number): PrintProgress {
  return { state: "failed", kind, problem: "unknown", copies };
}

/** Read anew, so that the paper says what is true at this moment; null for a dossier that was wiped. */
function slipJob(
  status: DossierStatus,
  { store, procedure: find, slipDesk, practice, returnDate }: SlipPressOptions,
): PrintJob | null {
  const intent = store.intentFor(status.intentId);
  const procedure = intent && find(intent.procedureCode);
  if (!intent || !procedure) return null;
  const kind = slipKindOf(status);
  const copy = store.printCount(status.intentId, kind) + 1;
  const date = returnDate(status, procedure);
  return { kind, status, intent, procedure, returnDate: date, desk: slipDesk, practice, copy };
}
