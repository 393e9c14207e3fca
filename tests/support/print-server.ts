import { existsSync } from "node:fs";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { freePort } from "./ports.ts";
import {
  createPrintProcesses,
  endGroup,
  listens,
  type PrintProcesses,
  withServerPrograms,
} from "./print-processes.ts";
import { run } from "./run-command.ts";

/** What a hand does to the virtual printer: `busy` keeps it at work, `abort` makes it give up the job it has. */
export type HandAct = "no-paper" | "jam" | "cover-open" | "no-ink" | "busy" | "abort";

/** One copy of a document, with the sheet that was asked for. */
export interface Sheet {
  readonly title: string;
  readonly media: string;
}

/** A real `ippeveprinter` (CUPS's own virtual IPP printer), whose tray and faults are in the test's hand. */
export interface VirtualPrinter {
  /** Its ipp:// address. */
  readonly uri: string;
  /** Null: everything is right again. */
  hand(act: HandAct | null): Promise<void>;
  /** What came out, in order, one entry a copy. */
  tray(): Promise<readonly Sheet[]>;
  switchOff(): Promise<void>;
  switchOn(): Promise<void>;
}

/** A real `cupsd` with Debian's own policies, on a port of the loopback. */
export interface CupsServer {
  /** http://127.0.0.1:port */
  readonly server: string;
  /** Files in its spool, by name: `c…` what it knows of jobs, `d…` their documents. */
  spool(): Promise<readonly string[]>;
  /** Adds a queue. `everywhere` asks the printer for all it can; `raw` hands documents on as they are. */
  addQueue(name: string, deviceUri: string, model: "everywhere" | "raw"): Promise<void>;
  /** Runs one of the print server's own commands as its administrator. */
  admin(command: string, ...args: readonly string[]): Promise<void>;
}

const programs = ["cupsd", "ippeveprinter", "lpadmin", "ipptool", "dbus-daemon", "pdfinfo", "setpriv"];
const defaults = "/usr/share/cups/cupsd.conf.default";

/** Why a real print server cannot run here, or null when it can. */
export function whyNoPrintServer(): string | null {
  if (process.platform !== "linux") return "a CUPS print server is started on Linux only";
  if (process.getuid?.() !== 0) return "cupsd can only be started by root";
  const places = (process.env["PATH"] ?? "").split(":").concat("/usr/sbin");
  const missing = programs.filter((name) => !places.some((place) => existsSync(join(place, name))));
  if (missing.length > 0)
    return `${missing.join(", ")} missing (Debian: cups cups-client cups-filters cups-ipp-utils dbus)`;
  return existsSync(defaults) ? null : `${defaults} is missing`;
}

/** The printer looks for a message bus even when it announces itself to nobody. */
async function startBus({ folder, start }: PrintProcesses): Promise<void> {
  const conf = join(folder, "bus.conf");
  await writeFile(
    conf,
    `<busconfig><type>system</type><listen>unix:path=${join(folder, "bus")}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow user="*"/><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/></policy></busconfig>`,
  );
  await start("dbus-daemon", [`--config-file=${conf}`, "--nofork"], async () =>
    existsSync(join(folder, "bus")),
  );
}

/** What the virtual printer does with a document: waits for the hand, looks whether it was taken back, prints. */
const mechanism = (folder: string) => `#!/bin/sh
cd ${folder} || exit 1
said=
done=0
while [ -e hand ]; do
  case "$(cat hand)" in
    no-paper) says=media-empty-error ;;
    jam) says=media-jam-error ;;
    cover-open) says=cover-open-error ;;
    no-ink) says=marker-supply-empty-error ;;
    abort) done=1; break ;;
    *) says= ;;
  esac
  if [ "$says" != "$said" ]; then
    [ -n "$said" ] && echo "STATE: -$said" >&2
    [ -n "$says" ] && echo "STATE: +$says" >&2
    said=$says
  fi
  ipptool -t -d id=$IPP_JOB_ID $IPP_JOB_PRINTER_URI cancelled.test >/dev/null && break
  sleep 0.05
done
[ -n "$said" ] && echo "STATE: -$said" >&2
[ $done = 1 ] && exit 1
ipptool -t -d id=$IPP_JOB_ID $IPP_JOB_PRINTER_URI cancelled.test >/dev/null && exit 0
pdfinfo "$1" >/dev/null 2>&1 || exit 1
n=0
while [ $n -lt \${IPP_COPIES:-1} ]; do echo "$IPP_JOB_NAME \${IPP_MEDIA:-$IPP_MEDIA_COL}" >>tray; n=$((n + 1)); done
`;

const cancelledTest = `{
  OPERATION Get-Job-Attributes
  GROUP operation-attributes-tag
  ATTR charset attributes-charset utf-8
  ATTR naturalLanguage attributes-natural-language en
  ATTR uri printer-uri $uri
  ATTR integer job-id $id
  STATUS successful-ok
  EXPECT job-state-reasons WITH-VALUE "/^(job-canceled-by-user|processing-to-stop-point)$/"
}
`;

async function createVirtualPrinter(processes: PrintProcesses): Promise<VirtualPrinter> {
  const folder = join(processes.folder, "printer");
  await mkdir(join(folder, "spool"), { recursive: true });
  const command = join(folder, "print.sh");
  await writeFile(command, mechanism(folder), { mode: 0o755 });
  await writeFile(join(folder, "cancelled.test"), cancelledTest);
  const port = await freePort();
  const args = ["-r", "off", "-n", "localhost", "-p", String(port), "-d", join(folder, "spool")];
  const start = () =>
    processes.start(
      "ippeveprinter",
      [...args, "-f", "application/pdf,image/pwg-raster", "-c", command, "Kiosk test printer"],
      () => listens(port),
    );
  let child = await start();
  return {
    uri: `ipp://localhost:${port}/ipp/print`,
    async hand(act) {
      if (act === null) await rm(join(folder, "hand"), { force: true });
      else await writeFile(join(folder, "hand"), act);
    },
    async tray() {
      const lines = await readFile(join(folder, "tray"), "utf8").catch(() => "");
      return lines
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => ({ title: line.split(" ")[0] ?? "", media: line.split(" ").slice(1).join(" ") }));
    },
    switchOff: () => endGroup(child),
    async switchOn() {
      child = await start();
    },
  };
}

/** Debian's own configuration, with its policies, but on our port and in our folder. */
async function writeCupsConfig(folder: string, port: number): Promise<void> {
  const shipped = await readFile(defaults, "utf8");
  const kept = shipped.split("\n").filter((line) => !/^(Listen|Browsing|LogLevel)\b/.test(line));
  const own = [`Listen 127.0.0.1:${port}`, `Listen ${join(folder, "sock")}`, "Browsing No", "LogLevel warn"];
  await writeFile(join(folder, "cupsd.conf"), [...own, ...kept, ""].join("\n"));
  const places = ["ServerRoot .", "RequestRoot spool", "CacheDir cache", "StateDir state", "TempDir tmp"];
  const logs = ["ErrorLog error_log", "AccessLog access_log", "PageLog page_log"];
  const lines = [...places, ...logs].map((line) =>
    line.replace(/ (.*)/, (_, name) => ` ${join(folder, name)}`),
  );
  await writeFile(join(folder, "cups-files.conf"), [...lines, "SystemGroup root", ""].join("\n"));
}

async function createCupsServer(processes: PrintProcesses): Promise<CupsServer> {
  const folder = join(processes.folder, "cups");
  for (const name of ["spool", "cache", "state", "tmp"]) await mkdir(join(folder, name), { recursive: true });
  await run("chgrp", ["-R", "lp", folder]);
  const port = await freePort();
  await writeCupsConfig(folder, port);
  const conf = ["-c", join(folder, "cupsd.conf"), "-s", join(folder, "cups-files.conf")];
  await processes.start("cupsd", ["-f", ...conf], () => listens(port));
  const admin = (command: string, ...args: readonly string[]) =>
    run(command, ["-h", join(folder, "sock"), ...args], { env: withServerPrograms() });
  return {
    server: `http://127.0.0.1:${port}`,
    admin,
    spool: async () => (await readdir(join(folder, "spool"))).filter((name) => /^[cd]\d/.test(name)),
    async addQueue(name, deviceUri, model) {
      await admin("lpadmin", "-p", name, "-E", "-v", deviceUri, "-m", model);
    },
  };
}

/** A print server and a printer that are shared by the tests of one file. */
export interface PrintShop {
  readonly printer: VirtualPrinter;
  readonly cups: CupsServer;
  stop(): Promise<void>;
}

/** Starts a printer and a print server whose queue `KIOSK` prints on it; nothing is left when a part fails. */
export async function startPrintShop(): Promise<PrintShop> {
  const processes = await createPrintProcesses();
  try {
    await startBus(processes);
    const printer = await createVirtualPrinter(processes);
    const cups = await createCupsServer(processes);
    await cups.addQueue("KIOSK", printer.uri, "everywhere");
    return { printer, cups, stop: () => processes.stop() };
  } catch (error) {
    await processes.stop();
    throw error;
  }
}
