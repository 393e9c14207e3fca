import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { z } from "zod";
import { programEnv } from "../../../scripts/lib/places.mjs";

const root = join(import.meta.dirname, "..", "..", "..");

/** The program's own Node: the store must not run under another one. */
const node = join(root, "node_modules", ".bin", "node");

const observer = join(import.meta.dirname, "observe.ts");

/** Every wait of a kiosk with the faster clock lasts a tenth: 10 s until a create is proven absent become 1 s. */
export const timeScale = 0.1;

/** How a process ended. */
export interface End {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** One run of a program, from its start to its end. */
export interface Life {
  /** What it told when it was ready; never settles when it ends before. */
  readonly ready: Promise<string>;
  readonly ended: Promise<End>;
  /** The last words it said on standard error. */
  said(): string;
  /** Sends the signal and waits for the end. */
  end(signal: "SIGTERM" | "SIGKILL"): Promise<End>;
}

export interface KioskOrder {
  readonly dataDir: string;
  readonly portalUrl: string;
}

/** Starts kiosks; one with the faster clock always stands by with its modules loaded. */
export interface Kiosks {
  start(host: "delivered" | "core", order: KioskOrder): Life;
  close(): Promise<void>;
}

export interface KiosksOptions {
  /** Called with each line a kiosk's observer tells. */
  readonly heard: (line: string) => void;
  /** A module that spoils the core on purpose, to see this harness fail; none unless given. */
  readonly sabotage?: string | undefined;
}

export function createKiosks({ heard, sabotage }: KiosksOptions): Kiosks {
  const loads = [observer, ...(sabotage === undefined ? [] : [sabotage])].flatMap((file) => [
    "--import",
    file,
  ]);
  const core = (): ChildProcess => launch([...loads, join(import.meta.dirname, "kiosk-child.ts")]);
  let standby = core();
  return {
    start(host, order) {
      if (host === "delivered") {
        const script = join(root, "out", "main", "browser.js");
        const args = [...loads, script, "--headless", "--data", order.dataDir, "--portal", order.portalUrl];
        return lifeOf(launch(args), urlIn, heard);
      }
      const child = standby;
      standby = core();
      child.send({ ...order, timeScale });
      return lifeOf(child, urlIn, heard);
    },
    async close() {
      await endOf(standby, "SIGKILL");
    },
  };
}

/** Starts the delivered practice portal on its port; every code is 123456. */
export function startPortalLife(port: number, dataDir: string): Life {
  const args = ["--port", String(port), "--data", dataDir, "--otp", "fixed"];
  return lifeOf(
    launch([join(root, "out", "main", "portal.js"), ...args]),
    (line) => line,
    () => {},
  );
}

/** The channel is what tells a child that this process is gone. */
function launch(args: readonly string[]): ChildProcess {
  const env = { ...programEnv(node), KIOSK_PORTAL_URL: "" };
  return spawn(node, [...args], { cwd: root, env, stdio: ["ignore", "pipe", "pipe", "pipe", "ipc"] });
}

const Ready = z.object({ url: z.string() });

function urlIn(line: string): string {
  return Ready.parse(JSON.parse(line)).url;
}

function lifeOf(child: ChildProcess, read: (line: string) => string, heard: (line: string) => void): Life {
  let said = "";
  child.stderr?.setEncoding("utf8").on("data", (chunk: string) => (said = (said + chunk).slice(-4_000)));
  const events = child.stdio[3];
  if (events) createInterface({ input: events as Readable }).on("line", heard);
  const { promise: ready, resolve } = Promise.withResolvers<string>();
  if (child.stdout) createInterface({ input: child.stdout }).once("line", (line) => resolve(read(line)));
  const ended = endOf(child);
  return { ready, ended, said: () => said.trim(), end: (signal) => endOf(child, signal) };
}

function endOf(child: ChildProcess, signal?: "SIGTERM" | "SIGKILL"): Promise<End> {
  const { exitCode, signalCode } = child;
  if (exitCode !== null || signalCode !== null)
    return Promise.resolve({ code: exitCode, signal: signalCode });
  return new Promise((resolve) => {
    child.once("exit", (code, ending) => resolve({ code, signal: ending }));
    if (signal !== undefined) child.kill(signal);
  });
}
