import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import type { Ledger } from "../../src/main/practice-portal/ledger.ts";
import { untilLine } from "./run-command.ts";

const root = join(import.meta.dirname, "..", "..");

/** The program's own Node: the built parts must not run under another one. */
const node = join(root, "node_modules", ".bin", "node");

/** A program in a process of its own, as it is delivered. */
interface Program {
  /** Its first line on standard output. */
  readonly firstLine: string;
  /** Everything it has said on standard error so far. */
  said(): string;
  /** The first line on standard error that fits, now or later. */
  heard(fits: RegExp): Promise<RegExpExecArray>;
  end(signal: "SIGTERM" | "SIGKILL"): Promise<void>;
}

async function launch(script: string, args: readonly string[]): Promise<Program> {
  const child = spawn(node, [join(root, "out", "main", script), ...args], {
    cwd: root,
    env: { ...process.env, KIOSK_PORTAL_URL: "" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (said += chunk));
  const firstLine = await untilLine(child, () => true).catch((error: unknown) => {
    throw new Error(`${script}: ${said.trim()}`, { cause: error });
  });
  return {
    firstLine,
    said: () => said,
    async heard(fits) {
      let found = fits.exec(said);
      while (found === null) {
        await once(child.stderr, "data");
        found = fits.exec(said);
      }
      return found;
    },
    end: (signal) => end(child, signal),
  };
}

async function end(child: ChildProcess, signal: "SIGTERM" | "SIGKILL"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill(signal);
  await gone;
}

/** The built kiosk without a window. */
export interface KioskProcess {
  /** The address to open; it works once. */
  readonly url: string;
  readonly printsDir: string;
  /** Address of the practice portal inside it, or null with another portal. */
  readonly practiceUrl: string | null;
  said(): string;
  kill(): Promise<void>;
  stop(): Promise<void>;
}

export interface KioskOptions {
  readonly dataDir: string;
  /** Another portal than the practice portal inside. */
  readonly portalUrl?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** Starts the built kiosk on a data folder; a second start on the same folder goes on where the first one ended. */
export async function startKiosk({ dataDir, portalUrl, settings }: KioskOptions): Promise<KioskProcess> {
  await mkdir(dataDir, { recursive: true });
  if (settings) await writeFile(join(dataDir, "settings.json"), JSON.stringify(settings));
  const portal = portalUrl === undefined ? [] : ["--portal", portalUrl];
  const program = await launch("browser.js", ["--headless", "--data", dataDir, ...portal]);
  await program.heard(/Ctrl-C stops it/u);
  return {
    url: urlIn(program.firstLine),
    printsDir: join(dataDir, "prints"),
    practiceUrl: /Practice portal, its page: +(\S+?)\/?\n/u.exec(program.said())?.[1] ?? null,
    said: () => program.said(),
    kill: () => program.end("SIGKILL"),
    stop: () => program.end("SIGTERM"),
  };
}

function urlIn(line: string): string {
  const told: unknown = JSON.parse(line);
  const url: unknown = typeof told === "object" && told !== null && "url" in told ? told.url : null;
  if (typeof url !== "string") throw new Error(`the kiosk's first line names no address: ${line}`);
  return url;
}

/** The practice portal as its command starts it, in a process of its own, on one port for all its lives. */
export interface PortalProcess {
  readonly url: string;
  kill(): Promise<void>;
  /** Starts it again on the same port and data. */
  revive(): Promise<void>;
  ledger(): Promise<Ledger>;
}

export interface PortalOptions {
  readonly dataDir: string;
  readonly accept?: "auto" | "manual";
  /** How long every call waits, in ms; not at all unless given. */
  readonly latencyMs?: number;
  /** The share of calls that fail, 0 to 1; none unless given. */
  readonly failFraction?: number;
}

/** Starts the built practice portal; every code is 123456. */
export async function startPortal({
  dataDir,
  accept = "auto",
  latencyMs = 0,
  failFraction = 0,
}: PortalOptions): Promise<PortalProcess> {
  const port = String(await freePort());
  const faults = ["--latency", String(latencyMs), "--fail", String(failFraction)];
  const args = ["--port", port, "--data", dataDir, "--otp", "fixed", "--accept", accept, ...faults];
  let program = await launch("portal.js", args);
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    kill: () => program.end("SIGKILL"),
    async revive() {
      program = await launch("portal.js", args);
    },
    ledger: () => readLedger(url),
  };
}

/** What the portal at this address truly committed. */
export async function readLedger(url: string): Promise<Ledger> {
  const answer = await fetch(`${url}/ledger`);
  const ledger: Ledger = await answer.json();
  return ledger;
}

/** Below the range that outgoing connections take theirs from, so that it is still free at the second start. */
export async function freePort(): Promise<number> {
  const port = 20_000 + Math.floor(Math.random() * 10_000);
  const server = createServer();
  const free = await new Promise<boolean>((resolve) => {
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => resolve(true));
  });
  if (!free) return freePort();
  await new Promise((resolve) => server.close(resolve));
  return port;
}
