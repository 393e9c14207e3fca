// `npm run rotate-key`: a new main key and key of keys for a data folder.
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { writeKeysOf } from "../src/main/core/care/backup.ts";
import { ownFolder } from "../src/main/core/care/backup-folder.ts";
import { rotateKey, type RotationProblem } from "../src/main/core/care/rotation.ts";
import { machineId } from "../src/main/core/diagnostics/machine.ts";
import { lockData } from "../src/main/core/store/care-lock.ts";
import { fileKeyKeeper } from "../src/main/core/vault/keeper.ts";
import type { Result } from "../src/shared/result.ts";
import { inUse, openFolder, parseLine, runCommand, type WrongUse } from "./lib/data-folder.ts";

const help = `npm run rotate-key [-- --data DIR]

Gives the data folder (./data unless named) a new main key and a new key file, and wraps every data key anew. Stop the
kiosk first. A kill at any moment leaves the old keys or the new ones, never a mixture.

The recovery code stays as it is, and so does the key by which slips and ID numbers are looked up: what it hashed is
kept nowhere, so it cannot be hashed again. Backups whose folder is there now open under the new key at once; on a
stick that is not, with the recovery code until the next backup. Damaged files that were set aside can no longer be
read afterwards.`;

const words: Readonly<Record<RotationProblem, string>> = {
  "key-missing": "The key of this data folder is missing; nothing was changed.",
  "key-damaged": "The key does not open this data folder; nothing was changed.",
  "keeper-unavailable":
    "The key lies in the system's secret store, which changes it itself; nothing was changed.",
  "no-room": "The disk has no room for a second copy of the data; nothing was changed.",
};

function parse(args: readonly string[]): Result<string, WrongUse> {
  return parseLine(() =>
    resolve(
      parseArgs({ args: [...args], options: { data: { type: "string", default: "data" } } }).values.data,
    ),
  );
}

await runCommand(help, async (args) => {
  const parsed = parse(args);
  if (!parsed.ok) return parsed.error;
  const dataDir = parsed.value;
  const folder = await openFolder(dataDir);
  if (!folder.ok) return folder.error;
  const lock = lockData(join(dataDir, "kiosk.db"));
  if (!lock.ok) return inUse;
  try {
    const rotated = await rotateKey({ dataDir, keeper: fileKeyKeeper(dataDir), nowMs: Date.now() });
    if (!rotated.ok) return words[rotated.error];
    process.stdout.write(`Changed the main key; ${rotated.value} data keys are wrapped anew.\n`);
    const backups = ownFolder(folder.value.settings.backup.dir, folder.value.vault, machineId());
    if (existsSync(join(backups, "keys.json"))) await writeKeysOf(dataDir, backups);
    else process.stdout.write("No backup folder is there now; take a backup when it is.\n");
    return null;
  } finally {
    lock.value.release();
  }
});
