// Browsers that can show the kiosk when Electron is not there.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { findCommand } from "./places.mjs";

const commands = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
  "msedge",
];

function installedPlaces() {
  if (process.platform === "darwin")
    return [
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
      "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ];
  if (process.platform !== "win32") return [];
  const folders = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap(
    (name) => process.env[name] ?? [],
  );
  return folders.flatMap((folder) => [
    join(folder, "Google", "Chrome", "Application", "chrome.exe"),
    join(folder, "Microsoft", "Edge", "Application", "msedge.exe"),
  ]);
}

/** Path of an installed Chromium, Chrome or Edge, or null. KIOSK_BROWSER names another one and is not second-guessed. */
export function findBrowser() {
  const named = process.env["KIOSK_BROWSER"];
  if (named) return findCommand([named]) ?? named;
  return findCommand(commands) ?? installedPlaces().find((place) => existsSync(place)) ?? null;
}

/** True where a window can be opened at all: a console or a service without a screen has none. */
export function hasScreen() {
  if (process.platform !== "linux") return true;
  return Boolean(process.env["DISPLAY"] || process.env["WAYLAND_DISPLAY"]);
}
