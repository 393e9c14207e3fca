import type { EventEmitter } from "node:events";
import type { Clock } from "../../../shared/clock.ts";
import { refusal } from "../../../shared/refusal.ts";
import type { Result } from "../../../shared/result.ts";
import type { KeyKeeper } from "../../core/vault/keeper.ts";
import { beforeReady, dumpsDir } from "./before-ready.ts";
import { guardContents } from "./contents-policy.ts";
import { sweepDumps } from "./crash-dumps.ts";
import { type CrashWatch, watchGraphics, watchPage } from "./crash-watch.ts";
import type { ElectronParts } from "./electron-parts.ts";
import { type ExitCause, exitCodeOf } from "./exit-codes.ts";
import { faultLine } from "./fault-line.ts";
import type { Flags } from "./flags.ts";
import { handleCalls } from "./ipc.ts";
import { chooseKeeper } from "./key-keeper.ts";
import { openWindow } from "./kiosk-window.ts";
import { servePage } from "./page-protocol.ts";
import { guardSession } from "./session-policy.ts";

/** The running core as a host sees it. */
export interface HostedKiosk {
  call(method: string, text: string): Promise<string>;
  close(): Promise<void>;
}

export interface HostParts {
  readonly electron: ElectronParts;
  readonly flags: Flags;
  readonly dataDir: string;
  /** Folder of the built page and file of the built preload. */
  readonly pageDir: string;
  readonly preload: string;
  readonly clock: Clock;
  readonly platform: NodeJS.Platform;
  /** Signals and unhandled errors arrive here; `process` itself, or a test's emitter. */
  readonly process: EventEmitter;
  /** One line for the technician, on standard error. */
  readonly say: (line: string) => void;
  /** Starts the core; an error is one line for the technician. */
  readonly start: (keeper: KeyKeeper) => Promise<Result<HostedKiosk, string>>;
}

/** Nothing the page stores outlives the program: an in-memory session, no cache on disk. */
const partition = "kiosk";
const closeDeadlineMs = 5_000;

/** Runs the kiosk in Electron, from before `ready` to the exit code. */
export async function runHost(parts: HostParts): Promise<void> {
  const { app } = parts.electron;
  if (!beforeReady(parts.electron, parts.dataDir)) {
    parts.say("Another kiosk already uses this data folder; its window is brought to the front.");
    return app.exit(exitCodeOf("restart"));
  }
  const developing = parts.flags.windowed && !app.isPackaged;
  app.on("web-contents-created", (_event, contents) => guardContents(contents, developing));
  app.on("session-created", (session) => guardSession(session, developing));
  app.on("select-client-certificate", (event) => event.preventDefault());
  await app.whenReady();
  parts.electron.Menu.setApplicationMenu(null);
  await openKiosk(parts, developing);
}

async function openKiosk(parts: HostParts, developing: boolean): Promise<void> {
  const { electron, clock } = parts;
  const session = electron.session.fromPartition(partition, { cache: false });
  guardSession(session, developing);
  servePage(session.protocol, parts.pageDir);
  const keeper = await chooseKeeper(electron.safeStorage, parts.dataDir, parts.platform);
  // The page loads while the core starts; its first calls wait here.
  const starting = parts.start(keeper);
  handleCalls(electron.ipcMain, async (method, text) => {
    const started = await starting;
    return started.ok ? started.value.call(method, text) : refusal("no-answer", "the kiosk is not running");
  });

  const exit = exitOnce(parts, starting);
  listenForEnd(parts, exit);
  const choice = { preload: parts.preload, windowed: parts.flags.windowed, devTools: developing, session };
  const page = openWindow(electron, choice, () => exit("restart"));
  const watch: CrashWatch = { clock, exit, reload: page.load };
  watchPage(page.window.webContents, watch);
  watchGraphics(electron.app, watch);
  electron.powerSaveBlocker.start("prevent-display-sleep");
  electron.app.on("second-instance", () => page.window.focus());
  page.load();
  void sweepDumps(dumpsDir(parts.dataDir), clock.nowMs()).catch(() => 0);
  const started = await starting;
  if (!started.ok) refuseStart(parts, started.error, "cannot-start");
}

function listenForEnd(parts: HostParts, exit: (cause: ExitCause) => void): void {
  const closed = parts.flags.windowed ? "stopped" : "operator";
  parts.electron.app.on("window-all-closed", () => exit(closed));
  // Not `once`: a library that watches signals ends the process at once when it finds itself the only listener.
  for (const signal of ["SIGINT", "SIGTERM"] as const) parts.process.on(signal, () => exit("stopped"));
  // Without this Electron shows a dialog over the kiosk and stays broken. The message may be personal, the name is not.
  parts.process.on("uncaughtException", (error: unknown) => {
    parts.say(`Unhandled error: ${faultLine(error)}`);
    exit("restart");
  });
}

/** Closes the core, then the program, once; a core that does not close in 5 s is left to its journal. */
function exitOnce(parts: HostParts, starting: ReturnType<HostParts["start"]>): (cause: ExitCause) => void {
  let ending = false;
  return (cause) => {
    if (ending) return;
    ending = true;
    const leave = (): void => parts.electron.app.exit(exitCodeOf(cause));
    parts.clock.after(closeDeadlineMs, leave);
    void starting.then((started) => (started.ok ? started.value.close() : undefined)).then(leave, leave);
  };
}

/** Tells the technician why there is no kiosk, and ends. Fit for the time before `ready`, too. */
export function refuseStart(
  {
    electron,
    say,
  }: { readonly electron: Pick<ElectronParts, "app" | "dialog">; readonly say: HostParts["say"] },
  lines: string,
  cause: ExitCause,
): void {
  say(lines);
  // On a kiosk nobody sees standard error.
  if (electron.app.isPackaged) electron.dialog.showErrorBox("Máy chưa khởi động được / Cannot start", lines);
  electron.app.exit(exitCodeOf(cause));
}
