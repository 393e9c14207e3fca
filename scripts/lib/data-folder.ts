// What the commands that work on a kiosk's data folder have in common. They run while no kiosk does.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { machineId } from "../../src/main/core/diagnostics/machine.ts";
import type { Settings } from "../../src/main/core/settings/settings.ts";
import { finishSwap, swapFile } from "../../src/main/core/care/swap.ts";
import { lockData } from "../../src/main/core/store/care-lock.ts";
import { openStore, type PortalIdentity, type Store } from "../../src/main/core/store/store.ts";
import { fileKeyKeeper, keyFile } from "../../src/main/core/vault/keeper.ts";
import { mainKeyFile, openVault, type Vault } from "../../src/main/core/vault/vault.ts";
import { readSettings } from "../../src/main/hosts/compose.ts";
import { systemClock } from "../../src/shared/clock.ts";
import { err, ok, type Result } from "../../src/shared/result.ts";
import { startAsking } from "./ask.ts";

export const inUse = "A kiosk is running on this data folder; stop it first.";

export interface DataFolder {
  readonly settings: Settings;
  readonly vault: Vault;
  readonly portal: PortalIdentity;
}

/**
 * Finishes a change of the folder's files that a kill cut: what seems to be missing then lies beside, under its next
 * name. The error is one line for the technician: no data here, or a kiosk that runs on it.
 */
export async function finishChange(dataDir: string): Promise<Result<null, string>> {
  if (![mainKeyFile, swapFile].some((name) => existsSync(join(dataDir, name))))
    return err(
      `There is no kiosk's data in ${dataDir}: start the kiosk once, or name its folder with --data.`,
    );
  const lock = lockData(join(dataDir, "kiosk.db"));
  if (!lock.ok) return err(inUse);
  await finishSwap(dataDir).finally(() => lock.value.release());
  return ok(null);
}

/** Opens settings and key of a data folder that has both; the error is one line for the technician. */
export async function openFolder(dataDir: string): Promise<Result<DataFolder, string>> {
  const finished = await finishChange(dataDir);
  if (!finished.ok) return finished;
  if (!existsSync(join(dataDir, keyFile)))
    return err(
      "There is no kiosk.key here. Is it lost, put it back or restore a backup (npm run restore). Else the key lies in the system's secret store, which only the kiosk itself can open; its staff area has what it needs.",
    );
  const settings = readSettings(dataDir, {});
  if (!settings.ok) return err(settings.error.lines);
  const vault = await openVault(fileKeyKeeper(dataDir), dataDir);
  if (!vault.ok) return err("The key does not open this data folder; put the right kiosk.key back.");
  const { portal } = settings.value;
  return ok({
    settings: settings.value,
    vault: vault.value,
    portal: {
      url: portal.kind === "url" ? portal.url : "practice",
      mode: portal.practice ? "practice" : "real",
    },
  });
}

/** Opens the store of a folder for a command. */
export function openVisit(dataDir: string, { settings, vault, portal }: DataFolder): Result<Store, string> {
  const store = openStore({
    path: join(dataDir, "kiosk.db"),
    vault,
    clock: systemClock(),
    kioskId: machineId(),
    kioskNumber: settings.kiosk.number,
    portalIdentity: portal,
    visit: true,
  });
  if (store.ok) return store;
  return err(store.error.code === "in-use" ? inUse : `Nothing was done: ${store.error.message}.`);
}

/** A code from the environment, else from standard input; never from a flag, which every program can read. */
export async function askForCode(variable: string, question: string): Promise<string> {
  const given = process.env[variable];
  if (given) return given;
  const asking = startAsking();
  try {
    return await asking.secret(question);
  } finally {
    asking.close();
  }
}

/** Ends a command: its help, or its outcome as one line; 2 when the command line is wrong. */
export async function runCommand(
  help: string,
  work: (args: readonly string[]) => Promise<string | WrongUse | null>,
): Promise<void> {
  const args = process.argv.slice(2);
  if (args.includes("--help")) {
    process.stdout.write(`${help}\n`);
    return;
  }
  const problem = await work(args);
  if (problem === null) return;
  const words = typeof problem === "string" ? problem : `${problem.wrong} (--help for more)`;
  process.stderr.write(`${words}\n`);
  process.exitCode = typeof problem === "string" ? 1 : 2;
}

/** What `work` gives when the command line is not understood; `wrong` names the argument. */
export interface WrongUse {
  readonly wrong: string;
}

/** Parses a command line; the error is a sentence that names what is wrong with it. */
export function parseLine<T>(parse: () => T): Result<T, WrongUse> {
  try {
    return ok(parse());
  } catch (error) {
    // `parseArgs` names the option in its first sentence; what follows is advice to programmers.
    const [sentence = ""] = (error instanceof Error ? error.message : String(error)).split(/\. |\n/u);
    return err({ wrong: `${sentence.replace(/\.$/u, "")}.` });
  }
}

/** `1 row`, `3 rows`: a count with the word that fits it. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
