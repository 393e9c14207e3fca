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
import { inUse, openFolder, parseLine, runCommand } from "./lib/data-folder.ts";

const help = `npm run recovery-code [-- --data DIR] [--again]

Makes the recovery code of a kiosk and shows it once. With it a backup opens on another machine, without this one.
Write it down, or print it, and lock it away; it is kept nowhere. Stop the kiosk first, or use its staff area.

  --data DIR   the kiosk's data folder (default: ./data)
  --again      there is a code already; the new one takes its place, for the earlier backups in the folder too: the
               old code opens none of them any more, only copies that lie elsewhere`;

await runCommand(help, async (args) => {
  const options = {
    data: { type: "string", default: "data" },
    again: { type: "boolean", default: false },
  } as const;
  const line = parseLine(() => parseArgs({ args: [...args], options }));
  if (!line.ok) return line.error;
  const { values } = line.value;
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
    const there = existsSync(join(backups, "keys.json"));
    if (there) await writeKeysOf(dataDir, backups);
    process.stdout.write(`${code.value}\n`);
    if (values.again)
      process.stderr.write(
        there
          ? "The old code opens no backup in the backup folder any more, nor the earlier ones there.\n"
          : "The old code opens the backups of the backup folder until the next backup, then none there.\n",
      );
    return null;
  } finally {
    lock.value.release();
  }
});
