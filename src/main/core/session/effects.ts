import type { Clock } from "../../../shared/clock.ts";
import { authorisationPaper } from "../../../shared/authorisation.ts";
import { keptAnswers, neededPapers } from "../../../shared/declaration.ts";
import type { AccountIntent, AccountStatus, DossierIntent, DossierStatus } from "../../../shared/dossier.ts";
import type { Procedure } from "../../../shared/procedure.ts";
import { type Result, unreachable } from "../../../shared/result.ts";
import type { NoticeCode, PrintProgress, Session } from "../../../shared/session.ts";
import type { ClockTrust } from "../portal/port.ts";
import type { DataKey } from "../vault/vault.ts";
import type { AuthorisationPress } from "./authorisation-press.ts";
import { onPaper } from "./paper-effects.ts";
import { belongsToKept } from "./scan-desk.ts";
import type { SlipPress } from "./slip-press.ts";
import type { Throttle } from "./throttle.ts";
import type { CoreEvent, Effect, SessionNote } from "./transition.ts";

/** What the session's effects need of the store; each call is one synchronous transaction. */
export interface EffectStore {
  keepAccount(intent: AccountIntent, key: DataKey): Result<AccountStatus, "disk-full" | "store-failed">;
  keepDossier(
    intent: DossierIntent,
    key: DataKey,
    links: {
      readonly sessionId: string;
      readonly accountIntentId: number | null;
      readonly corrects?: number;
      readonly clockTrust: ClockTrust;
    },
  ): Result<DossierStatus, "disk-full" | "store-failed" | "not-now">;
  /** On the day of `atMs`, wall time corrected by the portal; the dossier that is being mended is no second one. */
  sameDossierToday(idNumber: string, procedureCode: string, atMs: number, corrects?: number): boolean;
  ticketKnown(ticket: string): boolean;
  findByTicket(ticket: string, lastFour: string): Result<DossierStatus, "ticket-unknown" | "proof-wrong">;
  findByCode(officialCode: string, idNumber: string): DossierStatus | null;
  accountStatus(intentId: number): AccountStatus;
  /** Notes what the citizen's code did to the account, beside what the queue learns by itself. */
  setAccountState(intentId: number, state: "active"): void;
  recordRating(grade: number, reasons: readonly string[]): void;
}

/** Why a code was not taken, or not sent again; `detail` is the portal's own words. */
export interface OtpProblem {
  readonly code: NoticeCode;
  readonly detail?: string;
}

/** The two calls a person waits for with the phone in the hand; the runner never sees the portal itself. */
export interface AccountCalls {
  /** null when the account is active now. */
  confirm(accountId: string, otp: string): Promise<OtpProblem | null>;
  /** null when a new code is on its way. */
  resend(accountId: string): Promise<OtpProblem | null>;
}

export interface EffectOptions {
  readonly store: EffectStore;
  readonly account: AccountCalls;
  readonly clock: Clock;
  /** Wall time corrected by the portal's last Date (DECISIONS 8). */
  readonly portalNowMs: () => number;
  /** What is known of our clock; a date nobody can vouch for is confirmed by staff before it is sent. */
  readonly clockTrust: () => ClockTrust;
  readonly procedure: (code: string) => Procedure | null;
  /** Key the session's scans and kept dossier are sealed with. */
  readonly sessionKey: (sessionId: string) => DataKey;
  readonly newKey: () => DataKey;
  readonly wakeQueue: () => void;
  /** Paper for the person at the machine. */
  readonly press: SlipPress;
  /** Prints the Giấy ủy quyền of the route `authorised`. */
  readonly authorisation: Pick<AuthorisationPress, "print">;
  readonly removeScan: (fileId: string) => Promise<void>;
  readonly callHelper: () => void;
  readonly foldStrip: (folded: boolean) => void;
  readonly note: (event: SessionNote) => void;
  readonly throttle: Throttle;
  readonly tell: (sessionId: string, event: CoreEvent) => void;
  /** A bug in an effect; the session goes on. */
  readonly onFault: (effect: Effect["type"], error: unknown) => void;
}

type Performed = Exclude<Effect, { type: "reset" }>;

/** A second press sooner than this after "you handed this in today" is the first finger's bounce, not an answer. */
const READING_MS = 1_500;

/** Whether the person in front had the time to read the warning about a second dossier of the day. */
interface Warning {
  atMs: number;
}

/** Carries out what the machine asks for and tells the answer to the session that asked. */
export function createEffects(options: EffectOptions): (effect: Performed, session: Session) => void {
  const warning: Warning = { atMs: 0 };
  return (effect, session) => {
    // The id alone: a listener may live on at the printers after the person is gone.
    const { id } = session;
    const tell = (event: CoreEvent): void => options.tell(id, event);
    void perform(effect, session, { ...options, warning }, tell).catch((error: unknown) => {
      options.onFault(effect.type, error);
      tell({ type: "effect-failed", effect: effect.type });
    });
  };
}

async function perform(
  effect: Performed,
  session: Session,
  options: EffectOptions & { readonly warning: Warning },
  tell: (event: CoreEvent) => void,
): Promise<void> {
  switch (effect.type) {
    case "register-account":
      return registerAccount(session, options, tell);
    case "keep-dossier":
      return keepDossier(session, effect.sameTodayAllowed, options, tell);
    case "confirm-otp":
      return confirmOtp(effect, options, tell);
    case "resend-otp":
      return tell(otpAnswer(await options.account.resend(effect.accountId)));
    case "print":
    case "print-result":
    case "paper-came-out":
    case "stop-print":
      return onPaper(effect, session, options.press, tell);
    case "print-form":
      return printFrom(session, options, tell, (intent, onProgress) =>
        options.press.form(session.id, intent, onProgress),
      );
    case "print-authorisation":
      return printFrom(session, options, tell, (intent, onProgress) =>
        options.authorisation.print(intent, onProgress),
      );
    case "find-ticket":
    case "prove-ticket":
    case "find-code":
      return lookUp(effect, options, tell);
    case "rate":
      return options.store.recordRating(effect.grade, effect.reasons);
    case "remove-scan":
      return belongsToKept(session.corrects, effect.fileId) ? undefined : options.removeScan(effect.fileId);
    case "call-helper":
      return options.callHelper();
    case "fold-strip":
      return options.foldStrip(effect.folded);
    case "note":
      return options.note(effect.event);
    default:
      return unreachable(effect);
  }
}

async function confirmOtp(
  { intentId, accountId, otp }: Extract<Effect, { type: "confirm-otp" }>,
  { account, store }: EffectOptions,
  tell: (event: CoreEvent) => void,
): Promise<void> {
  const problem = await account.confirm(accountId, otp);
  if (problem) return tell(otpAnswer(problem));
  store.setAccountState(intentId, "active");
  tell({ type: "account-changed", account: store.accountStatus(intentId) });
}

function otpAnswer(answer: OtpProblem | null): CoreEvent {
  return { type: "otp-answered", notice: answer?.code ?? null, detail: answer?.detail };
}

function registerAccount(session: Session, options: EffectOptions, tell: (event: CoreEvent) => void): void {
  const { person, phone, email } = session;
  if (!person) throw new Error("a registration was asked for before there was a person");
  const intent: AccountIntent = { person, phone, email, confirmedAtMs: options.portalNowMs() };
  const kept = options.store.keepAccount(intent, options.newKey());
  if (!kept.ok) return tell({ type: "keep-failed", notice: "keep-failed-disk" });
  tell({ type: "account-changed", account: kept.value });
  options.wakeQueue();
}

function keepDossier(
  session: Session,
  sameTodayAllowed: boolean,
  options: EffectOptions & { readonly warning: Warning },
  tell: (event: CoreEvent) => void,
): void {
  const intent = intentOf(session, options);
  if (!intent) throw new Error("a dossier was confirmed before it was complete");
  const { store, clock, warning } = options;
  const { submitter, procedureCode, confirmedAtMs } = intent;
  const wasRead = sameTodayAllowed && clock.monotonicMs() - warning.atMs >= READING_MS;
  const corrects = session.corrects?.intentId;
  if (!wasRead && store.sameDossierToday(submitter.idNumber, procedureCode, confirmedAtMs, corrects)) {
    if (!sameTodayAllowed) warning.atMs = clock.monotonicMs();
    return tell({ type: "keep-failed", notice: "same-dossier-today" });
  }
  const accountIntentId = session.account?.intentId ?? null;
  const links = {
    sessionId: session.id,
    accountIntentId,
    clockTrust: options.clockTrust(),
    ...(corrects !== undefined && { corrects }),
  };
  const kept = store.keepDossier(intent, options.sessionKey(session.id), links);
  if (!kept.ok) return tell({ type: "keep-failed", notice: keepNotices[kept.error] });
  tell({ type: "dossier-kept", dossier: kept.value });
  removeUnsent(session, intent, options);
  options.wakeQueue();
}

const keepNotices: Readonly<Record<"disk-full" | "store-failed" | "not-now", NoticeCode>> = {
  "disk-full": "keep-failed-disk",
  "store-failed": "keep-failed-disk",
  "not-now": "correct-too-late",
};

/** Scans that did not become part of the dossier have no purpose any more; those of a mended one go with its old row. */
function removeUnsent({ scans, corrects }: Session, intent: DossierIntent, options: EffectOptions): void {
  for (const { fileId } of scans) {
    if (intent.scans.some((sent) => sent.fileId === fileId) || belongsToKept(corrects, fileId)) continue;
    void options.removeScan(fileId).catch((error: unknown) => options.onFault("remove-scan", error));
  }
}

async function printFrom(
  session: Session,
  options: EffectOptions,
  tell: (event: CoreEvent) => void,
  press: (intent: DossierIntent, onProgress: (print: PrintProgress) => void) => Promise<void>,
): Promise<void> {
  const intent = intentOf(session, options);
  if (intent) await press(intent, (print) => tell({ type: "print-changed", print }));
}

/** Freezes what the citizen confirmed; null only while something every earlier screen asks for is missing. */
export function intentOf(
  session: Session,
  options: Pick<EffectOptions, "procedure" | "portalNowMs">,
): DossierIntent | null {
  const { person, procedureCode, delivery, route, owner } = session;
  const procedure = procedureCode === null ? null : options.procedure(procedureCode);
  if (!person || !procedure || !delivery || !route) return null;
  // A scan of a paper that another answer made needless does not travel.
  const needed = new Set(neededPapers(procedure, session.answers).map(({ code }) => code));
  if (route === "authorised") needed.add(authorisationPaper.code);
  return {
    procedureCode: procedure.code,
    procedureName: procedure.name.vi,
    fieldCode: procedure.field.code,
    fieldName: procedure.field.name.vi,
    submitter: person,
    owner: owner === "self" ? null : owner,
    phone: session.phone,
    email: session.email,
    answers: keptAnswers(procedure, session.answers),
    scans: session.scans.filter((scan) => needed.has(scan.paperCode)),
    delivery,
    consents: session.consents,
    route,
    typist: session.typist ?? "citizen",
    fees: procedure.fees.map(({ name, amountVnd }) => ({ name: name.vi, amountVnd })),
    confirmedAtMs: options.portalNowMs(),
  };
}

type LookUp = Extract<Effect, { type: "find-ticket" | "prove-ticket" | "find-code" }>;

function lookUp(effect: LookUp, options: EffectOptions, tell: (event: CoreEvent) => void): void {
  const { store, throttle } = options;
  if (throttle.blocked()) return tell({ type: "lookup-failed", notice: "lookup-throttled" });
  const failed = (notice: NoticeCode): void => {
    throttle.fail();
    tell({ type: "lookup-failed", notice });
  };
  switch (effect.type) {
    case "find-ticket":
      return store.ticketKnown(effect.ticket)
        ? tell({ type: "ticket-known", ticket: effect.ticket })
        : failed("ticket-unknown");
    case "prove-ticket": {
      const found = store.findByTicket(effect.ticket, effect.lastFour);
      return found.ok ? tell({ type: "looked-up", dossier: found.value }) : failed(found.error);
    }
    case "find-code": {
      const dossier = store.findByCode(effect.officialCode, effect.idNumber);
      return dossier ? tell({ type: "looked-up", dossier }) : failed("ticket-unknown");
    }
    default:
      return unreachable(effect);
  }
}
