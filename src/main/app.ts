import { join } from "node:path";
import about from "../../package.json" with { type: "json" };
import { type Clock, systemClock } from "../shared/clock.ts";
import type { Route } from "../shared/dossier.ts";
import { err, ok, type Result, unreachable } from "../shared/result.ts";
import { type DataProblem, openData, type OpenedData, openKey, putBack, recover } from "./app/open-data.ts";
import { type DeskData, openDeskData } from "./app/desk-data.ts";
import { isSameDayOver } from "./core/catalogue/working-days.ts";
import { withKeptLog } from "./app/kept-log.ts";
import { withPromisedDates } from "./app/promised-dates.ts";
import { openPortal, policyOf } from "./app/portal-settings.ts";
import { openPaper, type Paper } from "./app/paper.ts";
import { type Core, type Restart, restartable } from "./app/restartable.ts";
import { withDamageWatch } from "./app/damage-watch.ts";
import { noScanner, openScanner } from "./app/scanner.ts";
import { sweepScans } from "./app/sweep-scans.ts";
import { type Api, createApi } from "./core/api/api.ts";
import { dispatch } from "./core/api/method.ts";
import { type Attachments, createAttachments } from "./core/attachments/attachments.ts";
import { createLog, type Log } from "./core/audit/log.ts";
import type { LastRestore } from "./core/care/care.ts";
import { createCare, type RunningCare } from "./core/care/create-care.ts";
import { createCareTasks } from "./core/care/tasks.ts";
import { openLogFile } from "./core/diagnostics/log-file.ts";
import { isClockRight, startRetention } from "./core/diagnostics/retention.ts";
import { warmPlaces } from "./core/places/places.ts";
import type { Portal } from "./core/portal/port.ts";
import { createQueue, type Queue } from "./core/queue/queue.ts";
import { createAccountCalls } from "./core/session/account-calls.ts";
import { createKioskCore, type KioskCore } from "./core/session/kiosk.ts";
import { defaultDelays } from "./core/session/timers.ts";
import { describeDayModel, type Settings } from "./core/settings/settings.ts";
import { createStaffDesk, type StaffDesk } from "./core/staff/staff-desk.ts";
import type { KeeperProblem, KeyKeeper } from "./core/vault/keeper.ts";

export interface StartOptions {
  readonly settings: Settings;
  readonly dataDir: string;
  readonly assetsDir: string;
  /** The worker threads' files: the sources, or those of the build. */
  readonly workers: { readonly slips: URL; readonly scans: URL; readonly care: URL; readonly raster: URL };
  readonly keyKeeper: KeyKeeper;
  /** Nothing is sent, and no light shown, before this settles: the practice portal starts beside the core. */
  readonly portalReady?: Promise<unknown>;
  /** The system's unless given: tests of whole processes shorten every wait by it. */
  readonly clock?: Clock;
}

/** The running core: text in, text out, the same in both hosts. */
export type Kiosk = Core;

export type StartProblem = DataProblem | { readonly kind: "catalogue"; readonly lines: readonly string[] };

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
    "The kiosk did not start: the key of the data folder is missing; put kiosk.key back, or restore a backup with the recovery code (npm run restore).",
  "key-damaged":
    "The kiosk did not start: the key does not open the data folder; put the right kiosk.key back, or restore a backup with the recovery code (npm run restore).",
  "keeper-unavailable": "The kiosk did not start: the system's secret store does not answer.",
};

/**
 * Opens the data folder and starts store, queue, paper and session. Nothing is left running when it fails. A damaged
 * file gives way to the newest backup, at the start or when it is noticed later: then the core starts anew by itself.
 */
export function startKiosk(options: StartOptions): Promise<Result<Kiosk, StartProblem>> {
  const lastRestore: LastRestore = { fault: null };
  return restartable((restart) => startCore(options, { restart, lastRestore }));
}

async function startCore(options: StartOptions, lasting: Lasting): Promise<Result<Core, StartProblem>> {
  const clock = options.clock ?? systemClock();
  const [vault, deskData] = await Promise.all([openKey(options), openDeskData(options)]);
  if (!vault.ok) return vault;
  if (!deskData.ok) return err({ kind: "catalogue", lines: deskData.error });
  const data = await openData({ ...options, clock }, vault.value);
  return data.ok ? ok(assemble(options, { ...data.value, ...deskData.value, clock, ...lasting })) : data;
}

/** What outlives a core that is started anew. */
interface Lasting {
  readonly restart: Restart;
  readonly lastRestore: LastRestore;
}

interface Opened extends OpenedData, DeskData, Lasting {
  readonly clock: Clock;
}

const DAY_MS = 86_400_000;
const CHECK_LATER_MS = 10_000;

/** Puts the parts together; data flows screen → session → store → queue → portal, and news flows back. */
function assemble(options: StartOptions, opened: Opened): Core {
  const { settings, dataDir, workers } = options;
  const { clock } = opened;
  const logFile = openLogFile(join(dataDir, "logs", "kiosk.log"));
  const log = createLog(logFile, clock);
  const portal = openPortal(settings, clock);
  const care = openCare(options, opened, { log, portal });
  const store = withDamageWatch(opened.store, clock, () => void care.check());
  const attachments = createAttachments({ dir: join(dataDir, "scans"), workerUrl: workers.scans });
  const queue = createQueue({
    store,
    portal,
    readScan: (file, key) => attachments.read(file, key),
    clock,
    policy: policyOf(settings),
    log,
  });
  const paper = openPaper({ ...options, ...opened, store, portal, log, onChange: () => core.refresh() });
  const { afterDoneDays, hardLimitDays } = settings.retention;
  const retention = startRetention({
    store,
    removeScan: (fileId) => attachments.remove(fileId),
    beforeWipe: (keys) => care.beforeWipe(keys),
    afterWipe: () => care.afterWipe(),
    clock,
    keepMs: afterDoneDays * DAY_MS,
    hardLimitMs: hardLimitDays === null ? null : hardLimitDays * DAY_MS,
    clockOffsetMs: () => portal.clockOffsetMs(),
    clockTrust: () => portal.clockTrust(),
    log,
  });
  const onBegin = (): void => {
    staff.citizenBegan();
    warmPlaces(opened.places, clock);
  };
  const scanner = openScanner(settings.scanner, clock, log);
  const core = createCore(options, { ...opened, store }, { portal, attachments, queue, paper, log, onBegin });
  const staff: StaffDesk = createStaffDesk({
    store,
    kiosk: core,
    queue,
    portal,
    care,
    clock,
    ...paper,
    practice: settings.portal.practice,
    dutyOfficer: () => settings.desk.dutyOfficer,
    scanner: () => scanner?.status() ?? noScanner,
    keyed: (pin) => opened.vault.hash("pin", pin),
    newKey: () => opened.vault.newDataKey(),
    firstAtMachine: settings.kiosk.firstStaffAtMachine,
    restMs: settings.kiosk.staffIdleMs,
  });
  const api: Api = createApi(core, staff);
  scanner?.onPayload((payload) => staff.heard(payload) || core.scanned(payload));
  let closed = false;
  const checked = checkFile(opened, care);
  void Promise.all([options.portalReady, checked]).then(() => closed || queue.start());
  log.write({
    event: "kiosk-started",
    host: "core",
    version: about.version,
    practice: settings.portal.practice,
  });
  void sweepScans({ dataDir, store, attachments, core, log });
  return {
    call: (method, text) =>
      dispatch(api, method, text, () => log.write({ event: "unexpected", place: `api.${method}` })),
    methods: Object.keys(api),
    async close() {
      closed = true;
      core.close();
      staff.close();
      retention.stop();
      await Promise.all([scanner?.close(), queue.stop(), care.close()]);
      await Promise.all([attachments.close(), paper.close(), portal.close()]);
      store.close();
      log.write({ event: "kiosk-stopped" });
      logFile.close();
    },
  };
}

interface Parts {
  readonly portal: Portal;
  readonly attachments: Attachments;
  readonly queue: Queue;
  readonly paper: Paper;
  readonly log: Log;
  /** A citizen began at the first screen. */
  readonly onBegin: () => void;
}

function createCore(
  { settings }: StartOptions,
  { clock, vault, catalogue, holidays, places, lists, store }: Opened,
  parts: Parts,
): KioskCore {
  const { portal, attachments, queue, paper, log, onBegin } = parts;
  const { desk, kiosk, accountMode } = settings;
  const { practice } = settings.portal;
  const routes: readonly Route[] = desk.dutyOfficer ? ["authorised", "counter", "self"] : ["counter", "self"];
  return createKioskCore({
    store: withPromisedDates(withKeptLog(store, log), paper),
    clock,
    account: createAccountCalls(portal),
    portalNowMs: () => clock.nowMs() + (portal.clockOffsetMs() ?? 0),
    clockTrust: () => portal.clockTrust(),
    newKey: () => vault.newDataKey(),
    press: paper.press,
    authorisation: paper.authorisation,
    printer: () => paper.printers.problem(),
    filePapers: () => paper.printers.filePapers(),
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
      phoneSet: desk.phone !== null,
      panelDiagonalMm: kiosk.panelDiagonalMm,
      toneStyle: kiosk.toneStyle,
      routes,
      volunteer: desk.volunteer,
      dayModel: (nowMs) => describeDayModel(settings, nowMs),
      sameDayOver: (nowMs) => isSameDayOver(nowMs, desk.sameDayUntil, holidays),
    },
    procedures: catalogue.procedures,
    places,
    lists,
    scans: attachments,
    warmSlips: () => paper.slips.warm(),
    queue,
    restored: () => store.restoredNotice() !== null,
    onBegin,
    onEvent: (event) => log.write(event),
  });
}

/** Backups, checks and restores, which may end the core and start it anew. */
function openCare(
  { settings, dataDir, keyKeeper, workers }: StartOptions,
  opened: Opened,
  { log, portal }: Pick<Parts, "log" | "portal">,
): RunningCare {
  const { vault, clock, folder, store, restart, lastRestore } = opened;
  const { everyMs, keep } = settings.backup;
  const data = { settings, dataDir, keyKeeper, clock };
  if (opened.recovered) log.write({ event: "file-damaged", atStart: true });
  return createCare({
    store,
    vault,
    keeper: keyKeeper,
    tasks: createCareTasks(workers.care),
    clock,
    log,
    dataDir,
    folder,
    everyMs,
    keep,
    setAsideMs: settings.retention.setAsideDays * DAY_MS,
    isClockRight: () => isClockRight(portal),
    onDamaged: () => restart(() => recover(data, opened)),
    onRestore: (source) => restart(() => putBack(data, opened, source)),
    lastRestore,
  });
}

/**
 * Examines the file beside everything else. After an unclean stop nothing is sent before it was found whole; after a
 * clean one it waits until the machine has found its feet.
 */
function checkFile({ store, clock }: Opened, care: RunningCare): Promise<unknown> {
  if (!store.lastStopClean) return care.check();
  clock.after(CHECK_LATER_MS, () => void care.check());
  return Promise.resolve();
}
