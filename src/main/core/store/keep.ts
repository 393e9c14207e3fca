import { randomUUID } from "node:crypto";
import type {
  AccountIntent,
  AccountStatus,
  DossierIntent,
  DossierStatus,
  OutboxState,
  Reason,
} from "../../../shared/dossier.ts";
import { ok, type Result } from "../../../shared/result.ts";
import type { ConfirmedDossier } from "../portal/port.ts";
import { sealText } from "../vault/seal.ts";
import type { DataKey } from "../vault/vault.ts";
import { type KeepProblem, keepOrSay, sealJson, sqliteCode, type StoreContext } from "./context.ts";
import {
  citizenHash,
  lastFourOf,
  localDay,
  localNumber,
  newTicket,
  proofHash,
  sameDayHash,
} from "./look-up-values.ts";

/** What a dossier hangs on. `sessionId` makes keeping idempotent: one session keeps one dossier (a double press). */
export interface DossierLinks {
  readonly accountIntentId: number | null;
  readonly sessionId?: string;
}

/** The moment a citizen hears "we have it": each call is one synchronous transaction, on the disk when it returns. */
export interface Keeping {
  keepAccount(intent: AccountIntent, key: DataKey): Result<AccountStatus, KeepProblem>;
  keepDossier(intent: DossierIntent, key: DataKey, links: DossierLinks): Result<DossierStatus, KeepProblem>;
}

interface Readers {
  dossierOfSession(sessionId: string): DossierStatus | null;
  accountStatus(intentId: number): AccountStatus;
}

export function createKeeping(context: StoreContext, read: Readers): Keeping {
  const { db } = context;
  const keepAccount = db.transaction(accountWriter(context));
  const keepDossier = db.transaction(dossierWriter(context));
  return {
    keepAccount(intent, key) {
      const kept = keepOrSay(() => keepAccount.immediate(intent, key));
      return kept.ok ? ok(read.accountStatus(kept.value)) : kept;
    },
    keepDossier(intent, key, links) {
      try {
        return keepOrSay(() => keepDossier.immediate(intent, key, links));
      } catch (error) {
        // The same session confirmed before: its dossier is the one that is kept.
        const earlier =
          sqliteCode(error) === "SQLITE_CONSTRAINT_UNIQUE"
            ? read.dossierOfSession(links.sessionId ?? "")
            : null;
        if (!earlier) throw error;
        return ok(earlier);
      }
    },
  };
}

function intentWriter({ db, clock }: StoreContext, kind: "account" | "dossier") {
  const insert = db.prepare(
    "INSERT INTO intents (kind, reference, kept_at_ms, wrapped_key, body) VALUES (?, ?, ?, ?, ?)",
  );
  const outbox = db.prepare(
    "INSERT INTO outbox (intent_id, kind, citizen, depends_on, state, reason, changed_at_ms) VALUES (?, ?, ?, ?, ?, ?, ?)",
  );
  return {
    intent(reference: string, confirmed: AccountIntent | ConfirmedDossier, key: DataKey): number {
      const body = sealJson(key.key, confirmed, "body", reference);
      return Number(insert.run(kind, reference, clock.nowMs(), key.wrapped, body).lastInsertRowid);
    },
    outbox(intentId: number, citizen: string, dependsOn: number | null, start: Start): void {
      outbox.run(intentId, kind, citizen, dependsOn, start.state, start.reason, clock.nowMs());
    },
  };
}

interface Start {
  readonly state: OutboxState;
  readonly reason: Reason | null;
}

function accountWriter(context: StoreContext): (intent: AccountIntent, key: DataKey) => number {
  const write = intentWriter(context, "account");
  const insert = context.db.prepare("INSERT INTO accounts (intent_id, state) VALUES (?, 'waiting')");
  return (intent, key) => {
    const intentId = write.intent(randomUUID(), intent, key);
    insert.run(intentId);
    write.outbox(intentId, citizenHash(context.vault, intent.person.idNumber), null, {
      state: "waiting",
      reason: null,
    });
    context.audit({ event: "account-kept", intentId });
    return intentId;
  };
}

type WriteDossier = (intent: DossierIntent, key: DataKey, links: DossierLinks) => DossierStatus;

function dossierWriter(context: StoreContext): WriteDossier {
  const { db, clock, dutyOfficer } = context;
  const write = intentWriter(context, "dossier");
  const startOf = starter(context);
  const namesOf = namer(context);
  const insert = db.prepare(
    `INSERT INTO dossiers (intent_id, session_id, day, day_number, local_number, ticket, ticket_hash, phone_proof,
       id_proof, submitter_hash, owner_hash, same_day_hash)
     VALUES (@intentId, @sessionId, @day, @dayNumber, @localNumber, @sealedTicket, @ticketHash, @phoneProof,
       @idProof, @submitterHash, @ownerHash, @sameDayHash)`,
  );
  const insertFile = db.prepare("INSERT INTO files (file_id, intent_id, position) VALUES (?, ?, ?)");
  return (intent, key, { sessionId = null, accountIntentId }) => {
    const { procedureCode, route, typist, scans } = intent;
    const reference = randomUUID();
    const names = namesOf(intent);
    const { ticket, localNumber: number, submitterHash } = names;
    const intentId = write.intent(reference, { intent, officer: dutyOfficer() }, key);
    const sealedTicket = sealText(key.key, ticket, `ticket:${reference}`);
    insert.run({ ...names, intentId, sessionId, sealedTicket });
    for (const [position, scan] of scans.entries()) insertFile.run(scan.fileId, intentId, position);
    const start = startOf(intent, accountIntentId);
    write.outbox(intentId, submitterHash, accountIntentId, start);
    const said = { intentId, localNumber: number, procedureCode, route, typist, files: scans.length };
    context.audit({ event: "dossier-kept", ...said });
    return { ...nothingSaid, ...start, intentId, localNumber: number, ticket, keptAtMs: clock.nowMs() };
  };
}

const nothingSaid = {
  refusal: null,
  officialCode: null,
  portalState: null,
  takenInAt: null,
  dueAt: null,
  missingPapers: null,
  results: [],
} as const;

/** Number, ticket and keyed hashes of a new dossier. */
function namer({ db, vault, kioskNumber }: StoreContext) {
  const lastOfDay = db
    .prepare("SELECT coalesce(max(day_number), 0) AS n FROM dossiers WHERE day = ?")
    .pluck();
  return ({ submitter, owner, phone, procedureCode, confirmedAtMs }: DossierIntent) => {
    const ticket = newTicket();
    const day = localDay(confirmedAtMs);
    const dayNumber = Number(lastOfDay.get(day)) + 1;
    return {
      ticket,
      day,
      dayNumber,
      localNumber: localNumber(day, kioskNumber, dayNumber),
      ticketHash: vault.hash("ticket", ticket),
      phoneProof: proofHash(vault, ticket, lastFourOf(phone)),
      idProof: proofHash(vault, ticket, lastFourOf(submitter.idNumber)),
      submitterHash: citizenHash(vault, submitter.idNumber),
      ownerHash: owner && owner.idNumber !== "" ? citizenHash(vault, owner.idNumber) : null,
      sameDayHash: sameDayHash(vault, submitter.idNumber, procedureCode, day),
    };
  };
}

/** Where a new row starts: `self` is for a person, and what stands behind an unregistered account is held. */
function starter({ db }: StoreContext): (intent: DossierIntent, accountIntentId: number | null) => Start {
  const stateOf = db.prepare("SELECT state FROM accounts WHERE intent_id = ?").pluck();
  return (intent, accountIntentId) => {
    if (intent.route === "self") return { state: "needs-person", reason: "self" };
    const account = accountIntentId === null ? null : stateOf.get(accountIntentId);
    if (account === "waiting") return { state: "held", reason: "behind-account" };
    if (account === "refused") return { state: "held", reason: "account-refused" };
    return { state: "waiting", reason: null };
  };
}
