// `npm run test:electron`: the smoke test on a real Electron where its binary is, and one plain line where it is not.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { build } from "./lib/build.mjs";
import { answerHelp } from "./lib/help.ts";

answerHelp(
  "npm run test:electron   the tests on a real Electron; KIOSK_ELECTRON names its binary, without one they are skipped",
);

const root = join(import.meta.dirname, "..");
const names: Partial<Record<NodeJS.Platform, string>> = {
  win32: "electron.exe",
  darwin: "Electron.app/Contents/MacOS/Electron",
};

/** The binary: KIOSK_ELECTRON names one, else the installed one; null where there is none. Nothing is fetched. */
function findElectron(): string | null {
  const dist = process.env["ELECTRON_OVERRIDE_DIST_PATH"] ?? join(root, "node_modules/electron/dist");
  const path = process.env["KIOSK_ELECTRON"] ?? join(dist, names[process.platform] ?? "electron");
  return existsSync(path) ? path : null;
}

function run(script: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): number {
  const path = join(root, "node_modules", script);
  return spawnSync(process.execPath, [path, ...args], { cwd: root, stdio: "inherit", env }).status ?? 1;
}

async function main(): Promise<number> {
  const binary = findElectron();
  if (!binary) {
    console.log(
      "SKIPPED: the tests on a real Electron did not run, because its binary is not here (npx install-electron).",
    );
    return 0;
  }
  if (process.platform === "linux" && !process.env["DISPLAY"] && !process.env["WAYLAND_DISPLAY"]) {
    console.log(
      "SKIPPED: the tests on a real Electron did not run, because there is no screen (try xvfb-run).",
    );
    return 0;
  }
  if (process.getuid?.() === 0) {
    console.log(
      "SKIPPED: the tests on a real Electron did not run, because its sandbox does not work for root.",
    );
    return 0;
  }
  await build(process.execPath);
  const config = join(root, "playwright.electron.config.ts");
  return run("playwright/cli.js", ["test", "--config", config], { ...process.env, KIOSK_ELECTRON: binary });
}

process.exitCode = await main();
