import { randomUUID } from "node:crypto";
import { deskNumber, deskNumberPrefix } from "../../../shared/desk-number.ts";
import type { AccountIntent, AccountStatus, DossierIntent, DossierStatus } from "../../../shared/dossier.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { ClockTrust, ConfirmedDossier } from "../portal/port.ts";
import { sealText } from "../vault/seal.ts";
import type { DataKey } from "../vault/vault.ts";
import { createChains, type Start } from "./chains.ts";
import { createCorrections } from "./corrections.ts";
import { createDateCheck } from "./date-check.ts";
import { type KeepProblem, keepOrSay, sealJson, sqliteCode, type StoreContext } from "./context.ts";
import { citizenHash, lastFourOf, localDay, newTicket, proofHash, sameDayHash } from "./look-up-values.ts";

/** What a dossier hangs on. `sessionId` makes keeping idempotent: one session keeps one dossier (a double press). */
export interface DossierLinks {
  readonly accountIntentId: number | null;
  readonly sessionId?: string;
  /**
   * The intent that this one corrects: it is cancelled in the same transaction, and its scans that are still named go
   * over with their uploads. The key must be the corrected intent's own (`keyFor`), so that they stay readable.
   */
  readonly corrects?: number;
  /** What is known of our clock at this moment; the portal's Date was heard when it is left out. */
  readonly clockTrust?: ClockTrust;
}

/** `not-now`: the intent to be corrected is at the portal, or may be (DECISIONS 3), or was corrected already. */
export type KeepDossierProblem = KeepProblem | "not-now";

/** The moment a citizen hears "we have it": each call is one synchronous transaction, on the disk when it returns. */
export interface Keeping {
  keepAccount(intent: AccountIntent, key: DataKey): Result<AccountStatus, KeepProblem>;
  keepDossier(
    intent: DossierIntent,
    key: DataKey,
    links: DossierLinks,
  ): Result<DossierStatus, KeepDossierProblem>;
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
      const pressedTwice = links.corrects === undefined ? null : read.dossierOfSession(links.sessionId ?? "");
      if (pressedTwice) return ok(pressedTwice);
      try {
        const kept = keepOrSay(() => keepDossier.immediate(intent, key, links));
        return kept.ok ? kept.value : kept;
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

type WriteDossier = (
  intent: DossierIntent,
  key: DataKey,
  links: DossierLinks,
) => Result<DossierStatus, "not-now">;

function dossierWriter(context: StoreContext): WriteDossier {
  const { db, clock, dutyOfficer } = context;
  const write = intentWriter(context, "dossier");
  const chains = createChains(context);
  const namesOf = namer(context);
  const insert = db.prepare(
    `INSERT INTO dossiers (intent_id, session_id, day, day_number, local_number, ticket, ticket_hash, phone_proof,
       id_proof, submitter_hash, owner_hash, same_day_hash)
     VALUES (@intentId, @sessionId, @day, @dayNumber, @localNumber, @sealedTicket, @ticketHash, @phoneProof,
       @idProof, @submitterHash, @ownerHash, @sameDayHash)`,
  );
  const insertFile = db.prepare("INSERT INTO files (file_id, intent_id, position) VALUES (?, ?, ?)");
  const corrections = createCorrections(context);
  const isDateUnsure = createDateCheck(context);
  return (intent, key, { sessionId = null, accountIntentId, corrects = null, clockTrust = "heard" }) => {
    const old = corrects === null ? null : corrections.begin(corrects, key);
    if (corrects !== null && !old) return err("not-now");
    const dependsOn = accountIntentId ?? old?.dependsOn ?? null;
    const { procedureCode, route, typist, scans } = intent;
    const reference = randomUUID();
    const names = namesOf(intent);
    // Before this row is the last one itself.
    const dateUnsure = isDateUnsure(clockTrust);
    const { ticket, localNumber: number, submitterHash } = names;
    const intentId = write.intent(reference, { intent, officer: dutyOfficer() }, key);
    const sealedTicket = sealText(key.key, ticket, `ticket:${reference}`);
    insert.run({ ...names, intentId, sessionId, sealedTicket });
    if (old) corrections.replace(old.intentId, intentId);
    for (const [position, { fileId }] of scans.entries()) {
      if (!old || !corrections.takeFile(fileId, { from: old.intentId, to: intentId, position }))
        insertFile.run(fileId, intentId, position);
    }
    const start = route === "self" ? bySelf : dateUnsure ? heldForDate : chains.startBehind(dependsOn);
    write.outbox(intentId, submitterHash, dependsOn, start);
    const said = { intentId, localNumber: number, procedureCode, route, typist, files: scans.length };
    context.audit({ event: "dossier-kept", ...said });
    return ok({ ...nothingSaid, ...start, intentId, localNumber: number, ticket, keptAtMs: clock.nowMs() });
  };
}

const bySelf: Start = { state: "needs-person", reason: "self" };
/** Its own sender, not its registration, is what it waits for first: staff who let it go put it behind that. */
const heldForDate: Start = { state: "held", reason: "date-unsure" };

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
  // A number that a restore lost is printed on somebody's slip, and told to staff as lost: nobody else may get it.
  const lastOfDay = db
    .prepare(
      `SELECT max((SELECT coalesce(max(day_number), 0) FROM dossiers WHERE day = @day),
         (SELECT coalesce(max(CAST(substr(value, length(@prefix) + 1) AS INTEGER)), 0)
          FROM restores, json_each(lost) WHERE substr(value, 1, length(@prefix)) = @prefix))`,
    )
    .pluck();
  return ({ submitter, owner, phone, procedureCode, confirmedAtMs }: DossierIntent) => {
    const ticket = newTicket();
    const day = localDay(confirmedAtMs);
    const prefix = deskNumberPrefix(day, kioskNumber);
    const dayNumber = Number(lastOfDay.get({ day, prefix })) + 1;
    return {
      ticket,
      day,
      dayNumber,
      localNumber: deskNumber(day, kioskNumber, dayNumber),
      ticketHash: vault.hash("ticket", ticket),
      phoneProof: proofHash(vault, ticket, lastFourOf(phone)),
      idProof: proofHash(vault, ticket, lastFourOf(submitter.idNumber)),
      submitterHash: citizenHash(vault, submitter.idNumber),
      ownerHash: owner && owner.idNumber !== "" ? citizenHash(vault, owner.idNumber) : null,
      sameDayHash: sameDayHash(vault, submitter.idNumber, procedureCode, day),
    };
  };
}
