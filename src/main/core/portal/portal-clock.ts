import type { Clock } from "../../../shared/clock.ts";
import type { ClockTrust } from "./port.ts";

/** No right clock stands before the year this program was made in: a dead battery starts in 1970 or 2000. */
export const oldestPlausibleMs = Date.UTC(2026, 0, 1);

/** How far wall and monotonic time may part before somebody must have set the clock; a time server's slewing is less. */
const stepMs = 60_000;

/** Remembers how far the machine's clock is from the portal's last Date, and whether it was set meanwhile. */
export interface PortalClock {
  /** The Date header of an answer that was the portal's. */
  heard(date: string | undefined): void;
  offsetMs(): number | null;
  trust(): ClockTrust;
  /** Our wall time, corrected by what was heard. */
  nowMs(): number;
}

interface Anchor {
  readonly wallMs: number;
  readonly monoMs: number;
}

export function createPortalClock(clock: Clock): PortalClock {
  const here = (): Anchor => ({ wallMs: clock.nowMs(), monoMs: clock.monotonicMs() });
  let anchor = here();
  let offsetMs: number | null = null;

  function moved(): boolean {
    const now = here();
    const ranMs = (now.monoMs - anchor.monoMs) * (clock.pace ?? 1);
    return Math.abs(now.wallMs - anchor.wallMs - ranMs) > stepMs;
  }

  return {
    heard(date) {
      const dateMs = Date.parse(date ?? "");
      if (Number.isNaN(dateMs)) return;
      anchor = here();
      const offset = dateMs - anchor.wallMs;
      // Date knows whole seconds only.
      offsetMs = Math.abs(offset) < 2_000 ? 0 : offset;
    },
    offsetMs: () => offsetMs,
    trust() {
      // A clock that was set from 1970 to today by a time server was mended, not moved.
      if (offsetMs === null && anchor.wallMs < oldestPlausibleMs && clock.nowMs() >= oldestPlausibleMs)
        anchor = here();
      if (moved()) return "moved";
      return offsetMs === null ? "unheard" : "heard";
    },
    nowMs: () => clock.nowMs() + (offsetMs ?? 0),
  };
}
