import type { DossierStatus } from "../../shared/dossier.ts";
import { ok } from "../../shared/result.ts";
import type { Paper } from "./paper.ts";
import type { Store } from "../core/store/store.ts";

/** A store whose dossiers carry the return date that Mẫu 01 prints, so that no screen promises another hour than the paper. */
export function withPromisedDates(
  store: Store,
  { countReturnDate, procedure }: Pick<Paper, "countReturnDate" | "procedure">,
): Store {
  function promised(status: DossierStatus): DossierStatus {
    if (status.dueAt === null) return status;
    const code = store.intentFor(status.intentId)?.procedureCode ?? null;
    const date = countReturnDate(status, code === null ? null : procedure(code), false);
    return date === null ? status : { ...status, dueAt: date.dueAt };
  }
  const orNone = (status: DossierStatus | null): DossierStatus | null => status && promised(status);
  return {
    ...store,
    dossierStatus: (intentId) => promised(store.dossierStatus(intentId)),
    dossierOfSession: (sessionId) => orNone(store.dossierOfSession(sessionId)),
    findByCode: (officialCode, idNumber) => orNone(store.findByCode(officialCode, idNumber)),
    findByTicket(ticket, lastFour) {
      const found = store.findByTicket(ticket, lastFour);
      return found.ok ? ok(promised(found.value)) : found;
    },
  };
}
