// Child processes that end with us: a Ctrl-C or a service stop reaches them, and their exit code becomes ours.
import { spawn } from "node:child_process";
import { constants } from "node:os";

const forwarded = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);

/**
 * @typedef {object} Outcome
 * @property {number} code exit code; 128 + the signal's number when a signal ended it, as shells count
 * @property {string} output what the child wrote, when it was asked to be kept
 * @property {boolean} interrupted true when we were told to stop meanwhile
 * @property {boolean} tooLong true when it was ended because of `limitMs`
 */

/**
 * Runs a command to its end.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, output?: "keep" | "stderr" | "inherit", limitMs?: number, ipc?: boolean }} options
 *   `keep` returns the output instead of showing it; `stderr` shows all of it on standard error; `ipc` opens a channel
 *   whose closing tells the child that we died
 * @returns {Promise<Outcome>}
 */
export function run(command, args, { cwd, env, output = "stderr", limitMs, ipc = false } = {}) {
  return new Promise((resolve, reject) => {
    const out = output === "keep" ? "pipe" : output === "stderr" ? process.stderr : "inherit";
    const err = output === "keep" ? "pipe" : "inherit";
    const child = spawn(command, args, {
      ...(cwd ? { cwd } : {}),
      env: env ?? process.env,
      stdio: ["ignore", out, err, ...(ipc ? [/** @type {const} */ ("ipc")] : [])],
    });
    let kept = "";
    let interrupted = false;
    let tooLong = false;
    child.stdout?.on("data", (text) => (kept += text));
    child.stderr?.on("data", (text) => (kept += text));
    /** @param {NodeJS.Signals} signal */
    const forward = (signal) => {
      interrupted = true;
      child.kill(signal);
    };
    for (const signal of forwarded) process.on(signal, forward);
    const stopWatching = onLostParent(() => forward("SIGTERM"));
    const limit = limitMs && setTimeout(() => ((tooLong = true), child.kill("SIGKILL")), limitMs);
    const settle = () => {
      clearTimeout(limit || undefined);
      stopWatching();
      for (const signal of forwarded) process.off(signal, forward);
    };
    child.on("error", (error) => (settle(), reject(error)));
    child.on("close", (code, signal) => {
      settle();
      resolve({
        code: code ?? 128 + (signal ? constants.signals[signal] : 0),
        output: kept,
        interrupted,
        tooLong,
      });
    });
  });
}

/**
 * npm runs us under a shell, and the shell that is told to stop dies without telling us. Nobody else sees us then, so
 * we look whether it is still there.
 * @param {() => void} lost
 * @returns {() => void} ends the watch
 */
function onLostParent(lost) {
  if (!process.env["npm_lifecycle_event"] || process.platform === "win32") return () => undefined;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    lost();
  }, 500);
  return () => clearInterval(timer);
}
