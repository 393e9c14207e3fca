import type { Clock, Timer } from "../../../shared/clock.ts";
import type { Log } from "../audit/log.ts";
import type { ClockTrust } from "../portal/port.ts";

export interface RetentionOptions {
  readonly store: {
    /** Ids of the scan files of what was wiped. */
    wipeEnded(beforeMs: number): readonly string[];
  };
  readonly removeScan: (fileId: string) => Promise<void>;
  readonly clock: Clock;
  /** How long a dossier's declaration and scans stay after its end at the portal, in ms. */
  readonly keepMs: number;
  /** Ms the portal's clock is ahead of ours, or null before it was heard: a clock that jumped must wipe nothing. */
  readonly clockOffsetMs: () => number | null;
  /** Whether our clock was turned since the portal was heard last. */
  readonly clockTrust: () => ClockTrust;
  readonly log: Log;
}

const EVERY_MS = 3_600_000;
const TRUSTED_MS = 24 * 3_600_000;

/** Wipes what has done its purpose, once an hour (DECISIONS 16). A scan a crash leaves over goes with the next start's sweep. */
export function startRetention(options: RetentionOptions): { stop(): void } {
  const { store, clock, keepMs, log } = options;
  let timer: Timer | null = null;

  async function round(): Promise<void> {
    const offsetMs = options.clockOffsetMs();
    if (options.clockTrust() !== "heard") return;
    if (offsetMs === null || Math.abs(offsetMs) > TRUSTED_MS) return;
    await Promise.all(store.wipeEnded(clock.nowMs() - keepMs).map((fileId) => options.removeScan(fileId)));
  }

  function plan(): void {
    timer = clock.after(EVERY_MS, () => {
      plan();
      round().catch(() => log.write({ event: "unexpected", place: "retention" }));
    });
  }

  plan();
  return { stop: () => timer?.cancel() };
}
