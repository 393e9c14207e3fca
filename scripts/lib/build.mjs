// Builds out/ when the sources changed since it was built.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { programEnv, root } from "./places.mjs";
import { run } from "./run.mjs";
import { say, seconds } from "./say.mjs";

const configs = [
  "electron.vite.config.ts",
  "package.json",
  "package-lock.json",
  "tsconfig.base.json",
  "tsconfig.node.json",
  "tsconfig.web.json",
];
const stamp = join(root, "out", ".sources-hash");

/**
 * @param {string} folder
 * @returns {string[]}
 */
function filesUnder(folder) {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .toSorted();
}

/** One hash over everything a build is made from: contents of sources, size and time of the (large) assets. */
export function sourcesHash() {
  const hash = createHash("sha256");
  for (const file of filesUnder(join(root, "src"))) {
    if (/\.test\.tsx?$/.test(file)) continue;
    hash.update(`\0${relative(root, file)}\0`).update(readFileSync(file));
  }
  for (const file of configs) hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  for (const file of filesUnder(join(root, "assets"))) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`\0${relative(root, file)}\0${size}\0${mtimeMs}`);
  }
  return hash.digest("hex");
}

/**
 * True when nothing under the sources was touched since the build: the quick answer, by times of files and folders (a
 * folder's time tells of a file that came or went). A checkout touches everything; then the contents decide.
 */
function isUntouched() {
  const builtMs = statSync(stamp, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const folders = [join(root, "src"), join(root, "assets")];
  const inside = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)),
  );
  const watched = [...folders, ...configs.map((file) => join(root, file)), ...inside];
  return watched.every((path) => statSync(path).mtimeMs < builtMs);
}

function builtHash() {
  try {
    return readFileSync(stamp, "utf8");
  } catch {
    return null;
  }
}

/**
 * Throws with the builder's words when the sources do not build.
 * @param {string} node the program's own Node
 */
export async function build(node) {
  if (isUntouched()) return;
  const hash = sourcesHash();
  if (builtHash() === hash) return;
  say("Building …");
  const startedMs = Date.now();
  const { code, output, interrupted } = await run(
    node,
    [join(root, "node_modules", "electron-vite", "bin", "electron-vite.js"), "build", "--logLevel", "warn"],
    { cwd: root, env: programEnv(node), output: "keep" },
  );
  if (interrupted) process.exit(130);
  if (code !== 0) throw new Error(`The build ended with code ${code}. What it said:\n${output.trim()}`);
  mkdirSync(join(root, "out"), { recursive: true });
  writeFileSync(stamp, hash);
  say(`  built in ${seconds(Date.now() - startedMs)}.`);
}
