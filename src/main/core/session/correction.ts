import { authorisationScans } from "../../../shared/authorisation.ts";
import type { DossierIntent } from "../../../shared/dossier.ts";
import { newSession } from "../../../shared/new-session.ts";
import type { Correction, Session } from "../../../shared/session.ts";
import type { DutyOfficer } from "../portal/duty-officer.ts";

export interface MendParts {
  readonly intent: DossierIntent;
  readonly corrects: Correction;
  /** The duty officer it was confirmed with, and today's: a signed Giấy ủy quyền names the one it was made for. */
  readonly officer: { readonly before: DutyOfficer | null; readonly now: DutyOfficer | null };
  readonly nowMs: number;
  readonly sessionId: string;
}

/**
 * A session as it stood when this dossier was confirmed, on the check screen: whoever mends it changes one thing and
 * submits. It begins anew in all that belongs to a visit: preferences, printing, rating.
 */
export function sessionFrom({ intent, corrects, officer, nowMs, sessionId }: MendParts): Session {
  const { submitter, owner, phone, email, procedureCode, answers } = intent;
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
    // Each was meant so when it was sent.
    passed: answers,
    scans: scansToday(intent, officer),
    delivery,
    consents,
    route,
    corrects,
  };
}

/** With another duty officer the signed paper is not true any more, and the citizen signs a new one. */
function scansToday({ scans }: DossierIntent, { before, now }: MendParts["officer"]): Session["scans"] {
  const same =
    before?.name === now?.name && before?.idNumber === now?.idNumber && before?.phone === now?.phone;
  const signed = authorisationScans(scans);
  return same ? scans : scans.filter((scan) => !signed.includes(scan));
}
