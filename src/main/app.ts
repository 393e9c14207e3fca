import { join } from "node:path";
import about from "../../package.json" with { type: "json" };
import { type Clock, systemClock } from "../shared/clock.ts";
import type { Route } from "../shared/dossier.ts";
import { err, ok, type Result, unreachable } from "../shared/result.ts";
import { type Api, createApi } from "./core/api/api.ts";
import { dispatch } from "./core/api/method.ts";
import { type Attachments, createAttachments } from "./core/attachments/attachments.ts";
import { createLog, type Log } from "./core/audit/log.ts";
import type { Care } from "./core/care/care.ts";
import { type Catalogue, loadCatalogue, showCatalogueProblem } from "./core/catalogue/load-catalogue.ts";
import { openLogFile } from "./core/diagnostics/log-file.ts";
import { machineId } from "./core/diagnostics/machine.ts";
import { startRetention } from "./core/diagnostics/retention.ts";
import { httpPortal } from "./core/portal/http-portal.ts";
import type { Portal } from "./core/portal/port.ts";
import { createFilePrinter } from "./core/printing/file-printer.ts";
import { createPrintDesk } from "./core/printing/print-desk.ts";
import type { QueuePolicy } from "./core/queue/policy.ts";
import { createQueue, type Queue } from "./core/queue/queue.ts";
import { createAccountCalls } from "./core/session/account-calls.ts";
import { createKioskCore, type KioskCore } from "./core/session/kiosk.ts";
import { createFormPress, createSlipPress } from "./core/session/slip-press.ts";
import { defaultDelays } from "./core/session/timers.ts";
import { describeDayModel, type Settings } from "./core/settings/settings.ts";
import { slipTemplateFault } from "./core/slips/load.ts";
import { createSlips, type Slips } from "./core/slips/slips.ts";
import { createStaffDesk, type StaffDesk } from "./core/staff/staff-desk.ts";
import { openStore, type Store, type StoreProblem } from "./core/store/store.ts";
import type { KeeperProblem, KeyKeeper } from "./core/vault/keeper.ts";
import { openVault, type Vault } from "./core/vault/vault.ts";

export interface StartOptions {
  readonly settings: Settings;
  readonly dataDir: string;
  readonly assetsDir: string;
  /** The worker threads' files: the sources, or those of the build. */
  readonly workers: { readonly slips: URL; readonly scans: URL };
  readonly keyKeeper: KeyKeeper;
  /** Nothing is sent, and no light shown, before this settles: the practice portal starts beside the core. */
  readonly portalReady?: Promise<unknown>;
  /** The system's unless given: tests of whole processes shorten every wait by it. */
  readonly clock?: Clock;
}

/** The running core: text in, text out, the same in both hosts. */
export interface Kiosk {
  call(method: string, text: string): Promise<string>;
  readonly methods: readonly string[];
  close(): Promise<void>;
}

export type StartProblem =
  | { readonly kind: "key"; readonly problem: KeeperProblem }
  | { readonly kind: "catalogue"; readonly lines: readonly string[] }
  | { readonly kind: "store"; readonly problem: StoreProblem };

/** What the technician reads when the core did not start. */
export function startProblemLine(problem: StartProblem): string {
  switch (problem.kind) {
    case "key":
      return keyLines[problem.problem];
    case "catalogue":
      return problem.lines.join("\n");
    case "store":
      return `The kiosk did not start: ${problem.problem.message}.`;
    default:
      return unreachable(problem);
  }
}

const keyLines: Readonly<Record<KeeperProblem, string>> = {
  "key-missing":
    "The kiosk did not start: the key of the data folder is missing; put kiosk.key back, or choose another data folder.",
  "key-damaged":
    "The kiosk did not start: the key does not open the data folder; put the right kiosk.key back.",
  "keeper-unavailable": "The kiosk did not start: the system's secret store does not answer.",
};

/** Opens the data folder and starts store, queue, paper and session. Nothing is left running when it fails. */
export async function startKiosk(options: StartOptions): Promise<Result<Kiosk, StartProblem>> {
  const clock = options.clock ?? systemClock();
  const [vault, catalogue, slipFault] = await Promise.all([
    openVault(options.keyKeeper, options.dataDir),
    loadCatalogue(join(options.assetsDir, "catalogue", "procedures"), join(options.dataDir, "catalogue")),
    slipTemplateFault(options.assetsDir, join(options.dataDir, "slips")),
  ]);
  if (!vault.ok) return err({ kind: "key", problem: vault.error });
  if (!catalogue.ok) return err({ kind: "catalogue", lines: catalogue.error.map(showCatalogueProblem) });
  if (slipFault !== null) return err({ kind: "catalogue", lines: [slipFault] });
  const store = openKioskStore(options, vault.value, clock);
  if (!store.ok) return err({ kind: "store", problem: store.error });
  return ok(assemble(options, { clock, vault: vault.value, catalogue: catalogue.value, store: store.value }));
}

interface Opened {
  readonly clock: Clock;
  readonly vault: Vault;
  readonly catalogue: Catalogue;
  readonly store: Store;
}

function openKioskStore(
  { settings, dataDir }: StartOptions,
  vault: Vault,
  clock: Opened["clock"],
): Result<Store, StoreProblem> {
  const { portal, kiosk, desk } = settings;
  return openStore({
    path: join(dataDir, "kiosk.db"),
    vault,
    clock,
    kioskId: machineId(),
    kioskNumber: kiosk.number,
    portalIdentity: { url: urlOf(settings), mode: portal.practice ? "practice" : "real" },
    dutyOfficer: () => desk.dutyOfficer,
  });
}

function urlOf({ portal }: Settings): string {
  if (portal.kind !== "url") throw new Error("the practice portal is started by the host, before the core");
  return portal.url;
}

function openPortal(settings: Settings, clock: Opened["clock"]): Portal {
  const { portal } = settings;
  if (portal.kind !== "url") throw new Error("the practice portal is started by the host, before the core");
  const { url, unitCode, username, password } = portal;
  const { connectMs, idleMs, totalMs } = settings.queue;
  const timeouts = { connectMs, idleMs, totalMs };
  return httpPortal({ baseUrl: url, unitCode, credentials: { username, password }, clock, timeouts });
}

/** The settings' numbers under the queue's own names; what no setting names keeps its default. */
function policyOf({ queue }: Settings): Partial<QueuePolicy> {
  const { waitBaseMs, waitCapMs, breakerFaults, probeMs, absentAfterMs, healthEveryMs, healthDeadlineMs } =
    queue;
  const same = {
    waitBaseMs,
    waitCapMs,
    breakerFaults,
    probeMs,
    absentAfterMs,
    healthEveryMs,
    healthDeadlineMs,
  };
  const { parallelCitizens: parallel, probeJitter: probeSpread, statusEveryMs: pollEveryMs } = queue;
  return { ...same, parallel, probeSpread, pollEveryMs };
}

/** Puts the parts together; data flows screen → session → store → queue → portal, and news flows back. */
function assemble(options: StartOptions, opened: Opened): Kiosk {
  const { settings, dataDir, assetsDir, workers } = options;
  const { clock, store } = opened;
  const logStream = openLogFile(join(dataDir, "logs", "kiosk.log"));
  const log = createLog(logStream, clock);
  const portal = openPortal(settings, clock);
  const attachments = createAttachments({ dir: join(dataDir, "scans"), workerUrl: workers.scans });
  const slips = createSlips({ workerUrl: workers.slips, assetsDir, wardDir: join(dataDir, "slips") });
  const printer = createFilePrinter({ folder: settings.printer.dir, clock });
  const queue = createQueue({
    store,
    portal,
    readScan: (file, key) => attachments.read(file, key),
    clock,
    policy: policyOf(settings),
    log,
  });
  const printDesk = createPrintDesk({ printer, slips, clock });
  const retention = startRetention({
    store,
    removeScan: (fileId) => attachments.remove(fileId),
    clock,
    keepMs: settings.retention.afterDoneDays * 86_400_000,
    clockOffsetMs: () => portal.clockOffsetMs(),
    clockTrust: () => portal.clockTrust(),
    log,
  });
  const onBegin = (): void => staff.citizenBegan();
  const core = createCore(options, opened, { portal, attachments, queue, slips, printDesk, log, onBegin });
  const staff: StaffDesk = createStaffDesk({
    store,
    kiosk: core,
    queue,
    portal,
    care: careless,
    clock,
    keyed: (pin) => opened.vault.hash("pin", pin),
    newKey: () => opened.vault.newDataKey(),
    firstAtMachine: settings.kiosk.firstStaffAtMachine,
    restMs: settings.kiosk.staffIdleMs,
  });
  const api: Api = createApi(core, staff);
  let closed = false;
  void (options.portalReady ?? Promise.resolve()).then(() => closed || queue.start());
  log.write({
    event: "kiosk-started",
    host: "core",
    version: about.version,
    practice: settings.portal.practice,
  });
  void sweep(attachments, store, core, log);
  return {
    call: (method, text) =>
      dispatch(api, method, text, () => log.write({ event: "unexpected", place: `api.${method}` })),
    methods: Object.keys(api),
    async close() {
      closed = true;
      core.close();
      retention.stop();
      await queue.stop();
      await Promise.all([attachments.close(), slips.close(), printer.close(), portal.close()]);
      store.close();
      log.write({ event: "kiosk-stopped" });
      await new Promise<void>((done) => logStream.end(done));
    },
  };
}

interface Parts {
  readonly portal: Portal;
  readonly attachments: Attachments;
  readonly queue: Queue;
  readonly slips: Slips;
  readonly printDesk: ReturnType<typeof createPrintDesk>;
  readonly log: Log;
  /** A citizen began at the first screen. */
  readonly onBegin: () => void;
}

function createCore(
  { settings }: StartOptions,
  { clock, vault, catalogue, store }: Opened,
  parts: Parts,
): KioskCore {
  const { portal, attachments, queue, slips, printDesk, log, onBegin } = parts;
  const { desk, kiosk, accountMode } = settings;
  const { practice } = settings.portal;
  const procedure = (code: string) => catalogue.find(code) ?? null;
  const slipDesk = {
    wardName: desk.ward,
    agencyName: desk.authority,
    deskName: desk.name,
    phone: desk.phone ?? undefined,
    place: desk.place,
  };
  const routes: readonly Route[] = desk.dutyOfficer ? ["authorised", "counter", "self"] : ["counter", "self"];
  return createKioskCore({
    store,
    clock,
    account: createAccountCalls(portal),
    portalNowMs: () => clock.nowMs() + (portal.clockOffsetMs() ?? 0),
    clockTrust: () => portal.clockTrust(),
    newKey: () => vault.newDataKey(),
    print: createSlipPress({ store, desk: printDesk, procedure, slipDesk, practice, clock }),
    printForm: createFormPress({ desk: printDesk, procedure, slipDesk, practice }),
    onFault: (effect) => log.write({ event: "unexpected", place: `effect.${effect}` }),
    delays: {
      ...defaultDelays,
      idleMs: kiosk.idleMs,
      idleFinalMs: kiosk.idleCountdownMs,
      answerMs: kiosk.submitWaitMs,
    },
    facts: {
      ward: desk.ward,
      deskName: desk.name,
      practice,
      accountMode,
      panelDiagonalMm: kiosk.panelDiagonalMm,
      routes,
      volunteer: desk.volunteer,
      dayModel: (nowMs) => describeDayModel(settings, nowMs),
    },
    procedures: catalogue.procedures,
    scans: attachments,
    warmSlips: () => slips.warm(),
    queue,
    restored: () => false,
    onBegin,
    onEvent: (event) => log.write(event),
  });
}

const careless: Care = {
  view: async () => ({
    backups: [],
    lastBackupAtMs: null,
    backupFault: "failed",
    secondDisk: false,
    recoveryCodeMade: false,
    restored: null,
    wiped: 0,
    lastWipedAtMs: null,
  }),
  backUpNow: async () => err("failed"),
  restore: async () => err("failed"),
  makeRecoveryCode: async () => err("failed"),
  restoredSeen: () => {},
};

/** Start-up removes scan files that no dossier and no resumed form knows (DECISIONS 15). */
async function sweep(attachments: Attachments, store: Store, core: KioskCore, log: Log): Promise<void> {
  const files = await attachments.sweep([...store.knownFileIds(), ...core.scanFileIds()]).catch(() => 0);
  if (files > 0) log.write({ event: "strays-swept", files });
}
