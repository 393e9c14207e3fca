import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type Database from "better-sqlite3";
import { run } from "../../support/run-command.ts";

/** The rivals' package with its own lockfile and node_modules; a kiosk never installs it (DECISIONS 29). */
const dir = join(import.meta.dirname, "..", "rivals");

/** What of plainjob is measured. It opens no file itself: `better` takes a connection of our own better-sqlite3. */
export interface Plainjob {
  better(db: Database.Database): unknown;
  defineQueue(options: { readonly connection: unknown; readonly logger: Logger }): PlainQueue;
  defineWorker(
    type: string,
    handler: (job: { readonly id: number; readonly data: string }) => void,
    options: { readonly queue: PlainQueue; readonly logger: Logger; readonly onCompleted: () => void },
  ): { start(): Promise<void>; stop(): Promise<void> };
}

export interface PlainQueue {
  add(type: string, data: string): { readonly id: number };
  addMany(type: string, data: readonly string[]): { readonly ids: readonly number[] };
  countJobs(by: { readonly status: number }): number;
  close(): void;
}

type Logger = Readonly<Record<"debug" | "info" | "warn" | "error", (line: string) => void>>;

/** plainjob in the version of the rivals' lockfile, installed now where it is missing. */
export async function plainjob(say: (line: string) => void): Promise<Plainjob> {
  await installRivals(say);
  const entry = join(dir, "node_modules", "plainjob", "dist", "plainjob.js");
  const rival: Plainjob = await import(pathToFileURL(entry).href);
  return rival;
}

export const quietLogger: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: (line) => {
    throw new Error(line);
  },
};

async function installRivals(say: (line: string) => void): Promise<void> {
  if (installed()) return;
  say("installing the bench's rivals (plainjob) into tests/bench/rivals, once …");
  await run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: dir });
}

/** True when what is installed is what the lockfile names. */
function installed(): boolean {
  const there = join(dir, "node_modules", "plainjob", "package.json");
  if (!existsSync(there)) return false;
  const wanted = versionIn(join(dir, "package.json"), ({ dependencies }) => dependencies?.["plainjob"]);
  return versionIn(there, ({ version }) => version) === wanted;
}

interface Manifest {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

function versionIn(path: string, read: (manifest: Manifest) => string | undefined): string | undefined {
  const manifest: Manifest = JSON.parse(readFileSync(path, "utf8"));
  return read(manifest);
}
