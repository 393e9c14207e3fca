import type { BrowserWindowConstructorOptions, Session, WebPreferences } from "electron";

export interface WindowChoice {
  readonly preload: string;
  /** A movable window instead of the whole screen, for looking at the kiosk on a workstation. */
  readonly windowed: boolean;
  /** Only an unpacked run in a window may open the developer tools. */
  readonly devTools: boolean;
  readonly session: Session;
}

/** What the page may do. The first three are Electron's defaults too; they are written down so that a test holds them. */
export function webPreferences(choice: WindowChoice): WebPreferences {
  return {
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    preload: choice.preload,
    session: choice.session,
    webviewTag: false,
    devTools: choice.devTools,
    spellcheck: false,
    navigateOnDragDrop: false,
    disableDialogs: true,
    // A kiosk window is never in the background; timers of the countdown must not be slowed down.
    backgroundThrottling: false,
  };
}

/** Options of the kiosk's one window. It stays hidden until its first picture is ready, so nobody sees it white. */
export function windowOptions(choice: WindowChoice): BrowserWindowConstructorOptions {
  return {
    show: false,
    title: "Bộ phận Một cửa",
    backgroundColor: "#ffffff",
    autoHideMenuBar: true,
    ...(choice.windowed ? windowedFrame : kioskFrame),
    webPreferences: webPreferences(choice),
  };
}

const windowedFrame: BrowserWindowConstructorOptions = { width: 1280, height: 800 };

const kioskFrame: BrowserWindowConstructorOptions = {
  kiosk: true,
  fullscreen: true,
  frame: false,
  // Frameless windows are rounded on Linux by default, which leaves four corners of desktop.
  roundedCorners: false,
  resizable: false,
  movable: false,
  minimizable: false,
  alwaysOnTop: true,
};
