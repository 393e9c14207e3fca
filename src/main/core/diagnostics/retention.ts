import type { Clock, Timer } from "../../../shared/clock.ts";
import type { Log } from "../audit/log.ts";
import type { ClockTrust } from "../portal/port.ts";
import type { DueForWiping, Wiping } from "../store/wiping.ts";

export interface RetentionOptions {
  readonly store: Pick<Wiping, "noteEndings" | "dueForWiping" | "wipe">;
  readonly removeScan: (fileId: string) => Promise<void>;
  /** Copies that lie aside forget these keys, before the store does. */
  readonly beforeWipe?: (wrappedKeys: readonly Uint8Array[]) => Promise<void>;
  /** Something was wiped: backups forget it, and the log is cut. */
  readonly afterWipe?: () => Promise<void>;
  readonly clock: Clock;
  /** How long a dossier's declaration and scans stay after its end, in ms. */
  readonly keepMs: number;
  /** Age in ms after which even what never ended is cancelled; null: never. */
  readonly hardLimitMs?: number | null;
  /** Ms the portal's clock is ahead of ours, or null before it was heard: a clock that jumped must wipe nothing. */
  readonly clockOffsetMs: () => number | null;
  /** Whether our clock was turned since the portal was heard last. */
  readonly clockTrust: () => ClockTrust;
  readonly log: Log;
}

const EVERY_MS = 3_600_000;
const TRUSTED_MS = 24 * 3_600_000;
/** A code that the portal sent is dead long before. */
const UNCONFIRMED_MS = 7 * 24 * 3_600_000;
/** Rows looked at, and intents wiped, before whoever else has work is let in. */
const LOOKED_AT = 500;
const WIPED_AT_ONCE = 5;

/** Wipes what has done its purpose, once an hour (DECISIONS 16). A scan a crash leaves over goes with the next start's sweep. */
export function startRetention(options: RetentionOptions): { stop(): void } {
  const { clock, log } = options;
  let timer: Timer | null = null;
  let stopped = false;

  function plan(): void {
    timer = clock.after(EVERY_MS, () => {
      plan();
      round(options, () => stopped).catch(() => log.write({ event: "unexpected", place: "retention" }));
    });
  }

  plan();
  return {
    stop() {
      stopped = true;
      timer?.cancel();
    },
  };
}

/** True when the portal's own Date speaks for our clock: a clock that jumped must remove nothing. */
export function isClockRight(portal: Pick<RetentionOptions, "clockOffsetMs" | "clockTrust">): boolean {
  const offsetMs = portal.clockOffsetMs();
  return portal.clockTrust() === "heard" && offsetMs !== null && Math.abs(offsetMs) <= TRUSTED_MS;
}

async function round(options: RetentionOptions, isStopped: () => boolean): Promise<void> {
  const { store, clock, keepMs, hardLimitMs = null } = options;
  if (!isClockRight(options)) return;
  const nowMs = clock.nowMs();
  const limits = {
    unconfirmedBeforeMs: nowMs - UNCONFIRMED_MS,
    keptBeforeMs: hardLimitMs === null ? null : nowMs - hardLimitMs,
  };
  for (let after: number | null = 0; after !== null && !isStopped();) {
    after = store.noteEndings(after, LOOKED_AT, limits);
    await letOthersIn();
  }
  let wiped = false;
  while (!isStopped()) {
    const due: readonly DueForWiping[] = store.dueForWiping(nowMs - keepMs, WIPED_AT_ONCE);
    if (due.length === 0) break;
    await options.beforeWipe?.(due.flatMap(({ wrappedKeys }) => wrappedKeys));
    if (isStopped()) break;
    await Promise.all(store.wipe(due).map((fileId) => options.removeScan(fileId)));
    wiped = true;
    await letOthersIn();
  }
  if (wiped) await options.afterWipe?.();
}

function letOthersIn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
