// `npm run recovery-code`: the paper with which backups open on another machine.
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { recoveryFile, writeKeysOf } from "../src/main/core/care/backup.ts";
import { ownFolder } from "../src/main/core/care/backup-folder.ts";
import { makeRecoveryCode } from "../src/main/core/care/recovery-code.ts";
import { machineId } from "../src/main/core/diagnostics/machine.ts";
import { lockData } from "../src/main/core/store/care-lock.ts";
import { fileKeyKeeper } from "../src/main/core/vault/keeper.ts";
import { inUse, openFolder, runCommand, usage } from "./lib/data-folder.ts";

const help = `npm run recovery-code [-- --data DIR] [--again]

Makes the recovery code of a kiosk and shows it once. With it a backup opens on another machine, without this one.
Write it down, or print it, and lock it away; it is kept nowhere. Stop the kiosk first, or use its staff area.

  --data DIR   the kiosk's data folder (default: ./data)
  --again      there is a code already; the new one counts for the backups folder from now on, the old one no more`;

await runCommand(help, async (args) => {
  let values: { data: string; again: boolean };
  try {
    const options = {
      data: { type: "string", default: "data" },
      again: { type: "boolean", default: false },
    } as const;
    ({ values } = parseArgs({ args: [...args], options }));
  } catch {
    return usage;
  }
  const dataDir = resolve(values.data);
  const folder = await openFolder(dataDir);
  if (!folder.ok) return folder.error;
  if (existsSync(join(dataDir, recoveryFile)) && !values.again)
    return "There is a recovery code already. With --again a new one takes its place.";
  const lock = lockData(join(dataDir, "kiosk.db"));
  if (!lock.ok) return inUse;
  try {
    const code = await makeRecoveryCode(dataDir, fileKeyKeeper(dataDir));
    if (!code.ok) return "The code could not be kept; nothing was changed.";
    const backups = ownFolder(folder.value.settings.backup.dir, folder.value.vault, machineId());
    if (existsSync(join(backups, "keys.json"))) await writeKeysOf(dataDir, backups);
    process.stdout.write(`${code.value}\n`);
    return null;
  } finally {
    lock.value.release();
  }
});
