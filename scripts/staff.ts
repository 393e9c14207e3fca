// `npm run staff`: who may open the staff area of a kiosk. It works on the data folder itself, so only while no kiosk
// runs on it, and through the store's own lock. Nothing of a person is ever given by a flag.
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { machineId } from "../src/main/core/diagnostics/machine.ts";
import { hashPin, isWeakPin, leastPinDigits } from "../src/main/core/staff/pin.ts";
import { openStore, type Store } from "../src/main/core/store/store.ts";
import { fileKeyKeeper } from "../src/main/core/vault/keeper.ts";
import { openVault, type Vault } from "../src/main/core/vault/vault.ts";
import { readSettings } from "../src/main/hosts/compose.ts";
import { systemClock } from "../src/shared/clock.ts";
import { err, ok, type Result } from "../src/shared/result.ts";
import type { StaffRole } from "../src/shared/staff.ts";
import { type Asking, startAsking } from "./lib/ask.ts";
import { finishChange, parseLine, runCommand, type WrongUse } from "./lib/data-folder.ts";

const help = `npm run staff -- list | add | remove NUMBER | reset-pin NUMBER [--data DIR]

Who may open the staff area of the kiosk whose data folder this is (./data unless --data names another).

  list               numbers, names and roles
  add                asks for name, role, ID number and phone (both may stay empty) and a PIN, twice
  remove NUMBER      takes somebody out
  reset-pin NUMBER   asks for a new PIN, twice, and lifts a lock

Stop the kiosk first: two programs never work on the same data. Everything is asked on standard input and
nothing is taken from the command line, which other people's programs can read. A PIN has at least ${leastPinDigits} digits
and is not shown while it is typed.`;

const roles: readonly StaffRole[] = ["volunteer", "officer", "head", "technician"];

interface Desk {
  readonly store: Store;
  readonly vault: Vault;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Opens the data folder as a kiosk would; the error is one line for the technician. */
async function openDesk(dataDir: string): Promise<Result<Desk, string>> {
  const finished = await finishChange(dataDir);
  if (!finished.ok) return finished;
  if (!existsSync(join(dataDir, "kiosk.key")))
    return err(
      "There is no kiosk.key here. Is it lost, put it back or restore a backup (npm run restore). Else the key lies in the system's secret store, which only the kiosk itself can open. Set kiosk.firstStaffAtMachine to true and make the first PIN at the machine.",
    );
  const settings = readSettings(dataDir, {});
  if (!settings.ok) return err(settings.error.lines);
  const { portal } = settings.value;
  const vault = await openVault(fileKeyKeeper(dataDir), dataDir);
  if (!vault.ok) return err("The key does not open this data folder; put the right kiosk.key back.");
  const store = openStore({
    path: join(dataDir, "kiosk.db"),
    vault: vault.value,
    clock: systemClock(),
    kioskId: machineId(),
    portalIdentity: {
      url: portal.kind === "url" ? portal.url : "practice",
      mode: portal.practice ? "practice" : "real",
    },
    visit: true,
  });
  if (store.ok) return ok({ store: store.value, vault: vault.value });
  return err(
    store.error.code === "in-use"
      ? "A kiosk is running on this data folder; stop it first."
      : `Nothing was done: ${store.error.message}.`,
  );
}

/** Asks for a PIN until it is a good one and was typed the same twice; null when the input ends. */
async function askPin(asking: Asking): Promise<string | null> {
  for (;;) {
    const pin = await asking.secret(`PIN (at least ${leastPinDigits} digits): `);
    if (pin === "") return null;
    if (isWeakPin(pin) || pin.length > 12) {
      process.stderr.write("Too easy to guess, too short or too long. Choose another.\n");
      continue;
    }
    if ((await asking.secret("The same again: ")) === pin) return pin;
    process.stderr.write("These were two different PINs.\n");
  }
}

async function add({ store, vault }: Desk, asking: Asking): Promise<string | null> {
  const name = (await asking.line("Name: ")).normalize("NFC");
  if (name === "" || name.length > 60) return "A name is needed, of at most 60 letters.";
  const typed = await asking.line(`Role (${roles.join(", ")}): `);
  const role = roles.find((known) => known === typed);
  if (!role) return `The role is one of: ${roles.join(", ")}.`;
  const idNumber = await asking.line("ID number (may stay empty): ");
  if (idNumber !== "" && !/^\d{12}$/u.test(idNumber)) return "An ID number has 12 digits.";
  const phone = await asking.line("Phone (may stay empty): ");
  if (phone !== "" && !/^\+?[\d ]{9,15}$/u.test(phone)) return "This is no phone number.";
  const pin = await askPin(asking);
  if (pin === null) return "No PIN was given; nothing was kept.";
  const profile = { name, idNumber: idNumber || null, phone: phone || null };
  const hash = await hashPin(vault.hash("pin", pin));
  const added = store.addStaff(profile, role, hash, vault.newDataKey());
  if (!added.ok) return `Nothing was kept: ${added.error}.`;
  say(`Added as number ${added.value}.`);
  return null;
}

async function resetPin({ store, vault }: Desk, staffId: number, asking: Asking): Promise<string | null> {
  if (!store.pinOf(staffId)) return `There is nobody with number ${staffId}.`;
  const pin = await askPin(asking);
  if (pin === null) return "No PIN was given; the old one stays.";
  const set = store.setPin(staffId, await hashPin(vault.hash("pin", pin)));
  if (!set.ok) return `Nothing was kept: ${set.error}.`;
  say("The new PIN counts from now on.");
  return null;
}

function list({ store }: Desk): null {
  const members = store.staffMembers();
  if (members.length === 0) say("Nobody has a PIN yet.");
  for (const { staffId, name, role } of members) say(`${staffId}  ${name}  ${role}`);
  return null;
}

function remove({ store }: Desk, staffId: number): string | null {
  const removed = store.removeStaff(staffId);
  if (!removed.ok) return `Nothing was done: ${removed.error}.`;
  if (!removed.value) return `There is nobody with number ${staffId}.`;
  say("Removed.");
  return null;
}

interface Command {
  readonly name: "list" | "add" | "remove" | "reset-pin";
  readonly staffId: number;
  readonly dataDir: string;
}

function parse(args: readonly string[]): Result<Command, WrongUse> {
  const line = parseLine(() =>
    parseArgs({
      args: [...args],
      options: { data: { type: "string", default: "data" } },
      allowPositionals: true,
    }),
  );
  if (!line.ok) return line;
  const { values, positionals } = line.value;
  const [name = "", ...numbers] = positionals;
  if (name !== "list" && name !== "add" && name !== "remove" && name !== "reset-pin")
    return err({ wrong: `Say what to do: list, add, remove or reset-pin${name && `, not '${name}'`}.` });
  const wantsNumber = name === "remove" || name === "reset-pin";
  const [number, more] = wantsNumber ? numbers : [undefined, numbers[0]];
  if (more !== undefined) return err({ wrong: `'${more}' is one argument too many.` });
  if (wantsNumber && !/^[1-9]\d{0,8}$/u.test(number ?? ""))
    return err({ wrong: `${name} wants the number of a person; list shows them.` });
  return ok({ name, staffId: Number(number ?? 0), dataDir: resolve(values.data) });
}

async function run({ name, staffId, dataDir }: Command): Promise<string | null> {
  const desk = await openDesk(dataDir);
  if (!desk.ok) return desk.error;
  const asking = name === "add" || name === "reset-pin" ? startAsking() : null;
  try {
    if (asking && name === "add") return await add(desk.value, asking);
    if (asking) return await resetPin(desk.value, staffId, asking);
    return name === "remove" ? remove(desk.value, staffId) : list(desk.value);
  } finally {
    asking?.close();
    desk.value.store.close();
  }
}

await runCommand(help, async (args) => {
  const command = parse(args);
  return command.ok ? run(command.value) : command.error;
});
