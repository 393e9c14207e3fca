import { err, ok, type Result } from "../../shared/result.ts";
import { loadSettings, showSettingsProblem } from "../core/settings/load-settings.ts";
import type { Settings } from "../core/settings/settings.ts";
import type { KeyKeeper } from "../core/vault/keeper.ts";
import type { Places } from "./places.ts";
import { type LaunchPortal, startPractice } from "./practice.ts";

export interface ComposeOptions {
  readonly settings: Settings;
  readonly dataDir: string;
  readonly places: Places;
  readonly keyKeeper: KeyKeeper;
  readonly launchPortal?: LaunchPortal;
}

/** The core and, while practising, the practice portal beside it, as one thing. */
export interface Composed {
  call(method: string, text: string): Promise<string>;
  /** Address of the practice portal's page for trainees, or null with another portal. */
  readonly practicePage: string | null;
  close(): Promise<void>;
}

/** The settings with the flags over them, or every mistake as a line of its own. */
export function readSettings(
  dataDir: string,
  flags: Readonly<Record<string, string | undefined>>,
): Result<Settings, string> {
  const settings = loadSettings({ dataDir, env: process.env, flags });
  return settings.ok ? settings : err(settings.error.map(showSettingsProblem).join("\n"));
}

/** Starts everything behind a host's window. The error is a line for the technician; nothing is left running then. */
export async function compose(options: ComposeOptions): Promise<Result<Composed, string>> {
  const { settings, dataDir, places } = options;
  // The core's modules load while the practice portal starts, and after the host's window was sent on its way.
  const [practice, { startKiosk, startProblemLine }] = await Promise.all([
    settings.portal.kind === "practice"
      ? startPractice(settings, dataDir, places.portalScript, options.launchPortal)
      : null,
    import("../app.ts"),
  ]);
  if (practice && !practice.ok) return practice;
  const kiosk = await startKiosk({
    settings: practice?.value.settings ?? settings,
    dataDir,
    assetsDir: places.assetsDir,
    workers: places.workers,
    keyKeeper: options.keyKeeper,
  });
  if (!kiosk.ok) {
    practice?.value.close();
    return err(startProblemLine(kiosk.error));
  }
  return ok({
    call: (method, text) => kiosk.value.call(method, text),
    practicePage: practice?.value.url ?? null,
    async close() {
      await kiosk.value.close();
      practice?.value.close();
    },
  });
}
