import type { AccountIntent, DossierIntent } from "../../../shared/dossier.ts";
import { type Key, sealText } from "../vault/seal.ts";
import type { Vault } from "../vault/vault.ts";
import type { AnyRow } from "./care-damaged.ts";
import type { Numbers } from "./care-numbers.ts";
import { citizenHash, lastFourOf, localDay, newTicket, proofHash, sameDayHash } from "./look-up-values.ts";

/** What a dossier's row is made anew from, where its own is gone or was keyed by another machine. */
export interface DossierRowParts {
  readonly intentId: number;
  readonly reference: string;
  readonly key: Key;
  readonly numbers: Numbers;
  /** null where it is gone: then the slip's square is unknown, and the dossier is found by its code. */
  readonly ticket: string | null;
}

/** The row of `dossiers` that finds this intent: numbers, ticket and keyed hashes, as `keepDossier` writes them. */
export function dossierRow(vault: Vault, intent: DossierIntent, parts: DossierRowParts): AnyRow {
  const { submitter, owner, phone, procedureCode, confirmedAtMs } = intent;
  const { intentId, reference, key, numbers } = parts;
  const ticket = parts.ticket ?? newTicket();
  const day = localDay(confirmedAtMs);
  return {
    intent_id: intentId,
    session_id: null,
    day,
    day_number: numbers.dayNumber,
    local_number: numbers.localNumber,
    ticket: sealText(key, ticket, `ticket:${reference}`),
    ticket_hash: vault.hash("ticket", ticket),
    phone_proof: proofHash(vault, ticket, lastFourOf(phone)),
    id_proof: proofHash(vault, ticket, lastFourOf(submitter.idNumber)),
    submitter_hash: citizenHash(vault, submitter.idNumber),
    owner_hash: owner && owner.idNumber !== "" ? citizenHash(vault, owner.idNumber) : null,
    same_day_hash: sameDayHash(vault, submitter.idNumber, procedureCode, day),
  };
}

/** An outbox row of unknown outcome: looked up before anything of it is sent (I4). */
export function doubtfulRow(
  vault: Vault,
  facts: { readonly intentId: number; readonly kind: "account" | "dossier"; readonly nowMs: number },
  intent: DossierIntent | AccountIntent,
): AnyRow {
  const person = "submitter" in intent ? intent.submitter : intent.person;
  return {
    intent_id: facts.intentId,
    kind: facts.kind,
    citizen: citizenHash(vault, person.idNumber),
    depends_on: null,
    state: "unknown",
    reason: "answer-unknown",
    attempts: 1,
    doubts: 1,
    changed_at_ms: facts.nowMs,
  };
}
