import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, watch, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { ownFolder } from "../../src/main/core/care/backup-folder.ts";
import { type BackupOutcome, takeBackup } from "../../src/main/core/care/backup.ts";
import { machineId } from "../../src/main/core/diagnostics/machine.ts";
import { openStore, type Store } from "../../src/main/core/store/store.ts";
import { fileKeyKeeper } from "../../src/main/core/vault/keeper.ts";
import { sealFile } from "../../src/main/core/vault/seal.ts";
import { openVault, type Vault } from "../../src/main/core/vault/vault.ts";
import { systemClock } from "../../src/shared/clock.ts";
import type { DossierStatus } from "../../src/shared/dossier.ts";
import { dossierIntent, person, scan } from "./intents.ts";

const root = join(import.meta.dirname, "..", "..");

/** A folder that is gone when the test ends; a test among others at once brings its own `finished`. */
export function emptyFolder(finished: (clean: () => void) => void = onTestFinished): string {
  const dir = mkdtempSync(join(tmpdir(), "kiosk-care-"));
  finished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** Opens a data folder as the kiosk of this machine would, in practice mode; the caller closes the store. */
export async function openAsKiosk(dir: string): Promise<{ readonly store: Store; readonly vault: Vault }> {
  const vault = await openVault(fileKeyKeeper(dir), dir);
  if (!vault.ok) throw new Error(vault.error);
  const store = openStore({
    path: join(dir, "kiosk.db"),
    vault: vault.value,
    clock: systemClock(),
    kioskId: machineId(),
    portalIdentity: { url: "practice", mode: "practice" },
  });
  if (!store.ok) throw new Error(store.error.code);
  return { store: store.value, vault: vault.value };
}

/** Keeps dossiers of people 1 to `count` in a data folder, each with a sealed scan, and closes it. */
export async function fillFolder(dir: string, count: number): Promise<readonly DossierStatus[]> {
  const { store, vault } = await openAsKiosk(dir);
  mkdirSync(join(dir, "scans"), { recursive: true });
  const kept = Array.from({ length: count }, (_, at) => {
    const key = vault.newDataKey();
    const fileId = randomBytes(16).toString("hex");
    writeFileSync(join(dir, "scans", `${fileId}.scan`), sealFile(key.key, Buffer.from("abc"), fileId));
    const intent = dossierIntent({ submitter: person(at + 1), scans: [scan(fileId)] });
    const status = store.keepDossier(intent, key, { accountIntentId: null });
    if (!status.ok) throw new Error(status.error);
    return status.value;
  });
  store.close();
  return kept;
}

/** A backup of a data folder into `dir` (the ward's backup folder), as the kiosk of this machine takes it. */
export async function backUpFolder(dataDir: string, dir: string): Promise<BackupOutcome> {
  const vault = await openVault(fileKeyKeeper(dataDir), dataDir);
  if (!vault.ok) throw new Error(vault.error);
  const folder = ownFolder(dir, vault.value, machineId());
  return takeBackup({ dataDir, folder, keep: 7, nowMs: Date.now(), force: true });
}

export interface Ran {
  readonly code: number | null;
  readonly said: string;
  readonly complained: string;
}

/** Runs one of our commands to its end; `input` is what somebody types, `env` comes on top. */
export async function runScript(
  name: string,
  args: readonly string[],
  more: { readonly input?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Ran> {
  const child = startScript(name, args, more.env);
  let [said, complained] = ["", ""];
  child.stdout?.on("data", (chunk: Buffer) => (said += chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => (complained += chunk.toString()));
  child.stdin?.end(more.input ?? "");
  await once(child, "close");
  return { code: child.exitCode, said, complained };
}

/**
 * Starts one of our commands and kills it when `dir` has changed so many times: by what it has done, not by the pace of
 * this machine. Gives what it said when it ended before that, else null.
 */
export async function killAtChange(
  dir: string,
  changes: number,
  [name, args, env]: readonly [string, readonly string[], Readonly<Record<string, string>>?],
): Promise<string | null> {
  let [seen, said] = [0, ""];
  const watcher = watch(dir);
  const child = startScript(name, args, env);
  watcher.on("change", () => {
    seen += 1;
    if (seen === changes) child.kill("SIGKILL");
  });
  child.stdout?.on("data", (chunk: Buffer) => (said += chunk.toString()));
  child.stdin?.end();
  await once(child, "close");
  watcher.close();
  return child.signalCode === "SIGKILL" ? null : said;
}

function startScript(
  name: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): ChildProcess {
  return spawn(join(root, "node_modules", ".bin", "node"), [join(root, "scripts", `${name}.ts`), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["pipe", "pipe", "pipe"],
  });
}
