import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { run } from "../support/run-command.ts";

/** The rivals' package with its own lockfile and node_modules; a kiosk never installs it (DECISIONS 29). */
const dir = join(import.meta.dirname, "rivals");

interface Manifest {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

function manifest(path: string): Manifest {
  const read: Manifest = JSON.parse(readFileSync(path, "utf8"));
  return read;
}

function installedVersion(name: string): string | undefined {
  const path = join(dir, "node_modules", name, "package.json");
  return existsSync(path) ? manifest(path).version : undefined;
}

/** Installs the rivals where what is there is not what their package names. */
export async function installRivals(say: (line: string) => void): Promise<void> {
  const wanted = Object.entries(manifest(join(dir, "package.json")).dependencies ?? {});
  if (wanted.every(([name, version]) => installedVersion(name) === version)) return;
  say(`installing the bench's rivals (${wanted.map(([name]) => name).join(", ")}), once …`);
  await run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: dir });
}

/** A rival as its package gives it, installed now where it is missing; the caller says what it uses of it. */
export async function rivalModule<Module>(name: string, say: (line: string) => void): Promise<Module> {
  await installRivals(say);
  const entry = createRequire(join(dir, "package.json")).resolve(name);
  const loaded: Module = await import(pathToFileURL(entry).href);
  return loaded;
}
