import { EventEmitter } from "node:events";
import type * as Electron from "electron";
import type { ElectronParts } from "../../src/main/hosts/electron/electron-parts.ts";
import { pretend } from "./pretend.ts";

type IpcHandler = (event: Electron.IpcMainInvokeEvent, ...args: unknown[]) => unknown;

/** An event as Electron gives it: it can be prevented, and the test can see that it was. */
export interface FakeEvent {
  readonly defaultPrevented: boolean;
  preventDefault(): void;
}

export function fakeEvent<T extends object>(fields: T): T & FakeEvent {
  let prevented = false;
  return {
    ...fields,
    get defaultPrevented() {
      return prevented;
    },
    preventDefault: () => void (prevented = true),
  };
}

/** Emits an event to listeners that Electron's types declare one overload each for. */
export function emit(target: object, name: string, ...args: readonly unknown[]): void {
  pretend<EventEmitter>(target).emit(name, ...args);
}

/** A web contents that remembers its guards. */
export class FakeContents extends EventEmitter {
  openHandler: (() => unknown) | null = null;
  crashes = 0;
  setWindowOpenHandler = (handler: () => unknown): void => void (this.openHandler = handler);
  setVisualZoomLevelLimits = (): Promise<void> => Promise.resolve();
  forcefullyCrashRenderer = (): void => void (this.crashes += 1);
  asElectron(): Electron.WebContents {
    return pretend<Electron.WebContents>(this);
  }
}

export class FakeSession extends EventEmitter {
  request: Parameters<Electron.Session["setPermissionRequestHandler"]>[0] = null;
  check: Parameters<Electron.Session["setPermissionCheckHandler"]>[0] = null;
  device: Parameters<Electron.Session["setDevicePermissionHandler"]>[0] = null;
  display: Parameters<Electron.Session["setDisplayMediaRequestHandler"]>[0] = null;
  before: ((details: { url: string }, callback: (answer: { cancel?: boolean }) => void) => void) | null =
    null;
  readonly sources: Electron.ProtocolSource[] = [];
  readonly protocol = {
    registerSource: (_scheme: string, source: Electron.ProtocolSource) => void this.sources.push(source),
    handle: () => undefined,
  } satisfies Pick<Electron.Protocol, "registerSource" | "handle">;
  readonly webRequest = { onBeforeRequest: (handler: FakeSession["before"]) => void (this.before = handler) };
  setPermissionRequestHandler = (handler: FakeSession["request"]): void => void (this.request = handler);
  setPermissionCheckHandler = (handler: FakeSession["check"]): void => void (this.check = handler);
  setDevicePermissionHandler = (handler: FakeSession["device"]): void => void (this.device = handler);
  setDisplayMediaRequestHandler = (handler: FakeSession["display"]): void => void (this.display = handler);
  asElectron(): Electron.Session {
    return pretend<Electron.Session>(this);
  }
}

export class FakeWindow extends EventEmitter {
  readonly webContents = new FakeContents();
  readonly loaded: string[] = [];
  readonly options: Electron.BrowserWindowConstructorOptions;
  shown = 0;
  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super();
    this.options = options;
  }
  show = (): void => void (this.shown += 1);
  focus = (): void => undefined;
  loadURL = (url: string): Promise<void> => {
    this.loaded.push(url);
    return Promise.resolve();
  };
}

/** What a test sees of a run of the host: the order of the calls, the windows, the exits, the way in by IPC. */
export interface FakeElectron {
  readonly parts: ElectronParts;
  readonly log: string[];
  readonly app: EventEmitter;
  readonly session: FakeSession;
  readonly windows: FakeWindow[];
  readonly exits: number[];
  readonly paths: Map<string, string>;
  readonly ipc: Map<string, IpcHandler>;
}

export interface FakeChoice {
  readonly firstInstance?: boolean;
  readonly packaged?: boolean;
  readonly store?: Partial<Electron.SafeStorage>;
}

export function fakeElectron(choice: FakeChoice = {}): FakeElectron {
  const log: string[] = [];
  const windows: FakeWindow[] = [];
  const session = new FakeSession();
  const ipc = new Map<string, IpcHandler>();
  const { app, exits, paths } = fakeApp(log, choice);
  class BrowserWindow extends FakeWindow {
    constructor(options: Electron.BrowserWindowConstructorOptions) {
      super(options);
      log.push("new BrowserWindow");
      windows.push(this);
      app.emit("web-contents-created", fakeEvent({}), this.webContents);
    }
  }
  const parts = {
    app,
    BrowserWindow,
    crashReporter: recorded(log, "crashReporter.start"),
    dialog: { showErrorBox: () => void log.push("dialog.showErrorBox") } satisfies Pick<
      Electron.Dialog,
      "showErrorBox"
    >,
    ipcMain: fakeIpcMain(log, ipc),
    Menu: { setApplicationMenu: () => void log.push("Menu.setApplicationMenu") },
    powerSaveBlocker: { start: () => log.push("powerSaveBlocker.start") } satisfies Pick<
      Electron.PowerSaveBlocker,
      "start"
    >,
    protocol: {
      registerSchemesAsPrivileged: () => void log.push("registerSchemesAsPrivileged"),
    } satisfies Pick<Electron.Protocol, "registerSchemesAsPrivileged">,
    safeStorage: choice.store ?? { isAsyncEncryptionAvailable: () => Promise.resolve(false) },
    session: { fromPartition: () => session },
  };
  return { parts: pretend<ElectronParts>(parts), log, app, session, windows, exits, paths, ipc };
}

function recorded(log: string[], name: string): Pick<Electron.CrashReporter, "start"> {
  return { start: (options) => void log.push(`${name} upload=${options.uploadToServer === true}`) };
}

/** The IPC end of the main process: keeps the handlers, so that a test can be the page, or pretend to be it. */
export function fakeIpcMain(
  log: string[],
  handlers: Map<string, IpcHandler>,
): Pick<Electron.IpcMain, "handle"> {
  return {
    handle(channel, listener) {
      log.push(`ipcMain.handle ${channel}`);
      handlers.set(channel, listener);
    },
  };
}

interface FakeApp {
  readonly app: EventEmitter;
  readonly exits: number[];
  readonly paths: Map<string, string>;
}

function fakeApp(log: string[], choice: FakeChoice): FakeApp {
  const exits: number[] = [];
  const paths = new Map<string, string>();
  const app = Object.assign(new EventEmitter(), {
    isPackaged: choice.packaged ?? false,
    commandLine: { appendSwitch: (name: string) => void log.push(`switch ${name}`) },
    setPath: (name: string, path: string) => void (log.push(`setPath ${name}`), paths.set(name, path)),
    enableSandbox: () => void log.push("enableSandbox"),
    requestSingleInstanceLock: () => (log.push("lock"), choice.firstInstance ?? true),
    whenReady: () => (log.push("whenReady"), Promise.resolve()),
    exit: (code: number) => void exits.push(code),
  });
  return { app, exits, paths };
}
