import type { ApiMethod } from "../../shared/api-methods.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import { loadSettings, settingsFileName, showSettingsProblem } from "../core/settings/load-settings.ts";
import type { Settings } from "../core/settings/settings.ts";
import type { KeyKeeper } from "../core/vault/keeper.ts";
import type { Places } from "./places.ts";
import { type LaunchPortal, preparePractice } from "./practice.ts";

/** What the page calls once, when its first screen stands. */
const firstScreenMethod: ApiMethod = "reportShown";

export interface ComposeOptions {
  readonly settings: Settings;
  readonly dataDir: string;
  readonly places: Places;
  readonly keyKeeper: KeyKeeper;
  readonly launchPortal?: LaunchPortal;
  /** A window is being opened: on a small machine the practice portal leaves it the processor until its first screen. */
  readonly screenFirst: boolean;
}

/** A window that shows nothing by then has a trouble of its own. */
const longestFirstScreenMs = 3_000;

/** The core and, while practising, the practice portal beside it, as one thing. */
export interface Composed {
  call(method: string, text: string): Promise<string>;
  /** Address of the practice portal's page for trainees, or null with another portal. */
  readonly practicePage: string | null;
  /** Settles when the practice portal answers too (at once with another portal); the error is one line. */
  readonly ready: Promise<Result<null, string>>;
  close(): Promise<void>;
}

/** Mistakes in the settings, each in a line of its own; `ofCommand`: one is in the command, not in the file. */
export interface WrongSettings {
  readonly lines: string;
  readonly ofCommand: boolean;
}

/** The settings of the data folder, with the environment and these flags over them. */
export function readSettings(
  dataDir: string,
  flags: Readonly<Record<string, string | undefined>>,
): Result<Settings, WrongSettings> {
  const settings = loadSettings({ dataDir, env: process.env, flags });
  if (settings.ok) return settings;
  const ofCommand = settings.error.some(({ source }) => source !== settingsFileName);
  return err({ lines: settings.error.map(showSettingsProblem).join("\n"), ofCommand });
}

/** Starts everything behind a host's window. The error is a line for the technician; nothing is left running then. */
export async function compose(options: ComposeOptions): Promise<Result<Composed, string>> {
  const { settings, dataDir, places } = options;
  const practice =
    settings.portal.kind === "practice"
      ? await preparePractice(settings, dataDir, places.portalScript, options.launchPortal)
      : null;
  const { promise: ready, resolve: tellReady } = Promise.withResolvers<Result<null, string>>();
  // The core's modules load after the host's window was sent on its way.
  const { startKiosk, startProblemLine } = await import("../app.ts");
  const kiosk = await startKiosk({
    settings: practice?.settings ?? settings,
    dataDir,
    assetsDir: places.assetsDir,
    workers: places.workers,
    keyKeeper: options.keyKeeper,
    portalReady: ready,
  });
  if (!kiosk.ok) {
    return err(startProblemLine(kiosk.error));
  }
  const shown = Promise.withResolvers<void>();
  setTimeout(shown.resolve, options.screenFirst ? longestFirstScreenMs : 0).unref();
  tellReady(practice ? shown.promise.then(() => practice.run()) : ok(null));
  return ok({
    call(method, text) {
      if (method === firstScreenMethod) shown.resolve();
      return kiosk.value.call(method, text);
    },
    practicePage: practice?.url ?? null,
    ready,
    async close() {
      await kiosk.value.close();
      practice?.close();
    },
  });
}
