import type { App, BrowserWindow } from "electron";
import type { Clock, Timer } from "../../../shared/clock.ts";
import { afterGraphicsCrash, afterPageCrash } from "./crash-policy.ts";
import type { ExitCause } from "./exit-codes.ts";

const hangLimitMs = 20_000;

export interface CrashWatch {
  readonly clock: Clock;
  readonly reload: () => void;
  readonly exit: (cause: ExitCause) => void;
}

/** Keeps the page alive: reloads it after a crash, ends a page that hangs, and gives up by the crash policy. */
export function watchPage(contents: BrowserWindow["webContents"], watch: CrashWatch): void {
  const { clock } = watch;
  let history: readonly number[] = [];
  let hang: Timer | null = null;
  contents.on("render-process-gone", (_event, details) => {
    hang?.cancel();
    const act = afterPageCrash(details.reason, history, clock.monotonicMs());
    if (act.kind === "exit") return watch.exit(act.cause);
    history = act.history;
    clock.after(act.afterMs, watch.reload);
  });
  contents.on("unresponsive", () => {
    hang?.cancel();
    hang = clock.after(hangLimitMs, () => contents.forcefullyCrashRenderer());
  });
  contents.on("responsive", () => hang?.cancel());
}

/** Counts the deaths of the graphics process; see `afterGraphicsCrash`. */
export function watchGraphics(app: Pick<App, "on">, watch: CrashWatch): void {
  const startedMs = watch.clock.monotonicMs();
  let history: readonly number[] = [];
  app.on("child-process-gone", (_event, details) => {
    if (details.type !== "GPU") return;
    const nowMs = watch.clock.monotonicMs();
    const cause = afterGraphicsCrash(history, nowMs, startedMs);
    history = [...history, nowMs].slice(-10);
    if (cause) watch.exit(cause);
  });
}
