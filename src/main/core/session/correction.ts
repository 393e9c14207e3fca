import type { DossierIntent } from "../../../shared/dossier.ts";
import { newSession } from "../../../shared/new-session.ts";
import type { Correction, Session } from "../../../shared/session.ts";

export interface MendParts {
  readonly intent: DossierIntent;
  readonly corrects: Correction;
  readonly nowMs: number;
  readonly sessionId: string;
}

/**
 * A session as it stood when this dossier was confirmed, on the check screen: whoever mends it changes one thing and
 * submits. It begins anew in all that belongs to a visit: preferences, printing, rating.
 */
export function sessionFrom({ intent, corrects, nowMs, sessionId }: MendParts): Session {
  const { submitter, owner, phone, email, procedureCode, answers, scans } = intent;
  const { delivery, consents, route, typist } = intent;
  return {
    ...newSession(nowMs, sessionId),
    step: { name: "review" },
    goal: "submit",
    typist,
    idPaper: submitter.idPaper,
    person: submitter,
    phone,
    email,
    // Whatever registration the dossier hangs on, the store knows, and the mended one goes on hanging on it.
    accountChoice: "have",
    procedureCode,
    owner: owner ?? "self",
    answers,
    scans,
    delivery,
    consents,
    route,
    corrects,
  };
}
