import type { RenderProcessGoneDetails } from "electron";
import type { ExitCause } from "./exit-codes.ts";

/** What to do after a process of the window died; `history` is kept for the next time. */
export type CrashAct =
  | { readonly kind: "reload"; readonly afterMs: number; readonly history: readonly number[] }
  | { readonly kind: "exit"; readonly cause: ExitCause };

const crashWindowMs = 5 * 60_000;
const crashLimit = 5;
const reloadBaseMs = 500;
const reloadCapMs = 10_000;
const rebootAfterUptimeMs = 10 * 60_000;

/**
 * The page's process is gone: reload it, each time later (0.5 s doubling to 10 s); the sixth time in five minutes
 * the program ends for its watchdog. A page that fails its integrity check is not tried again.
 * `history` holds the monotonic times of earlier crashes.
 */
export function afterPageCrash(
  reason: RenderProcessGoneDetails["reason"],
  history: readonly number[],
  nowMs: number,
): CrashAct {
  if (reason === "integrity-failure") return { kind: "exit", cause: "cannot-start" };
  const recent = history.filter((atMs) => nowMs - atMs < crashWindowMs);
  if (recent.length >= crashLimit) return { kind: "exit", cause: "restart" };
  const afterMs = Math.min(reloadCapMs, reloadBaseMs * 2 ** recent.length);
  return { kind: "reload", afterMs, history: [...recent, nowMs] };
}

/**
 * The graphics process is gone. Chromium starts it again by itself and then draws in software; only when it keeps
 * dying on a machine that once ran well is a reboot worth it. A machine just started is never rebooted, so it
 * cannot reboot in circles. Gives null while nothing is to be done; times are monotonic.
 */
export function afterGraphicsCrash(
  history: readonly number[],
  nowMs: number,
  startedMs: number,
): ExitCause | null {
  const recent = history.filter((atMs) => nowMs - atMs < crashWindowMs);
  if (recent.length < crashLimit) return null;
  return nowMs - startedMs > rebootAfterUptimeMs ? "reboot" : null;
}
