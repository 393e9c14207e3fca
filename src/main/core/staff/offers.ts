import type { DossierStatus, Route } from "../../../shared/dossier.ts";
import type { PaperOffer, PrintOrderKind } from "../../../shared/printing.ts";
import type { StaffRight } from "../../../shared/staff.ts";
import { slipKindOf } from "../slips/kinds.ts";
import { claimFault } from "../slips/truth.ts";

/** Who may order which paper: what the desk answers for with its name is the officer's. */
export const rightFor: Readonly<Record<PrintOrderKind, StaffRight>> = {
  slip: "print",
  "desk-copy": "print",
  declaration: "print",
  authorisation: "print",
  "empty-declaration": "print",
  result: "print",
  supplement: "print-official",
  rejection: "print-official",
  apology: "print-official",
  control: "print-official",
  register: "print-official",
  "recovery-code": "restore",
  "test-page": "printers",
};

/** What decides which papers a dossier can carry now. */
export interface PaperFacts {
  readonly status: DossierStatus;
  /** null: what the citizen declared was wiped, and nothing can be made from it. */
  readonly route: Route | null;
  /** The catalogue still has the procedure. */
  readonly procedureKnown: boolean;
  /** Somebody is named whom the citizen authorises. */
  readonly officerKnown: boolean;
}

/** One paper that its true state allows. */
export type AllowedPaper = Omit<PaperOffer, "copies">;

/**
 * The papers that say something true of this dossier now, in the order in which a desk needs them. Nothing of a dossier
 * that was cancelled here or wiped, but the results, which are the portal's own.
 */
export function allowedPapers(facts: PaperFacts): readonly AllowedPaper[] {
  const { status, route, procedureKnown } = facts;
  const results = status.results.map((result): AllowedPaper => ({ order: "result", kind: "result", result }));
  if (route === null || !procedureKnown || status.state === "cancelled") return results;
  const slip: AllowedPaper = { order: "slip", kind: slipKindOf(status), result: null };
  const plain = ordersOf(facts).map((order): AllowedPaper => ({ order, kind: order, result: null }));
  // What the paper itself would refuse to say is not offered.
  return [slip, ...plain.filter(({ kind }) => claimFault(kind, status) === null), ...results];
}

type PlainOrder = Exclude<PaperOffer["order"], "slip" | "result">;

function ordersOf({ route, officerKnown }: PaperFacts): readonly PlainOrder[] {
  return [
    "desk-copy",
    "declaration",
    ...(route === "authorised" && officerKnown ? (["authorisation"] as const) : []),
    "control",
    "supplement",
    "rejection",
    "apology",
  ];
}
