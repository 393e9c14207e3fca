import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { ElectronParts } from "./electron-parts.ts";
import { pageSchemes } from "./page-protocol.ts";

/** What Chromium is started with: without what has no place on a touch panel (swiping through history, pinching). */
const chromiumSwitches: readonly (readonly [name: string, value?: string])[] = [
  ["overscroll-history-navigation", "0"],
  ["disable-pinch"],
  // On Linux the voices of the machine, for reading aloud, come through this.
  ["enable-speech-dispatcher"],
];

/** Where crash dumps lie. */
export function dumpsDir(dataDir: string): string {
  return join(dataDir, "crashes");
}

/**
 * All that Electron only takes before `ready`, in one synchronous go: where its own files lie (inside `dataDir`, so
 * that the single-instance lock is one per data folder), crash dumps that stay on the machine, the page's scheme,
 * the sandbox for every process. Gives false when another kiosk already holds the data folder.
 */
export function beforeReady(
  electron: Pick<ElectronParts, "app" | "crashReporter" | "protocol">,
  dataDir: string,
): boolean {
  const { app } = electron;
  const dumps = dumpsDir(dataDir);
  mkdirSync(dumps, { recursive: true, mode: 0o700 });
  app.setPath("userData", join(dataDir, "electron"));
  app.setPath("crashDumps", dumps);
  electron.crashReporter.start({ uploadToServer: false });
  electron.protocol.registerSchemesAsPrivileged(pageSchemes);
  app.enableSandbox();
  for (const [name, value] of chromiumSwitches) app.commandLine.appendSwitch(name, value);
  return app.requestSingleInstanceLock();
}
