// `npm run restore`: puts a backup in place of a kiosk's data, on the same machine or on another one.
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { foldersIn, listBackups } from "../src/main/core/care/backup-folder.ts";
import { restoreFrom, type RestoreFromProblem } from "../src/main/core/care/restore-from.ts";
import { machineId } from "../src/main/core/diagnostics/machine.ts";
import { fileKeyKeeper } from "../src/main/core/vault/keeper.ts";
import { err, ok, type Result } from "../src/shared/result.ts";
import { askForCode, counted, inUse, parseLine, runCommand, type WrongUse } from "./lib/data-folder.ts";

const help = `npm run restore -- --from DIR [--backup ID] [--data DIR] [--takes-over]
npm run restore -- --from DIR --list

Puts a backup in place of a kiosk's data. Stop the kiosk first.

  --from DIR     the backup folder (a USB stick, say), or one machine's folder inside it
  --list         only shows which backups lie there
  --backup ID    one of them; the newest unless given
  --data DIR     the kiosk's data folder (default: ./data)
  --takes-over   the backup is another machine's, and that machine will not run again with its data

Nothing is thrown away: data that give way stay beside the new ones, and what was kept after the backup is taken over
where it can be read. Everything that was not finished is asked for at the portal before anything is sent again.

On another machine, or when the key is lost, the recovery code is needed. It is asked for, or taken from the variable
KIOSK_RECOVERY_CODE; it is never a flag.`;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const words: Readonly<Record<RestoreFromProblem, string>> = {
  "in-use": inUse,
  "no-backups": "No backup lies there. Name the folder that holds the kiosk's backups with --from.",
  "several-machines":
    "Backups of several machines lie there. Name the folder of one of them (kiosk-…) with --from.",
  "another-machine":
    "This backup is another machine's. Make sure that one does not run any more, then add --takes-over.",
  "own-rows":
    "This machine has dossiers of its own that are not finished. Let them through or move them first (npm run queue -- export).",
  "not-found": "There is no whole backup of that name; --list shows those that are there.",
  damaged: "This backup is not whole. --list shows the others.",
  "disk-full": "The disk is full; nothing was changed.",
  failed: "The backup could not be read or the data not be written; nothing was changed.",
  "code-needed": "This machine does not open the backup by itself; the recovery code is needed.",
  "code-mistyped":
    "The recovery code is mistyped; it is five groups of five letters and digits. Compare each with the paper.",
  "code-wrong":
    "The recovery code does not open this backup. Was a newer one made since, or an older one before?",
  "no-code":
    "This machine does not open the backup, and no recovery code was made before it was taken. It opens only with the kiosk.key of its own machine, put into the data folder.",
  "keeper-unavailable": "The key could not be kept on this machine; nothing was changed.",
};

interface Options {
  readonly from: string;
  readonly list: boolean;
  readonly backupId: string | null;
  readonly dataDir: string;
  readonly takesOver: boolean;
}

function parse(args: readonly string[]): Result<Options, WrongUse> {
  const line = parseLine(() =>
    parseArgs({
      args: [...args],
      options: {
        from: { type: "string" },
        list: { type: "boolean", default: false },
        backup: { type: "string" },
        data: { type: "string", default: "data" },
        "takes-over": { type: "boolean", default: false },
      },
    }),
  );
  if (!line.ok) return line;
  const { values } = line.value;
  if (!values.from) return err({ wrong: "Name the backup folder with --from." });
  return ok({
    from: resolve(values.from),
    list: values.list,
    backupId: values.backup ?? null,
    dataDir: resolve(values.data),
    takesOver: values["takes-over"],
  });
}

async function list(from: string): Promise<string | null> {
  const folders = await foldersIn(from);
  if (folders.length === 0) return words["no-backups"];
  for (const folder of folders) {
    say(folder);
    for (const { backupId, atMs, dossiers, bytes } of await listBackups(folder))
      say(
        `  ${backupId}  ${new Date(atMs).toLocaleString("en-GB")}  ${counted(dossiers, "dossier")}  ${Math.ceil(bytes / 1024)} kB`,
      );
  }
  return null;
}

await runCommand(help, async (args) => {
  const parsed = parse(args);
  if (!parsed.ok) return parsed.error;
  const options = parsed.value;
  const hadSettings = existsSync(join(options.dataDir, "settings.json"));
  if (options.list) return list(options.from);
  const { from, backupId, dataDir, takesOver } = options;
  const restored = await restoreFrom({
    from,
    backupId,
    dataDir,
    takesOver,
    keeper: fileKeyKeeper(dataDir),
    machine: machineId(),
    nowMs: Date.now(),
    askCode: () => askForCode("KIOSK_RECOVERY_CODE", "Recovery code: "),
  });
  if (!restored.ok) return words[restored.error];
  const { backup, saved, lost } = restored.value;
  say(
    `Restored the backup of ${new Date(backup.atMs).toLocaleString("en-GB")}: ${counted(backup.dossiers, "dossier")}.`,
  );
  if (saved > 0) say(`Saved out of the data that gave way: ${counted(saved, "row")} kept since.`);
  if (lost.length > 0) say(`Lost, because they were kept since and could not be read: ${lost.join(", ")}.`);
  if (!hadSettings)
    say(
      "The settings are not in a backup: put the old machine's settings.json into the data folder, or write it anew, before the kiosk starts.",
    );
  say("Start the kiosk: it asks the portal for everything open before it sends anything.");
  return null;
});
