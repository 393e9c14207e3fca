import type { AuditEvent } from "../../../shared/audit-events.ts";
import type { AccountStatus, DossierStatus, ScanFile } from "../../../shared/dossier.ts";
import type { Procedure } from "../../../shared/procedure.ts";
import type {
  Desk,
  Notice,
  NoticeCode,
  PrintProgress,
  Session,
  SessionEvent,
  SlipKind,
  Step,
} from "../../../shared/session.ts";

/** What the machine may know besides the session; read-only, the same for the length of one event. */
export interface World {
  readonly procedures: readonly Procedure[];
  /** The local day at the desk, `yyyy-MM-dd`. */
  readonly today: string;
  readonly accountMode: Desk["accountMode"];
  readonly routes: Desk["routes"];
  /** Today's addresses for one of before July 2025; none when it is of today, or not understood. */
  readonly addressesNow: (address: string) => readonly string[];
}

/** The session's named waits. */
export type TimerName = "idle" | "idle-final" | "account-answer" | "submit-answer" | "goodbye";

/** What the core itself tells the session: answers of effects, timers, news of the queue. */
export type CoreEvent =
  | { readonly type: "timer"; readonly name: TimerName }
  | { readonly type: "account-changed"; readonly account: AccountStatus }
  | {
      readonly type: "otp-answered";
      readonly notice: NoticeCode | null;
      readonly detail?: string | undefined;
    }
  | { readonly type: "dossier-kept"; readonly dossier: DossierStatus }
  | { readonly type: "dossier-changed"; readonly dossier: DossierStatus }
  | { readonly type: "keep-failed"; readonly notice: NoticeCode }
  /** `replaces`: files of the same paper that this one holds whole. */
  | { readonly type: "scan-added"; readonly scan: ScanFile; readonly replaces?: readonly string[] }
  | { readonly type: "scan-refused"; readonly notice: NoticeCode; readonly paperCode: string }
  | { readonly type: "print-changed"; readonly print: PrintProgress }
  /** There is no paper to print. */
  | { readonly type: "nothing-to-print"; readonly notice: "result-away" | "slip-wiped" }
  | { readonly type: "ticket-known"; readonly ticket: string }
  | { readonly type: "looked-up"; readonly dossier: DossierStatus }
  | { readonly type: "lookup-failed"; readonly notice: NoticeCode }
  /** It ended without its answer. */
  | { readonly type: "effect-failed"; readonly effect: Effect["type"] };

/** Events of the log that the session itself asks for; none can carry a person's data. */
export type SessionNote = Extract<
  AuditEvent,
  { event: "vneid-guided" | "typist-chosen" | "card-picture-allowed" }
>;

/** What the runner does for the session; each comes back as a CoreEvent. */
export type Effect =
  | { readonly type: "register-account" }
  | {
      readonly type: "confirm-otp";
      readonly intentId: number;
      readonly accountId: string;
      readonly otp: string;
    }
  | { readonly type: "resend-otp"; readonly accountId: string }
  | { readonly type: "keep-dossier"; readonly sameTodayAllowed: boolean }
  | { readonly type: "print"; readonly kind: SlipKind }
  | { readonly type: "print-form" }
  | { readonly type: "print-result"; readonly resultId: string }
  | { readonly type: "paper-came-out"; readonly came: boolean }
  /** The person turned away from paper that is on its way. */
  | { readonly type: "stop-print" }
  | { readonly type: "print-authorisation" }
  | { readonly type: "rate"; readonly grade: number; readonly reasons: readonly string[] }
  | { readonly type: "find-ticket"; readonly ticket: string }
  | { readonly type: "prove-ticket"; readonly ticket: string; readonly lastFour: string }
  | { readonly type: "find-code"; readonly officialCode: string; readonly idNumber: string }
  | { readonly type: "remove-scan"; readonly fileId: string }
  | { readonly type: "call-helper" }
  | { readonly type: "fold-strip"; readonly folded: boolean }
  /** Something for the log that belongs to no row. */
  | { readonly type: "note"; readonly event: SessionNote }
  | { readonly type: "reset" };

export interface Transition {
  readonly session: Session;
  readonly effects: readonly Effect[];
}

/** Answers one event in one step; an event that does not fit the step leaves everything as it is. */
export type StepHandler<E = SessionEvent> = (session: Session, event: E, world: World) => Transition;

/** Nothing happens: the event was late or does not fit here. */
export function stay(session: Session): Transition {
  return { session, effects: [] };
}

/** Changes fields of the session and asks for effects, on the same step. */
export function change(session: Session, patch: Partial<Session>, ...effects: readonly Effect[]): Transition {
  return { session: { ...session, ...patch }, effects };
}

/** Goes to another step; what was said about the last screen goes with it, and a card shown there counts. */
export function go(
  session: Session,
  step: Step,
  patch: Partial<Session> = {},
  ...effects: readonly Effect[]
): Transition {
  return { session: { ...session, notice: null, beforeCard: null, busy: false, ...patch, step }, effects };
}

/** Stays, and says what is wrong with `field` of this screen. */
export function refuse(session: Session, code: NoticeCode, field?: string, detail?: string): Transition {
  const notice: Notice = { code, ...(field && { field }), ...(detail && { detail }) };
  return { session: { ...session, notice, busy: false }, effects: [] };
}
