import type { PortalLight } from "./dossier.ts";
import { unreachable } from "./result.ts";

/** True when the light says anything else than that all is well; not yet asked is no trouble. */
export function portalTroubled(light: PortalLight): boolean {
  return light !== "good" && light !== "unknown";
}

/**
 * True when nothing can reach the portal now, so that there is no answer to wait for and no code to come. A wrong clock
 * alone holds nothing up.
 */
export function portalUnreachable(light: PortalLight): boolean {
  switch (light) {
    case "down":
    case "not-the-portal":
    case "network-log-in":
    case "certificate-wrong":
      return true;
    case "unknown":
    case "good":
    case "slow":
    case "clock-wrong":
      return false;
    default:
      return unreachable(light);
  }
}
