import type { DossierStatus } from "../../../shared/dossier.ts";
import type { Procedure } from "../../../shared/procedure.ts";
import type { BoardRow, DateWarning, ReturnDate } from "../../../shared/staff.ts";
import { orAltered } from "../store/context.ts";
import type { Store } from "../store/store.ts";

/** Our own counting beside the portal's date; null until the portal gave both of its dates. */
export type CountReturnDate = (
  status: Pick<DossierStatus, "takenInAt" | "dueAt">,
  procedure: Procedure | null,
  confirmed: boolean,
) => ReturnDate | null;

export interface ReturnDatesOptions {
  readonly store: Pick<Store, "dossierStatus" | "dateConfirmed">;
  readonly procedure: (code: string) => Procedure | null;
  readonly countReturnDate: CountReturnDate;
}

/** Return dates with what staff said of them. */
export interface ReturnDates {
  of(status: DossierStatus, procedureCode: string | null): ReturnDate | null;
  /** Of a line of the board: what staff have still to look at. */
  warningOf(row: BoardRow): DateWarning | null;
}

export function createReturnDates({ store, procedure, countReturnDate }: ReturnDatesOptions): ReturnDates {
  function of(status: DossierStatus, procedureCode: string | null): ReturnDate | null {
    const { intentId, dueAt } = status;
    if (dueAt === null) return null;
    const confirmed = store.dateConfirmed(intentId, dueAt);
    return countReturnDate(status, procedureCode === null ? null : procedure(procedureCode), confirmed);
  }
  return {
    of,
    warningOf({ kind, state, intentId, procedureCode }) {
      if (kind !== "dossier" || state !== "accepted") return null;
      const date = orAltered(null, () => of(store.dossierStatus(intentId), procedureCode));
      return date === null || date.confirmed ? null : date.warning;
    },
  };
}
