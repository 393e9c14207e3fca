// `npm start` on a machine that has Node 20 and nothing else: installs, builds, chooses what shows the kiosk, and
// hands over to the program under its own Node. Plain JavaScript without packages, because none may be there yet.
import { join } from "node:path";
import { findBrowser, hasScreen } from "./lib/browsers.mjs";
import { build } from "./lib/build.mjs";
import { fetchElectron, findElectron } from "./lib/electron.mjs";
import { install } from "./lib/install.mjs";
import { parseStartOptions, startHelp } from "./lib/options.mjs";
import { programEnv, programNode, root } from "./lib/places.mjs";
import { run } from "./lib/run.mjs";
import { say } from "./lib/say.mjs";

/** @typedef {import("./lib/options.mjs").StartOptions} StartOptions */
/** @typedef {{ kind: "electron", binary: string } | { kind: "browser", browser: string | null }} Host */

/** @returns {Promise<number>} exit code */
async function main() {
  const parsed = parseStartOptions(process.argv.slice(2));
  if (!parsed.ok) {
    say(parsed.error);
    return 2;
  }
  const options = parsed.value;
  if (options.help) {
    process.stdout.write(`${startHelp}\n`);
    return 0;
  }
  const node = programNode();
  if (!node.ok) {
    say(node.error);
    return 1;
  }
  await install();
  await build(node.value);
  const host = await chooseHost(options, node.value);
  if (!host.ok) {
    say(host.error);
    return 1;
  }
  return handOver(host.value, options, node.value);
}

/**
 * @param {StartOptions} options
 * @param {string} node
 * @returns {Promise<{ ok: true, value: Host } | { ok: false, error: string }>}
 */
async function chooseHost({ host, headless }, node) {
  if (headless) return { ok: true, value: { kind: "browser", browser: null } };
  const named = Boolean(process.env["KIOSK_BROWSER"]);
  const screen = hasScreen() || named;
  if (host === "electron" || (host === "auto" && !named && mayRunElectron())) {
    if (!mayRunElectron()) return { ok: false, error: whyNotElectron() };
    const binary = findElectron() ?? (await fetchElectron(node, { again: host === "electron" }));
    if (binary) return { ok: true, value: { kind: "electron", binary } };
    if (host === "electron")
      return { ok: false, error: "Electron's binary is not there; npm start -- --host browser needs none." };
  }
  const browser = findBrowser();
  if (!browser) say("No Chromium, Chrome or Edge was found; open the address below yourself.");
  else if (!screen) say("There is no screen here (DISPLAY is not set); open the address below yourself.");
  return { ok: true, value: { kind: "browser", browser: screen ? browser : null } };
}

/** Electron's sandbox does not work for root, and without the sandbox we do not start it. */
function mayRunElectron() {
  return hasScreen() && process.getuid?.() !== 0;
}

function whyNotElectron() {
  if (!hasScreen()) return "Electron needs a screen, and there is none here (DISPLAY is not set).";
  return "Electron's sandbox does not work for root; start as another user, or with --host browser.";
}

/**
 * @param {Host} host
 * @param {StartOptions} options
 * @param {string} node
 */
async function handOver(host, options, node) {
  const args = ["--data", options.data ?? join(root, "data")];
  if (options.portal) args.push("--portal", options.portal);
  if (options.windowed) args.push("--windowed");
  if (host.kind === "browser") {
    if (options.headless) args.push("--headless");
    if (options.port) args.push("--port", String(options.port));
    if (host.browser) args.push("--browser", host.browser);
  }
  // Measured: the core makes little garbage, and V8's default young generation would hold 30 MB of it.
  const [command, ...script] =
    host.kind === "electron"
      ? [host.binary, root]
      : [node, "--max-semi-space-size=1", join(root, "out", "main", "browser.js")];
  const { code, interrupted } = await run(command, [...script, ...args], {
    env: { ...programEnv(node), ...options.settings },
    output: "inherit",
    ipc: host.kind === "browser",
  });
  // A stop that was asked for is not a failure.
  return interrupted && (code === 0 || code > 128) ? 0 : code;
}

try {
  process.exitCode = await main();
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
