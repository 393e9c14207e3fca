// Where things are, and which Node runs them.
import { accessSync, constants } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The project brings its own Node only where that is proven. */
const bringsNode = process.platform === "linux" && process.arch === "x64";
const neededMajor = 24;

/**
 * The Node that runs the program, or one line that says what is missing. better-sqlite3 13 crashes on Node 20 without
 * a word, so nothing but these scripts may run on the Node that npm was started with.
 * @returns {{ ok: true, value: string } | { ok: false, error: string }}
 */
export function programNode() {
  if (bringsNode) return { ok: true, value: join(root, "node_modules", ".bin", "node") };
  if (Number(process.versions.node.split(".")[0]) >= neededMajor)
    return { ok: true, value: process.execPath };
  return {
    ok: false,
    error: `On ${process.platform} ${process.arch} the kiosk needs Node ${neededMajor} or newer, this is ${process.version}; install it from nodejs.org and start again.`,
  };
}

/**
 * Environment in which `node` is the program's own.
 * @param {string} node
 * @returns {NodeJS.ProcessEnv}
 */
export function programEnv(node) {
  const path = [join(root, "node_modules", ".bin"), dirname(node), process.env["PATH"] ?? ""].join(delimiter);
  // Measured after the main walk: with glibc's defaults (a heap per thread, free memory kept) the core stays 40 MB larger.
  // The compiled program is kept between starts, which spares a quarter of a second on a small machine.
  const kept = {
    MALLOC_ARENA_MAX: "1",
    MALLOC_TRIM_THRESHOLD_: "131072",
    NODE_COMPILE_CACHE: join(root, ".cache", "compiled"),
  };
  return { ...kept, ...process.env, PATH: path };
}

/**
 * Full path of the first of these commands that can be run, or null.
 * @param {readonly string[]} names
 */
export function findCommand(names) {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter(Boolean);
  const endings = process.platform === "win32" ? ["", ".exe", ".cmd"] : [""];
  for (const name of names) {
    const found = folders.flatMap((folder) => endings.map((end) => join(folder, name + end))).find(canRun);
    if (found) return found;
  }
  return null;
}

/** @param {string} file */
function canRun(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
