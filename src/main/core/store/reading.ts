import type { AccountIntent, AccountStatus, DossierIntent, DossierStatus } from "../../../shared/dossier.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { DutyOfficer } from "../portal/duty-officer.ts";
import type { ConfirmedDossier } from "../portal/port.ts";
import { type Key, openText } from "../vault/seal.ts";
import type { DataKey } from "../vault/vault.ts";
import { keyOf, openJson, type StoreContext } from "./context.ts";
import { citizenHash, lastFourOf, localDay, proofHash, sameDayHash, ticketOf } from "./look-up-values.ts";
import {
  AccountAnswerBody,
  AccountBody,
  AccountStatusRow,
  ConfirmedBody,
  CountRow,
  DossierAnswerBody,
  DossierStatusRow,
  IdRow,
  IntentRow,
  ProofRow,
} from "./rows.ts";

/** What the desk and the citizen may ask of the store. An unknown intentId is a bug and throws. */
export interface Reading {
  dossierStatus(intentId: number): DossierStatus;
  accountStatus(intentId: number): AccountStatus;
  /** The one dossier a session confirmed, or null. */
  dossierOfSession(sessionId: string): DossierStatus | null;
  /** The dossier as confirmed; `null` when it was wiped. */
  intentFor(intentId: number): DossierIntent | null;
  /** Who had the desk when the dossier was confirmed; `null` when nobody was named, or it was wiped. */
  officerOf(intentId: number): DutyOfficer | null;
  accountIntentFor(intentId: number): AccountIntent | null;
  /** Key of the intent's scans; `null` when it was wiped. */
  dataKeyOf(intentId: number): Key | null;
  /** The same with its wrapped form, to seal more under it: a correction keeps the key of what it corrects. */
  keyFor(intentId: number): DataKey | null;
  ticketKnown(ticket: string): boolean;
  /** A slip's owner also knows the last four of the phone or ID number (DECISIONS 18). */
  findByTicket(ticket: string, lastFour: string): Result<DossierStatus, "ticket-unknown" | "proof-wrong">;
  /** By official code and the number of the submitter or the owner; `null` when they do not belong together. */
  findByCode(officialCode: string, idNumber: string): DossierStatus | null;
  /**
   * True when this person already handed in this procedure on the day of `atMs` (now, unless given). A dossier that is
   * being corrected does not count against its own correction: name it in `corrects`.
   */
  sameDossierToday(idNumber: string, procedureCode: string, atMs?: number, corrects?: number | null): boolean;
  /** Dossiers kept here that the portal does not have yet. */
  waitingCount(): number;
  /** True for a scan that belongs to a dossier; other scan files are strays. */
  knowsFile(fileId: string): boolean;
  /** Ids of all of them; with very many dossiers this takes seconds, so nothing that runs beside a person asks it. */
  knownFileIds(): ReadonlySet<string>;
}

const noAnswer: DossierAnswerBody = { refusal: null, missingPapers: null, results: [] };

function statusReaders({ db, vault }: StoreContext): Pick<Reading, "dossierStatus" | "accountStatus"> {
  const dossier = db.prepare(
    `SELECT intent_id, reference, wrapped_key, kept_at_ms, local_number, ticket, state, reason, official_code,
       portal_state, taken_in_at, due_at, answer
     FROM dossiers JOIN outbox USING (intent_id) JOIN intents USING (intent_id) WHERE intent_id = ?`,
  );
  const account = db.prepare(
    "SELECT intent_id, reference, wrapped_key, state, answer FROM accounts JOIN intents USING (intent_id) WHERE intent_id = ?",
  );
  return {
    dossierStatus: (intentId) => dossierStatusOf(DossierStatusRow.parse(dossier.get(intentId)), vault),
    accountStatus(intentId) {
      const row = AccountStatusRow.parse(account.get(intentId));
      const answer =
        row.wrapped_key && row.answer
          ? openJson(AccountAnswerBody, keyOf(vault, row.wrapped_key), row.answer, "answer", row.reference)
          : { accountId: null, refusal: null };
      return { intentId, state: row.state, ...answer };
    },
  };
}

function dossierStatusOf(row: DossierStatusRow, vault: StoreContext["vault"]): DossierStatus {
  const { reference } = row;
  const key = row.wrapped_key ? keyOf(vault, row.wrapped_key) : null;
  const ticket = key && row.ticket ? openText(key, row.ticket, `ticket:${reference}`) : ok("");
  if (!ticket.ok) throw new Error("a ticket of the store was altered");
  const answer =
    key && row.answer ? openJson(DossierAnswerBody, key, row.answer, "answer", reference) : noAnswer;
  return {
    intentId: row.intent_id,
    localNumber: row.local_number,
    ticket: ticket.value,
    state: row.state,
    reason: row.reason,
    keptAtMs: row.kept_at_ms,
    officialCode: row.official_code,
    portalState: row.portal_state,
    takenInAt: row.taken_in_at,
    dueAt: row.due_at,
    ...answer,
  };
}

function intentReaders({
  db,
  vault,
}: StoreContext): Pick<Reading, "intentFor" | "officerOf" | "accountIntentFor" | "dataKeyOf" | "keyFor"> {
  const select = db.prepare("SELECT kind, reference, wrapped_key, body FROM intents WHERE intent_id = ?");
  const row = (intentId: number) => IntentRow.parse(select.get(intentId));
  const confirmed = (intentId: number): ConfirmedDossier | null => {
    const { reference, wrapped_key: wrapped, body } = row(intentId);
    return wrapped && body ? openJson(ConfirmedBody, keyOf(vault, wrapped), body, "body", reference) : null;
  };
  return {
    intentFor: (intentId) => confirmed(intentId)?.intent ?? null,
    officerOf: (intentId) => confirmed(intentId)?.officer ?? null,
    accountIntentFor(intentId) {
      const { reference, wrapped_key: wrapped, body } = row(intentId);
      return wrapped && body ? openJson(AccountBody, keyOf(vault, wrapped), body, "body", reference) : null;
    },
    dataKeyOf(intentId) {
      const { wrapped_key: wrapped } = row(intentId);
      return wrapped ? keyOf(vault, wrapped) : null;
    },
    keyFor(intentId) {
      const { wrapped_key: wrapped } = row(intentId);
      return wrapped ? { key: keyOf(vault, wrapped), wrapped } : null;
    },
  };
}

export function createReading(context: StoreContext): Reading {
  const { db, vault, clock } = context;
  const status = statusReaders(context);
  const byTicket = db.prepare("SELECT intent_id, phone_proof, id_proof FROM dossiers WHERE ticket_hash = ?");
  const byCode = db.prepare(
    "SELECT intent_id FROM dossiers WHERE official_code IN (?, ?) AND (submitter_hash = ? OR owner_hash = ?)",
  );
  const sameDay = db.prepare(
    `SELECT EXISTS (SELECT 1 FROM dossiers JOIN outbox USING (intent_id)
       WHERE same_day_hash = ? AND state <> 'cancelled' AND intent_id IS NOT ?) AS n`,
  );
  const waiting = db
    .prepare(
      `SELECT sum(n) FROM tally WHERE bucket IN ('dossier:waiting', 'dossier:sending', 'dossier:unknown',
         'dossier:needs-person', 'dossier:held', 'dossier:behind')`,
    )
    .pluck();
  const successor = db.prepare("SELECT intent_id FROM intents WHERE replaces = ?");
  const bySession = db.prepare("SELECT intent_id FROM dossiers WHERE session_id = ?");
  const file = db.prepare("SELECT 1 FROM files WHERE file_id = ?");
  const files = db.prepare("SELECT file_id FROM files").pluck();
  /** The newest of a line of corrections: an old slip stands for what became of it. */
  const newest = (intentId: number): DossierStatus => {
    let last = intentId;
    for (let next = successor.get(last); next !== undefined; next = successor.get(last))
      last = IdRow.parse(next).intent_id;
    return status.dossierStatus(last);
  };
  const rowOf = (text: string): unknown => {
    const ticket = ticketOf(text);
    return ticket === null ? undefined : byTicket.get(vault.hash("ticket", ticket));
  };
  return {
    ...status,
    ...intentReaders(context),
    dossierOfSession(sessionId) {
      const row = bySession.get(sessionId);
      return row ? status.dossierStatus(IdRow.parse(row).intent_id) : null;
    },
    ticketKnown: (ticket) => rowOf(ticket) !== undefined,
    findByTicket(text, lastFour) {
      const row = rowOf(text);
      if (row === undefined) return err("ticket-unknown");
      const { intent_id: intentId, phone_proof, id_proof } = ProofRow.parse(row);
      const proof = proofHash(vault, ticketOf(text) ?? "", lastFourOf(lastFour));
      return proof === phone_proof || proof === id_proof ? ok(newest(intentId)) : err("proof-wrong");
    },
    findByCode(officialCode, idNumber) {
      const citizen = citizenHash(vault, idNumber);
      const code = officialCode.trim();
      const row = byCode.get(code, code.toUpperCase(), citizen, citizen);
      return row ? newest(IdRow.parse(row).intent_id) : null;
    },
    sameDossierToday(idNumber, procedureCode, atMs = clock.nowMs(), corrects = null) {
      const hash = sameDayHash(vault, idNumber, procedureCode, localDay(atMs));
      return CountRow.parse(sameDay.get(hash, corrects)).n > 0;
    },
    waitingCount: () => Number(waiting.get()),
    knowsFile: (fileId) => file.get(fileId) !== undefined,
    knownFileIds: () => new Set(files.all().map(String)),
  };
}
