import { oldestPlausibleMs } from "../portal/portal-clock.ts";
import type { ClockTrust } from "../portal/port.ts";
import type { StoreContext } from "./context.ts";

/** A time server slews and a summer time does not exist here: a clock this far behind the last kept row was set back. */
const setBackMs = 3_600_000;

/**
 * Tells whether the date of what is kept now must be confirmed by staff before it is sent (DECISIONS 8): our clock was
 * set since the portal's last Date, or the portal was not heard since the start and our clock cannot be right.
 */
export function createDateCheck({ db, clock }: StoreContext): (trust: ClockTrust) => boolean {
  const lastKept = db.prepare("SELECT kept_at_ms FROM intents ORDER BY intent_id DESC LIMIT 1").pluck();
  return (trust) => {
    if (trust === "heard") return false;
    if (trust === "moved") return true;
    const nowMs = clock.nowMs();
    return nowMs < oldestPlausibleMs || nowMs < Number(lastKept.get() ?? 0) - setBackMs;
  };
}
