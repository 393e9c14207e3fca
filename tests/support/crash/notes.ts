import type { DossierStatus } from "../../../src/shared/dossier.ts";
import type { Session } from "../../../src/shared/session.ts";
import type { Visit } from "./plan.ts";

/** What one visitor did and was told; the kiosk was held to it by whoever stood in front. */
export interface Note {
  readonly visit: Visit;
  readonly fullName: string;
  /** Whose dossier it is: their own, or their child's. */
  readonly ownerName: string;
  readonly idNumber: string;
  readonly procedureCode: string;
  /** Hashes of the scans that lay in the dossier when it was confirmed, as the visitor made them. */
  confirmedScans: readonly string[];
  /** "We have it": an answer with the dossier in it reached the visitor; the last one. */
  promised: DossierStatus | null;
  /** The numbers of all slips that were promised; one, unless a promise was forgotten and given anew. */
  readonly tickets: Set<string>;
  /** "We have it" of the registration. */
  promisedAccount: number | null;
  /** The kiosk said that this was handed in today already: an answer before it was lost in a kill. */
  toldHandedIn: boolean;
  /** The kiosk did not know the slip it had given. */
  slipUnknown: boolean;
  /** Staff pressed "cancel"; whether it was done may be lost in a kill. */
  cancelPressed: boolean;
  /** Every official code and return date that was shown for this dossier. */
  readonly codesShown: Set<string>;
  readonly datesShown: Set<string>;
}

/** What all visitors wrote down outside of the kiosk. */
export interface Notes {
  all(): readonly Note[];
  begin(visit: Visit, who: Pick<Note, "fullName" | "ownerName" | "idNumber" | "procedureCode">): Note;
}

export function createNotes(): Notes {
  const notes: Note[] = [];
  return {
    all: () => notes,
    begin(visit, who) {
      const empty = {
        confirmedScans: [],
        promised: null,
        promisedAccount: null,
        toldHandedIn: false,
        slipUnknown: false,
        cancelPressed: false,
      };
      const note: Note = {
        visit,
        ...who,
        ...empty,
        tickets: new Set(),
        codesShown: new Set(),
        datesShown: new Set(),
      };
      notes.push(note);
      return note;
    },
  };
}

/** Writes down what a screen told its visitor. */
export function noteSession(note: Note, { account, dossier, goal }: Session): void {
  if (account) note.promisedAccount = account.intentId;
  if (!dossier) return;
  if (goal !== "lookup" || note.promised === null) note.promised = dossier;
  note.tickets.add(dossier.ticket);
  if (dossier.officialCode !== null) note.codesShown.add(dossier.officialCode);
  if (dossier.dueAt !== null) note.datesShown.add(dossier.dueAt);
}
