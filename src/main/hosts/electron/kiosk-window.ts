import type { BrowserWindow } from "electron";
import type { ElectronParts } from "./electron-parts.ts";
import { pageUrl } from "./page-address.ts";
import { type WindowChoice, windowOptions } from "./window-options.ts";

export interface KioskWindow {
  readonly window: BrowserWindow;
  readonly load: () => void;
  /** Lets the window close; before it, closing by Alt+F4 or a gesture does nothing on a kiosk. */
  readonly unlock: () => void;
}

/** Opens the one window. `failed` hears of a page that does not load, which starting again may cure. */
export function openWindow(
  electron: Pick<ElectronParts, "BrowserWindow">,
  choice: WindowChoice,
  failed: () => void,
): KioskWindow {
  const window = new electron.BrowserWindow(windowOptions(choice));
  let locked = !choice.windowed;
  window.once("ready-to-show", () => {
    window.show();
    window.focus();
  });
  window.on("close", (event) => {
    if (locked) event.preventDefault();
  });
  window.webContents.on("did-finish-load", () => {
    void window.webContents.setVisualZoomLevelLimits(1, 1);
  });
  return {
    window,
    load: () => void window.loadURL(pageUrl).catch(failed),
    unlock: () => {
      locked = false;
    },
  };
}
