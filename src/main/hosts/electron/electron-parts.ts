import type * as Electron from "electron";

/** What of Electron the host uses; a test hands in a fake of exactly this. */
export type ElectronParts = Pick<
  typeof Electron,
  | "app"
  | "BrowserWindow"
  | "crashReporter"
  | "dialog"
  | "ipcMain"
  | "Menu"
  | "powerSaveBlocker"
  | "protocol"
  | "safeStorage"
  | "session"
>;
