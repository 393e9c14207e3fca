// Programs of the operating system that tests use. Nothing is added without saying so first.
import { existsSync } from "node:fs";
import { findBrowser } from "./browsers.mjs";
import { findCommand } from "./places.mjs";
import { run } from "./run.mjs";
import { say } from "./say.mjs";

/** @typedef {"chromium" | "poppler-utils"} SystemPackage names as Debian has them */

/** @type {Record<SystemPackage, { readonly why: string, readonly here: () => boolean }>} */
const checks = {
  chromium: { why: "the screens are tested in a real browser", here: () => findBrowser() !== null },
  "poppler-utils": {
    why: "printed slips are read back and looked at",
    here: () => findCommand(["pdftotext"]) !== null && findCommand(["pdftoppm"]) !== null,
  },
};

/**
 * Adds what is missing on Debian as root; elsewhere, or where it is forbidden, names the command.
 * @param {readonly SystemPackage[]} wanted
 * @param {{ mayInstall: boolean }} options
 * @returns {Promise<{ ok: true } | { ok: false, error: string }>}
 */
export async function ensureSystemPackages(wanted, { mayInstall }) {
  const missing = wanted.filter((name) => !checks[name].here());
  if (missing.length === 0) return { ok: true };
  const reasons = missing.map((name) => `${name} (${checks[name].why})`).join(", ");
  const command = `apt-get install -y ${missing.join(" ")}`;
  const canInstall = existsSync("/etc/debian_version") && process.getuid?.() === 0;
  if (!mayInstall || !canInstall) {
    const how =
      process.platform === "linux"
        ? `sudo ${command}`
        : "install Chromium (or Chrome) and poppler, and put them on PATH";
    return { ok: false, error: `The tests need ${reasons}. Please run: ${how}` };
  }
  say(`Adding system packages the tests need: ${reasons}; npm test -- --no-install forbids it.`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  for (const args of [
    ["update", "-q"],
    ["install", "-y", "-q", "--no-install-recommends", ...missing],
  ]) {
    const { code, interrupted } = await run("apt-get", args, { env });
    if (interrupted) process.exit(130);
    if (code !== 0)
      return { ok: false, error: `apt-get ${args[0]} ended with code ${code}. Please run: ${command}` };
  }
  const still = missing.filter((name) => !checks[name].here());
  return still.length === 0
    ? { ok: true }
    : { ok: false, error: `Still missing after apt-get: ${still.join(", ")}` };
}
