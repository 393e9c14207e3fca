// Programs of the operating system that tests use. Nothing is added without saying so first.
import { existsSync } from "node:fs";
import { findBrowser } from "./browsers.mjs";
import { findCommand } from "./places.mjs";
import { run } from "./run.mjs";
import { say } from "./say.mjs";

/**
 * Names as Debian has them.
 * @typedef {"chromium" | "poppler-utils" | "cups" | "cups-client" | "cups-filters" | "cups-ipp-utils" | "dbus" | "socat"} SystemPackage
 */

/**
 * @typedef {object} Check
 * @property {string} why
 * @property {() => boolean} here
 * @property {string} [without] what happens where it is missing; without these words the tests do not start
 */

const realPrinter = "the tests at a real print server are skipped";
// A server's programs stand in sbin, which is not on everybody's PATH.
const serverProgram = (/** @type {string} */ name) =>
  findCommand([name]) !== null || existsSync(`/usr/sbin/${name}`);

/** @type {Record<SystemPackage, Check>} */
const checks = {
  chromium: { why: "the screens are tested in a real browser", here: () => findBrowser() !== null },
  "poppler-utils": {
    why: "printed slips are read back and looked at",
    here: () => findCommand(["pdftotext"]) !== null && findCommand(["pdftoppm"]) !== null,
  },
  cups: { why: "a real print server", here: () => serverProgram("cupsd"), without: realPrinter },
  "cups-client": {
    why: "its commands",
    here: () => serverProgram("lpadmin") && findCommand(["lp"]) !== null,
    without: realPrinter,
  },
  "cups-filters": {
    why: "its filters",
    here: () => existsSync("/usr/lib/cups/filter/pdftopdf"),
    without: realPrinter,
  },
  "cups-ipp-utils": {
    why: "a printer without paper",
    here: () => serverProgram("ippeveprinter"),
    without: realPrinter,
  },
  socat: {
    why: "a serial line for the card scanner",
    here: () => findCommand(["socat"]) !== null,
    without: "the tests of the scanner on a serial line are skipped",
  },
  dbus: { why: "that printer's message bus", here: () => serverProgram("dbus-daemon"), without: realPrinter },
};

/** @param {readonly SystemPackage[]} names */
const namesAndReasons = (names) => names.map((name) => `${name} (${checks[name].why})`).join(", ");

/**
 * Adds what is missing on Debian as root. Elsewhere, or where it is forbidden, names the command; what the tests can
 * do without is only said.
 * @param {readonly SystemPackage[]} wanted
 * @param {{ mayInstall: boolean }} options
 * @returns {Promise<{ ok: true } | { ok: false, error: string }>}
 */
export async function ensureSystemPackages(wanted, { mayInstall }) {
  const missing = wanted.filter((name) => !checks[name].here());
  if (missing.length === 0) return { ok: true };
  const canInstall = existsSync("/etc/debian_version") && process.getuid?.() === 0;
  if (!mayInstall || !canInstall) return sayMissing(missing);
  say(
    `Adding system packages the tests need: ${namesAndReasons(missing)}; npm test -- --no-install forbids it.`,
  );
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  for (const args of [
    ["update", "-q"],
    ["install", "-y", "-q", "--no-install-recommends", ...missing],
  ]) {
    const { code, interrupted } = await run("apt-get", args, { env });
    if (interrupted) process.exit(130);
    if (code !== 0) {
      say(`apt-get ${args[0]} ended with code ${code}.`);
      break;
    }
  }
  const still = missing.filter((name) => !checks[name].here());
  return still.length === 0 ? { ok: true } : sayMissing(still);
}

/** @param {readonly SystemPackage[]} names */
function commandFor(names) {
  return `apt-get install -y --no-install-recommends ${names.join(" ")}`;
}

/**
 * @param {readonly SystemPackage[]} missing
 * @returns {{ ok: true } | { ok: false, error: string }}
 */
function sayMissing(missing) {
  const linux = process.platform === "linux";
  const needed = missing.filter((name) => checks[name].without === undefined);
  const optional = missing.filter((name) => checks[name].without !== undefined);
  for (const without of new Set(optional.map((name) => checks[name].without))) {
    const names = optional.filter((name) => checks[name].without === without);
    const how = linux ? `, until somebody runs: sudo ${commandFor(names)}` : "; they run on Debian as root";
    say(`Missing ${namesAndReasons(names)}: ${without}${how}`);
  }
  if (needed.length === 0) return { ok: true };
  const how = linux
    ? `sudo ${commandFor(needed)}`
    : "install Chromium (or Chrome) and poppler, and put them on PATH";
  return { ok: false, error: `The tests need ${namesAndReasons(needed)}. Please run: ${how}` };
}
