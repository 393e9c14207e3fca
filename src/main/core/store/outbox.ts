import type {
  AccountIntent,
  AccountState,
  DossierIntent,
  OutboxState,
  Reason,
} from "../../../shared/dossier.ts";
import type { DutyOfficer } from "../portal/duty-officer.ts";
import type { PortalAccount, PortalDossier } from "../portal/port.ts";
import type { Key } from "../vault/seal.ts";
import { createChains } from "./chains.ts";
import type { StoreContext } from "./context.ts";
import { type Claims, createClaims } from "./claims.ts";
import { createLine } from "./line.ts";
import { answerSealer, createMarks } from "./marks.ts";
import type { Reading } from "./reading.ts";
import type { AccountAnswerBody } from "./rows.ts";

/** A row the queue might take next; `citizen` is a keyed hash, for the order of one person's rows. */
export interface Candidate {
  readonly intentId: number;
  readonly kind: "account" | "dossier";
  readonly citizen: string;
}

/** A row as it stands on the disk this moment. */
export interface LineRow extends Candidate {
  readonly state: OutboxState;
  readonly leased: boolean;
}

/** Where the upload of a scan stands. */
export interface UploadState {
  readonly fileId: string;
  readonly position: number;
  readonly url: string | null;
  readonly uploaded: boolean;
}

interface TaskHead {
  readonly intentId: number;
  /** MaThamChieu, the same on every attempt. */
  readonly reference: string;
  readonly state: OutboxState;
  readonly attempts: number;
}

/** A row with everything needed to send it. */
export type Task =
  | (TaskHead & { readonly kind: "account"; readonly intent: AccountIntent })
  | (TaskHead & {
      readonly kind: "dossier";
      readonly intent: DossierIntent;
      readonly officer: DutyOfficer | null;
      readonly key: Key;
      readonly uploads: readonly UploadState[];
    });

/** The queue's side of the store. Each call is one transaction with its audit row; only the queue calls them. */
export interface Outbox extends Claims {
  /** Waiting rows that nobody has claimed, after the one named, in order. */
  waitingAfter(afterIntentId: number, limit: number): readonly Candidate[];
  /** Rows of unknown outcome, after the one named, in order. */
  unknownAfter(afterIntentId: number, limit: number): readonly Candidate[];
  /** One row as it stands; null when there is none. */
  lineRow(intentId: number): LineRow | null;
  /**
   * True when no earlier row of the same citizen stands before it. A citizen's rows go in order, but one that failed
   * `patience` times delays nobody behind it any more.
   */
  isClear(candidate: Candidate, patience: number): boolean;
  /** The waiting rows of one citizen that nothing stands before, in order; some of them when they are very many. */
  headsOf(citizen: string, patience: number): readonly Candidate[];
  /** Rows that were moved by anybody but the queue since the last call: staff, or a registration they hung on. */
  takeTouched(): readonly number[];
  /** null when the intent was wiped. */
  task(intentId: number): Task | null;
  /** On the disk before a byte of the create leaves. */
  markSending(intentId: number): void;
  markUnknown(intentId: number, reason: Reason): void;
  /** Back in line after a passing fault; `charged` when the portal really answered. */
  markWaiting(intentId: number, reason: Reason | null, charged: boolean): void;
  markAbsent(intentId: number): void;
  /** Leaves the automatic path; `words` are shown to staff and citizen, and lie sealed. */
  markNeedsPerson(intentId: number, reason: Reason, words: string | null): void;
  /** The portal has it: also the way a later look-up brings news. Gives false when nothing changed. */
  noteDossier(intentId: number, dossier: PortalDossier): boolean;
  noteAccount(intentId: number, account: PortalAccount): void;
  refuseAccount(intentId: number, state: "refused" | "someone-elses", words: string | null): void;
  setAccountState(intentId: number, state: AccountState): void;
  noteUploadUrl(fileId: string, url: string | null): void;
  noteUploaded(intentId: number, fileId: string, position: number, url: string): void;
  /** Dossiers at the portal that are not finished, after the one named, in order; for the round of questions. */
  unfinished(afterIntentId: number, limit: number): readonly number[];
  /** Registrations whose OTP was never entered here, after the one named, in order. */
  unconfirmed(afterIntentId: number, limit: number): readonly number[];
  /** Every dossier that hangs on this registration, in order. */
  behind(accountIntentId: number): readonly number[];
  counts(): Readonly<Record<"waiting" | "unknown", number>>;
}

export function createOutbox(context: StoreContext, read: Pick<Reading, "dossierStatus">): Outbox {
  return {
    ...createClaims(context),
    ...createLine(context),
    ...createMarks(context),
    ...createDossierNotes(context, read),
    ...createAccountNotes(context),
    ...createUploadNotes(context),
  };
}

function createDossierNotes(
  context: StoreContext,
  read: Pick<Reading, "dossierStatus">,
): Pick<Outbox, "noteDossier"> {
  const { db, clock } = context;
  const sealAnswer = answerSealer(context);
  const before = db
    .prepare("SELECT official_code, portal_state, taken_in_at, due_at FROM dossiers WHERE intent_id = +?")
    .raw();
  const note = db.prepare(
    "UPDATE dossiers SET official_code = ?, portal_state = ?, taken_in_at = ?, due_at = ?, answer = ? WHERE intent_id = +?",
  );
  const accept = db.prepare(
    `UPDATE outbox SET state = 'accepted', reason = NULL, lease = NULL, doubts = 0, changed_at_ms = ?
     WHERE intent_id = +? AND state <> 'accepted'`,
  );
  const end = db.prepare("INSERT OR IGNORE INTO endings (intent_id, ended_at_ms) VALUES (?, ?)");
  return {
    noteDossier: db.transaction((intentId: number, dossier: PortalDossier): boolean => {
      const { officialCode, state, takenInAt, dueAt, refusal, missingPapers, results } = dossier;
      const columns = [officialCode, state, takenInAt, dueAt];
      const said = { refusal, missingPapers, results: results.map(({ id, name }) => ({ id, name })) };
      const accepted = accept.run(clock.nowMs(), intentId).changes === 1;
      const same = (): boolean => {
        const known = read.dossierStatus(intentId);
        const words = { refusal: known.refusal, missingPapers: known.missingPapers, results: known.results };
        return JSON.stringify([before.get(intentId), words]) === JSON.stringify([columns, said]);
      };
      if (!accepted && same()) return false;
      note.run(...columns, sealAnswer(intentId, said), intentId);
      if (isEnd(state)) end.run(intentId, clock.nowMs());
      if (accepted) context.audit({ event: "dossier-accepted", intentId, portalState: state });
      else context.audit({ event: "dossier-progressed", intentId, portalState: state });
      return true;
    }),
  };
}

/** Not taken in, withdrawn, stopped, handed back: nothing more comes, and the dossier's purpose is done. */
function isEnd(state: PortalDossier["state"]): boolean {
  return state === 3 || state === 7 || state === 8 || state === 10;
}

type AccountNotes = Pick<Outbox, "noteAccount" | "refuseAccount" | "setAccountState">;

function createAccountNotes(context: StoreContext): AccountNotes {
  const { db, clock } = context;
  const sealAnswer = answerSealer(context);
  const update = db.prepare(
    "UPDATE accounts SET state = ?, answer = coalesce(?, answer) WHERE intent_id = +?",
  );
  const accept = db.prepare(
    "UPDATE outbox SET state = 'accepted', reason = NULL, lease = NULL, doubts = 0, changed_at_ms = ? WHERE intent_id = +?",
  );
  // The portal really answered: a later try asks first.
  const refuse = db.prepare(
    `UPDATE outbox SET state = 'needs-person', reason = ?, attempts = attempts + 1, lease = NULL, doubts = 0,
       changed_at_ms = ? WHERE intent_id = +?`,
  );
  const chains = createChains(context);
  const setState = (intentId: number, state: AccountState, answer: AccountAnswerBody | null): void => {
    update.run(state, answer ? sealAnswer(intentId, answer) : null, intentId);
    context.audit({ event: "account-answered", intentId, state });
    if (state === "refused") chains.strand(intentId);
    else if (state !== "waiting") chains.free(intentId);
  };
  return {
    noteAccount: db.transaction((intentId: number, { accountId, state }: PortalAccount) => {
      accept.run(clock.nowMs(), intentId);
      setState(intentId, state, { accountId, refusal: null });
    }),
    refuseAccount: db.transaction(
      (intentId: number, state: "refused" | "someone-elses", words: string | null) => {
        refuse.run(state, clock.nowMs(), intentId);
        setState(intentId, state, { accountId: null, refusal: words });
      },
    ),
    setAccountState: db.transaction((intentId: number, state: AccountState) =>
      setState(intentId, state, null),
    ),
  };
}

function createUploadNotes(context: StoreContext): Pick<Outbox, "noteUploadUrl" | "noteUploaded"> {
  const { db } = context;
  const url = db.prepare("UPDATE files SET upload_url = ?, uploaded = 0 WHERE file_id = ?");
  const uploaded = db.prepare("UPDATE files SET uploaded = 1, upload_url = ? WHERE file_id = ?");
  return {
    noteUploadUrl: (fileId, to) => void url.run(to, fileId),
    noteUploaded: db.transaction((intentId: number, fileId: string, position: number, path: string) => {
      uploaded.run(path, fileId);
      context.audit({ event: "file-uploaded", intentId, position });
    }),
  };
}
