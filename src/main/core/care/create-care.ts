import { existsSync, statSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import type { AuditEvent } from "../../../shared/audit-events.ts";
import type { Clock, Timer } from "../../../shared/clock.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { BackupInfo } from "../../../shared/staff.ts";
import type { Log } from "../audit/log.ts";
import type { CareNotes } from "../store/care-notes.ts";
import type { KeyKeeper } from "../vault/keeper.ts";
import type { Vault } from "../vault/vault.ts";
import { recoveryFile } from "./backup.ts";
import { infoOf, listBackups, readKeys } from "./backup-folder.ts";
import type { BackupFault, Care, LastRestore, RestoreProblem } from "./care.ts";
import { backupNamed, hasRoom, type Source } from "./put-in-place.ts";
import { makeRecoveryCode } from "./recovery-code.ts";
import { removeOldSetAside, setAsideFiles } from "./set-aside.ts";
import type { CareTasks } from "./tasks.ts";

export interface CareOptions {
  readonly store: CareNotes & { recordAudit(event: AuditEvent): void };
  readonly vault: Vault;
  readonly keeper: KeyKeeper;
  readonly tasks: CareTasks;
  readonly clock: Clock;
  readonly log: Log;
  readonly dataDir: string;
  /** This machine's own folder in the ward's backup folder. */
  readonly folder: string;
  readonly everyMs: number;
  readonly keep: number;
  /** How long a file that gave way stays, in ms. */
  readonly setAsideMs: number;
  /** False while our clock may be wrong: then nothing is old. */
  readonly isClockRight: () => boolean;
  /** The data file is damaged: it must be set aside and a backup take its place. */
  readonly onDamaged: () => void;
  /** Ends the core, puts this backup in place of the data and starts anew. */
  readonly onRestore: (source: Source) => void;
  /** What became of the restore that this core was started after, if it was. */
  readonly lastRestore: LastRestore;
}

/** The care of a kiosk that runs. */
export interface RunningCare extends Care {
  /** Examines the whole file in a thread; settles when it is found whole, and otherwise never, for the core then ends. */
  check(): Promise<void>;
  beforeWipe(wrappedKeys: readonly Uint8Array[]): Promise<void>;
  afterWipe(): Promise<void>;
  close(): Promise<void>;
}

/** The first backup comes when the machine has found its feet. */
const FIRST_MS = 60_000;

export function createCare(options: CareOptions): RunningCare {
  const { store, tasks, dataDir, folder, log, lastRestore } = options;
  if (lastRestore.fault !== null) log.write({ event: "restore-failed", fault: lastRestore.fault });
  const backups = createBackups(options);
  const forget = async (): Promise<void> => {
    await tasks.run({ kind: "forget", dataDir, folder });
    store.cutLog();
  };
  return {
    async view() {
      const found = await listBackups(folder);
      const { wiped, lastWipedAtMs } = store.wipedSoFar();
      return {
        backups: found.map(infoOf),
        lastBackupAtMs: found[0]?.atMs ?? null,
        backupFault: backups.fault(),
        restoreFault: lastRestore.fault,
        secondDisk: isSecondDisk(dataDir, folder),
        recoveryCodeMade: existsSync(join(dataDir, recoveryFile)),
        restored: store.restoredNotice(),
        wiped,
        lastWipedAtMs,
      };
    },
    backUpNow: () => backups.take(true),
    async restore(backupId): Promise<Result<null, RestoreProblem>> {
      const keys = await readKeys(folder);
      if (!keys) return err("not-found");
      if (!options.vault.unwrap(Buffer.from(keys.check, "base64")).ok) return err("damaged");
      const source = await backupNamed(folder, keys, backupId);
      if (!source.ok) return source;
      // Whoever pressed the button is told now: once the core has ended, nobody is left to tell.
      if (!(await hasRoom(dataDir, source.value))) return err("disk-full");
      options.onRestore(source.value);
      return ok(null);
    },
    async makeRecoveryCode() {
      const made = await makeRecoveryCode(dataDir, options.keeper);
      if (!made.ok) return made;
      store.recordAudit({ event: "recovery-code-made" });
      await forget();
      return made;
    },
    restoredSeen: () => store.restoredSeen(),
    async check() {
      const reply = await tasks.run({ kind: "check", dataDir });
      store.cutOwedLog();
      if (reply?.kind !== "check" || reply.whole) return;
      log.write({ event: "file-damaged", atStart: false });
      options.onDamaged();
      await new Promise(() => undefined);
    },
    async beforeWipe(keys) {
      if ((await setAsideFiles(dataDir)).length > 0) await tasks.run({ kind: "scrub", dataDir, keys });
    },
    afterWipe: forget,
    async close() {
      backups.stop();
      await tasks.close();
    },
  };
}

interface Backups {
  take(force: boolean): Promise<Result<BackupInfo, BackupFault>>;
  fault(): BackupFault | null;
  stop(): void;
}

function createBackups(options: CareOptions): Backups {
  const { tasks, clock, log, dataDir, folder, keep, everyMs } = options;
  let fault: BackupFault | null = null;
  let timer: Timer | null = null;

  async function attempt(force: boolean): Promise<Result<BackupInfo, BackupFault>> {
    if (!(await isThere(dataDir, dirname(folder)))) return err("folder-missing");
    const job = { dataDir, folder, keep, nowMs: clock.nowMs(), force };
    const reply = await tasks.run({ kind: "backup", job });
    options.store.cutOwedLog();
    if (reply?.kind !== "backup") return err("failed");
    const { outcome } = reply;
    if (outcome.kind === "damaged") {
      log.write({ event: "file-damaged", atStart: false });
      options.onDamaged();
      return err("failed");
    }
    if (outcome.kind === "fault") return err(outcome.fault);
    const { manifest } = outcome;
    if (outcome.kind === "taken")
      log.write({ event: "backup-taken", dossiers: manifest.dossiers, scans: manifest.scans.length });
    return ok(infoOf(manifest));
  }

  async function take(force: boolean): Promise<Result<BackupInfo, BackupFault>> {
    const taken = await attempt(force).catch(() => err("failed" as const));
    fault = taken.ok ? null : taken.error;
    if (!taken.ok) log.write({ event: "backup-failed", fault: taken.error });
    return taken;
  }

  async function round(): Promise<void> {
    await take(false);
    if (options.isClockRight()) await removeOldSetAside(dataDir, clock.nowMs(), options.setAsideMs);
  }

  function plan(afterMs: number): void {
    timer = clock.after(afterMs, () => {
      plan(everyMs);
      round().catch(() => log.write({ event: "unexpected", place: "backup" }));
    });
  }

  plan(Math.min(FIRST_MS, everyMs));
  return { take, fault: () => fault, stop: () => timer?.cancel() };
}

/** The ward's folder is made only inside the data folder: elsewhere a missing one is a stick that was pulled. */
async function isThere(dataDir: string, dir: string): Promise<boolean> {
  if (existsSync(dir)) return true;
  if (relative(dataDir, dir).startsWith("..")) return false;
  await mkdir(dir, { recursive: true, mode: 0o700 });
  return true;
}

function isSecondDisk(dataDir: string, folder: string): boolean {
  const target = deviceOf(folder) ?? deviceOf(dirname(folder));
  return target !== null && target !== deviceOf(dataDir);
}

function deviceOf(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.dev ?? null;
}
