import type { OutboxState, Reason } from "../../../shared/dossier.ts";
import { unreachable } from "../../../shared/result.ts";
import type { BoardAct } from "../../../shared/staff.ts";

/** What decides which acts a row offers. */
export interface ActFacts {
  readonly kind: "account" | "dossier";
  readonly state: OutboxState;
  readonly reason: Reason | null;
  /** A run of the queue has the row in its hands this moment. */
  readonly leased: boolean;
  /** A create left of which nobody knows for sure that it did not arrive (DECISIONS 3). */
  readonly inDoubt: boolean;
  /** Rows that wait for this one. */
  readonly behind: number;
  /** What the citizen declared was wiped: nothing is left to be mended. */
  readonly wiped: boolean;
}

/**
 * The closed table of what staff may do to a row. Two rules stand behind it: no edited intent, and no cancelling, while
 * the portal may have the dossier (DECISIONS 3); and nothing is done to a row while it is being sent.
 */
export function actsOf(facts: ActFacts): readonly BoardAct[] {
  const { state, reason, leased } = facts;
  switch (state) {
    case "sending":
    case "accepted":
    case "cancelled":
      return [];
    case "unknown":
      // Held: once it is proven absent, it stays with staff instead of being sent again. A question under way is no
      // hindrance, for it changes nothing of this.
      return reason === "by-staff" ? ["retry", "release"] : ["retry", "hold"];
    case "waiting":
      if (leased) return [];
      return ["retry", ...givingUp(facts), "hold"];
    case "held":
      return reason === "by-staff" || reason === "date-unsure"
        ? ["release", ...givingUp(facts)]
        : givingUp(facts);
    case "needs-person":
      return facts.kind === "account" ? ofAccount(facts) : ofDossier(facts);
    default:
      return unreachable(state);
  }
}

function ofDossier(facts: ActFacts): readonly BoardAct[] {
  if (facts.reason === "self") return ["close-self", ...givingUp(facts)];
  // Nobody knows whether the portal has it: ask again, or enter the code that a person found there.
  if (facts.reason === "answer-unknown" || facts.inDoubt) return ["retry", "close-self"];
  return ["retry", ...givingUp(facts)];
}

function ofAccount(facts: ActFacts): readonly BoardAct[] {
  const release: readonly BoardAct[] = facts.behind > 0 ? ["release"] : [];
  return ["retry", ...release, ...givingUp(facts)];
}

/** What ends this intent: only when it is surely not at the portal. */
function givingUp({ kind, inDoubt, wiped }: ActFacts): readonly BoardAct[] {
  if (inDoubt) return [];
  return kind === "dossier" && !wiped ? ["correct", "cancel"] : ["cancel"];
}
