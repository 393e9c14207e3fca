// One at a time among processes: two `npm ci` at once empty node_modules under each other's feet.
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

const lookEveryMs = 250;
/** Longer than it takes to write a number: a file that is still empty then belongs to nobody. */
const emptyForMs = 5_000;

/**
 * Runs the task while no other process runs one under the same file. A process that died gives up its turn.
 * @template T
 * @param {string} file holds the number of the process whose turn it is
 * @param {() => Promise<T>} task
 * @param {() => void} waits called once when another one is before us
 * @returns {Promise<T>}
 */
export async function inTurn(file, task, waits) {
  mkdirSync(dirname(file), { recursive: true });
  let told = false;
  while (!take(file)) {
    if (!told) waits();
    told = true;
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  }
  const giveBack = () => rmSync(file, { force: true });
  // An interrupted command ends by process.exit and passes no `finally`.
  process.once("exit", giveBack);
  try {
    return await task();
  } finally {
    process.removeListener("exit", giveBack);
    giveBack();
  }
}

/** @param {string} file */
function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
  }
  if (!isHeld(file)) rmSync(file, { force: true });
  return false;
}

/** @param {string} file */
function isHeld(file) {
  try {
    const pid = Number(readFileSync(file, "utf8"));
    if (pid === 0) return Date.now() - statSync(file).mtimeMs < emptyForMs;
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another one's process is one all the same; a file that is gone is taken in the next look.
    return codeOf(error) !== "ESRCH";
  }
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && "code" in error ? error.code : null;
}
