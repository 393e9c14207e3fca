import type { Clock } from "../../shared/clock.ts";
import { httpPortal } from "../core/portal/http-portal.ts";
import type { Portal } from "../core/portal/port.ts";
import type { QueuePolicy } from "../core/queue/policy.ts";
import type { Settings } from "../core/settings/settings.ts";

/** The portal of these settings; the practice portal was started by the host and has an address by now. */
export function openPortal(settings: Settings, clock: Clock): Portal {
  const { portal } = settings;
  if (portal.kind !== "url") throw new Error("the practice portal is started by the host, before the core");
  const { url, unitCode, username, password } = portal;
  const { connectMs, idleMs, totalMs } = settings.queue;
  const timeouts = { connectMs, idleMs, totalMs };
  return httpPortal({ baseUrl: url, unitCode, credentials: { username, password }, clock, timeouts });
}

/** The settings' numbers under the queue's own names; what no setting names keeps its default. */
export function policyOf({ queue }: Settings): Partial<QueuePolicy> {
  const { waitBaseMs, waitCapMs, breakerFaults, probeMs, absentAfterMs, healthEveryMs, healthDeadlineMs } =
    queue;
  const same = {
    waitBaseMs,
    waitCapMs,
    breakerFaults,
    probeMs,
    absentAfterMs,
    healthEveryMs,
    healthDeadlineMs,
  };
  const { parallelCitizens: parallel, probeJitter: probeSpread, statusEveryMs: pollEveryMs } = queue;
  return { ...same, parallel, probeSpread, pollEveryMs };
}
