import { join, resolve } from "node:path";
import {
  app,
  BrowserWindow,
  crashReporter,
  dialog,
  ipcMain,
  Menu,
  powerSaveBlocker,
  protocol,
  safeStorage,
  session,
  utilityProcess,
} from "electron";
import { systemClock } from "../../../shared/clock.ts";
import { err, type Result } from "../../../shared/result.ts";
import type { PortalSettings, Settings } from "../../core/settings/settings.ts";
import type { KeyKeeper } from "../../core/vault/keeper.ts";
import { type Composed, compose, readSettings } from "../compose.ts";
import { findPlaces, type Places } from "../places.ts";
import { readyLines } from "../ready-lines.ts";
import type { ExitCause } from "./exit-codes.ts";
import { faultLine } from "./fault-line.ts";
import { parseFlags } from "./flags.ts";
import { refuseStart, runHost } from "./host.ts";
import { launchUtility } from "./utility-portal.ts";

const electron = {
  app,
  BrowserWindow,
  crashReporter,
  dialog,
  ipcMain,
  Menu,
  powerSaveBlocker,
  protocol,
  safeStorage,
  session,
};

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

function refuse(lines: string, cause: ExitCause): void {
  refuseStart({ electron, say }, lines, cause);
}

/** Everything before Electron's `ready` happens before the first `await` in here. */
async function main(): Promise<void> {
  // Started from a folder, Electron takes that as an argument of its own.
  const flags = parseFlags(process.argv.slice(process.defaultApp ? 2 : 1), app.isPackaged);
  if (!flags.ok) return refuse(`kiosk: ${flags.error}`, "wrong-arguments");
  const dataDir = resolve(flags.value.data ?? join(app.getPath("appData"), "one-stop-kiosk"));
  const settings = readSettings(dataDir, flags.value.settings);
  if (!settings.ok) {
    return refuse(settings.error.lines, settings.error.ofCommand ? "wrong-arguments" : "cannot-start");
  }
  const places = findPlaces(import.meta.dirname);
  await runHost({
    electron,
    flags: flags.value,
    dataDir,
    pageDir: places.pageDir,
    preload: places.preload,
    clock: systemClock(),
    platform: process.platform,
    process,
    say,
    start: (keyKeeper) => start(settings.value, dataDir, places, keyKeeper),
  });
}

async function start(
  settings: Settings,
  dataDir: string,
  places: Places,
  keyKeeper: KeyKeeper,
): Promise<Result<Composed, string>> {
  const launchPortal = launchUtility(utilityProcess);
  try {
    const kiosk = await compose({ settings, dataDir, places, keyKeeper, launchPortal, screenFirst: true });
    if (kiosk.ok) void tellWhenReady(kiosk.value, settings.portal);
    return kiosk;
  } catch (error) {
    return err(`The kiosk did not start: ${faultLine(error)}`);
  }
}

async function tellWhenReady({ practicePage, ready }: Composed, portal: PortalSettings): Promise<void> {
  const answering = await ready;
  if (!answering.ok) return say(answering.error);
  for (const line of readyLines(portal, practicePage)) say(line);
}

// Not awaited: Electron is ready only after this module has run to its end, and `main` waits for that.
main().catch((error: unknown) => refuse(`The kiosk did not start: ${faultLine(error)}`, "cannot-start"));
