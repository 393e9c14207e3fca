// Electron's binary: it does not come with npm, so it is fetched once, within bounds, and never waited for again.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { programEnv, root } from "./places.mjs";
import { run } from "./run.mjs";
import { say, seconds } from "./say.mjs";

const fetchLimitMs = 20_000;
const folder = join(root, "node_modules", "electron");
const failureNote = join(root, ".cache", "electron-fetch-failed.json");

/** Path of the binary, or null. ELECTRON_OVERRIDE_DIST_PATH names another folder, as for Electron's own package. */
export function findElectron() {
  const override = process.env["ELECTRON_OVERRIDE_DIST_PATH"];
  const dist = override ?? join(folder, "dist");
  const names = { win32: "electron.exe", darwin: "Electron.app/Contents/MacOS/Electron" };
  const name =
    process.platform in names ? names[/** @type {keyof typeof names} */ (process.platform)] : "electron";
  return existsSync(join(dist, name)) ? join(dist, name) : null;
}

/**
 * Tries to fetch the binary for at most 20 s. A failure is remembered for this version, so that a kiosk without that
 * network does not wait at every start.
 * @param {string} node
 * @param {{ again: boolean }} options `again` tries although it failed before
 * @returns {Promise<string | null>}
 */
export async function fetchElectron(node, { again }) {
  if (process.env["ELECTRON_OVERRIDE_DIST_PATH"]) return null;
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  if (!again && failedBefore(version)) return null;
  say(`Fetching Electron ${version}, for at most ${fetchLimitMs / 1000} s …`);
  const startedMs = Date.now();
  const { interrupted } = await run(node, [join(folder, "install.js")], {
    env: programEnv(node),
    output: "keep",
    limitMs: fetchLimitMs,
  });
  if (interrupted) process.exit(130);
  const found = findElectron();
  if (found) {
    rmSync(failureNote, { force: true });
    say(`  fetched in ${seconds(Date.now() - startedMs)}.`);
    return found;
  }
  mkdirSync(dirname(failureNote), { recursive: true });
  writeFileSync(failureNote, JSON.stringify({ version }));
  say("  it could not be fetched; not tried again unless started with --host electron.");
  return null;
}

/** @param {string} version */
function failedBefore(version) {
  try {
    return JSON.parse(readFileSync(failureNote, "utf8")).version === version;
  } catch {
    return false;
  }
}
