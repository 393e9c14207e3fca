import type { PortalLight } from "../../../shared/dossier.ts";
import { unreachable } from "../../../shared/result.ts";
import type { Health } from "../portal/port.ts";
import type { BreakerState } from "./breaker.ts";

/** What the light is told from: the last two answers of /health and what the calls themselves met. */
export interface LightEvidence {
  readonly health: Health | null;
  readonly before: Health | null;
  readonly breaker: BreakerState;
  /** The last fault of a call was something that is not the portal. */
  readonly foreign: boolean;
  readonly slowMs: number;
}

/** The light from the evidence. One /health without an answer is slow, two in a row are down; an open breaker is down. */
export function lightOf({ health, before, breaker, foreign, slowMs }: LightEvidence): PortalLight {
  if (health === null) return "unknown";
  switch (health.kind) {
    case "not-the-portal":
      return "not-the-portal";
    case "down":
    case "certificate":
      return "down";
    case "slow":
      return before?.kind === "slow" || breaker === "open" ? "down" : "slow";
    case "ok":
      if (breaker === "open") return foreign ? "not-the-portal" : "down";
      return health.latencyMs > slowMs ? "slow" : "good";
    default:
      return unreachable(health);
  }
}
