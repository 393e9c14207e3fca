// `npm run queue`: moves everything that is not finished to another machine, once.
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import {
  exportQueue,
  type ExportProblem,
  importQueue,
  type ImportProblem,
} from "../src/main/core/care/transfer.ts";
import { machineId } from "../src/main/core/diagnostics/machine.ts";
import type { Store } from "../src/main/core/store/store.ts";
import { err, ok, type Result } from "../src/shared/result.ts";
import {
  askForCode,
  counted,
  type DataFolder,
  openFolder,
  openVisit,
  parseLine,
  runCommand,
  type WrongUse,
} from "./lib/data-folder.ts";

const help = `npm run queue -- machine
npm run queue -- export --to FILE --for MACHINE [--data DIR]
npm run queue -- import --from FILE [--data DIR]
npm run queue -- code [--data DIR]

Moves everything that is not finished, with its scans, to another machine, once. Stop the kiosk first.

  machine   prints this machine's name, to be given to the export on the other one
  export    writes the queue into FILE, encrypted, ends it here, and shows the code that opens the file
  import    takes the queue over on the machine it was exported for, and asks for the code
  code      shows the code of the last export again, on the machine that exported

On the old machine the slips then say that the dossier was moved; on the new one they work as before. Delete the file
afterwards. The code is asked for, or taken from the variable KIOSK_QUEUE_CODE; it is never a flag.`;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const exportWords: Readonly<Record<ExportProblem, string>> = {
  "nothing-open": "Everything is finished; there is nothing to move.",
  "file-taken":
    "The file is there already: it is another one, or holds a queue that was moved from here. Name a new file.",
  "file-unreadable": "The file could not be read back; nothing was moved. Try another disk.",
};

const importWords: Readonly<Record<ImportProblem, string>> = {
  "not-a-queue":
    "No moved queue lies there, or it cannot be read. Name the file that the export wrote with --from.",
  cut: "The file is not whole; copy it again. Nothing was taken over.",
  "code-wrong": "The code does not open this file, or the file was changed. Nothing was taken over.",
  "code-mistyped":
    "The code is mistyped; it is five groups of five letters and digits. Compare each (npm run queue -- code shows it again, on the old machine).",
  "for-another-machine":
    "The queue was exported for another machine. Its name there was not this one's (npm run queue -- machine).",
  "for-another-portal":
    "The queue belongs to another portal or mode (practice or real) than this machine's settings.",
  "moved-away":
    "This queue was moved away from here. It belongs to the machine or folder that it was exported for; move it back from there.",
  "already-here": "This queue was taken over here already; it counts once.",
};

interface Options {
  readonly what: "export" | "import" | "code";
  readonly file: string;
  readonly forMachine: string;
  readonly dataDir: string;
}

function parse(args: readonly string[]): Result<Options, WrongUse> {
  const line = parseLine(() =>
    parseArgs({
      args: [...args],
      options: {
        to: { type: "string", default: "" },
        from: { type: "string", default: "" },
        for: { type: "string", default: "" },
        data: { type: "string", default: "data" },
      },
      allowPositionals: true,
    }),
  );
  if (!line.ok) return line;
  const { values, positionals } = line.value;
  const [what = "", more] = positionals;
  const { to, from, for: forMachine, data } = values;
  if (what !== "export" && what !== "import" && what !== "code")
    return err({ wrong: `Say what to do: machine, export, import or code${what && `, not '${what}'`}.` });
  if (more !== undefined) return err({ wrong: `'${more}' is one argument too many.` });
  const wrong =
    what === "export"
      ? wrongExport(to, forMachine)
      : to !== "" || forMachine !== ""
        ? "--to and --for belong to the export."
        : null;
  if (wrong !== null) return err({ wrong });
  if ((what === "import") !== (from !== ""))
    return err({ wrong: what === "import" ? "Name the file with --from." : "--from belongs to the import." });
  return ok({ what, file: resolve(to || from), forMachine, dataDir: resolve(data) });
}

function wrongExport(to: string, forMachine: string): string | null {
  if (to === "") return "Name the file to be written with --to.";
  if (forMachine === "") return "Name the machine it is for with --for.";
  return /^[0-9a-f]{32}$/u.test(forMachine)
    ? null
    : `--for ${forMachine} names no machine; npm run queue -- machine tells the name there.`;
}

async function moveOut(store: Store, { portal }: DataFolder, options: Options): Promise<string | null> {
  const { dataDir, file: to, forMachine } = options;
  const moved = await exportQueue({ store, dataDir, to, forMachine, portal });
  if (!moved.ok) return exportWords[moved.error];
  say(`Moved ${counted(moved.value.intents, "row")} with ${counted(moved.value.scans, "scan")} into ${to}.`);
  say(`The code that opens it: ${moved.value.code}`);
  return null;
}

async function takeOver(
  store: Store,
  { portal }: DataFolder,
  { dataDir, file }: Options,
): Promise<string | null> {
  const code = await askForCode("KIOSK_QUEUE_CODE", "Code of the queue: ");
  const taken = await importQueue({ store, dataDir, from: file, code, machine: machineId(), portal });
  if (!taken.ok) return importWords[taken.error];
  say(`Took over ${counted(taken.value.intents, "row")}. Start the kiosk, and delete the file.`);
  for (const { printed, now } of taken.value.renumbered)
    say(`  ${printed} was taken here; that dossier is now ${now}. Its slip still finds it.`);
  return null;
}

function showCode(store: Store): string | null {
  const last = store.lastMovedOut();
  if (!last) return "No queue was moved from here.";
  say(
    `Moved ${new Date(last.atMs).toLocaleString("en-GB")}, ${counted(last.intents, "row")}. The code: ${last.code}`,
  );
  return null;
}

await runCommand(help, async (args) => {
  if (args.length === 1 && args[0] === "machine") {
    say(machineId());
    return null;
  }
  const parsed = parse(args);
  if (!parsed.ok) return parsed.error;
  const options = parsed.value;
  const folder = await openFolder(options.dataDir);
  if (!folder.ok) return folder.error;
  const store = openVisit(options.dataDir, folder.value);
  if (!store.ok) return store.error;
  try {
    if (options.what === "code") return showCode(store.value);
    return options.what === "export"
      ? await moveOut(store.value, folder.value, options)
      : await takeOver(store.value, folder.value, options);
  } finally {
    store.value.close();
  }
});
