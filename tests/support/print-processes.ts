import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, chmod } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** Programs of a real print server and of a virtual printer, on the loopback and in a folder of their own. */
export interface PrintProcesses {
  readonly folder: string;
  /** Starts a program and waits until `ready` is true. */
  start(command: string, args: readonly string[], ready: () => Promise<boolean>): Promise<ChildProcess>;
  /** Ends everything that was started, and what that started, and removes the folder. */
  stop(): Promise<void>;
}

const READY_MS = 10_000;

/** Waits until it is so; throws with `what` when it does not become so. */
export async function until(what: string, isSo: () => Promise<boolean>, limitMs = READY_MS): Promise<void> {
  const endMs = performance.now() + limitMs;
  while (!(await isSo())) {
    if (performance.now() > endMs) throw new Error(`${what}: not within ${limitMs} ms`);
    await pause(20);
  }
}

/** Whether something listens on a port of the loopback. */
export function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port });
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}

/** Everything that carries our folder in its environment: also what a killed print server left behind. */
async function ours(folder: string): Promise<readonly number[]> {
  const found: number[] = [];
  for (const name of await readdir("/proc")) {
    if (!/^\d+$/.test(name) || Number(name) === process.pid) continue;
    const words = await readFile(`/proc/${name}/environ`, "latin1").catch(() => "");
    if (words.includes(folder)) found.push(Number(name));
  }
  return found;
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended by itself.
  }
}

/** Ends what belongs to a folder, and removes it. */
async function clear(folder: string): Promise<void> {
  for (const pid of await ours(folder)) kill(pid, "SIGTERM");
  const empty = async () => (await ours(folder)).length === 0;
  await until("the print server has stopped", empty, 2_000).catch(() => {});
  for (const pid of await ours(folder)) kill(pid, "SIGKILL");
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}

/** Clears up after tests that were killed: their folders are named after a process that is no more. */
async function sweep(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const owner = /^kiosk-print-(\d+)-/.exec(name)?.[1];
    if (owner !== undefined && !existsSync(`/proc/${owner}`)) await clear(join(tmpdir(), name));
  }
}

/** The programs of a server stand in sbin, which is not on everybody's PATH. */
export function withServerPrograms(): NodeJS.ProcessEnv {
  return { ...process.env, PATH: `${process.env["PATH"] ?? ""}:/usr/sbin` };
}

export async function createPrintProcesses(): Promise<PrintProcesses> {
  await sweep();
  const folder = await mkdtemp(join(tmpdir(), `kiosk-print-${process.pid}-`));
  // The print server's filters run as their own user.
  await chmod(folder, 0o755);
  const bus = `unix:path=${join(folder, "bus")}`;
  const env = { ...withServerPrograms(), DBUS_SYSTEM_BUS_ADDRESS: bus, LANG: "C.UTF-8", LC_ALL: "C.UTF-8" };
  return {
    folder,
    async start(command, args, ready) {
      // Dies with the tests even when they are killed.
      const child = spawn("setpriv", ["--pdeathsig", "KILL", "--", command, ...args], {
        env,
        stdio: "ignore",
        detached: true,
      });
      let over: string | null = null;
      child.once("error", (error) => (over = error.message));
      child.once("exit", (code) => (over = `ended with ${code}`));
      await until(`${command} is ready`, async () => {
        if (over !== null) throw new Error(`${command}: ${over}`);
        return ready();
      });
      return child;
    },
    stop: () => clear(folder),
  };
}

/** Ends a program with everything it started; resolves when it is gone. */
export async function endGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  kill(-child.pid, "SIGKILL");
  await gone;
}
