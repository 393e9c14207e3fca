import { createHash } from "node:crypto";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type Log, silentLog } from "../../src/main/core/audit/log.ts";
import type { Timeouts } from "../../src/main/core/portal/http.ts";
import { httpPortal } from "../../src/main/core/portal/http-portal.ts";
import type { Portal } from "../../src/main/core/portal/port.ts";
import type { Random } from "../../src/main/core/queue/backoff.ts";
import type { QueuePolicy } from "../../src/main/core/queue/policy.ts";
import { createQueue, type Queue } from "../../src/main/core/queue/queue.ts";
import type { ReadScan } from "../../src/main/core/queue/work.ts";
import type { DossierLinks } from "../../src/main/core/store/keep.ts";
import type { Store } from "../../src/main/core/store/store.ts";
import type { DataKey } from "../../src/main/core/vault/vault.ts";
import { PRACTICE_UNIT, practiceCredentials } from "../../src/main/practice-portal/portal.ts";
import { type Clock, systemClock } from "../../src/shared/clock.ts";
import type { AccountIntent, DossierIntent, ScanFile } from "../../src/shared/dossier.ts";
import { err, ok } from "../../src/shared/result.ts";
import { scan } from "./intents.ts";
import { type DataFolder, dataFolder } from "./store.ts";

/** The policy with every wait cut down, so that a suite lasts seconds; the proportions stay. */
export const quickPolicy: Partial<QueuePolicy> = {
  waitBaseMs: 40,
  waitCapMs: 400,
  probeMs: 300,
  absentAfterMs: 1_200,
  healthEveryMs: 150,
  healthDeadlineMs: 1_000,
  pollEveryMs: 200,
  stopGraceMs: 500,
};

/** What a test may bring in place of the usual parts. */
export interface KioskQueueOptions {
  readonly clock?: Clock;
  readonly log?: Log;
  readonly random?: Random;
  readonly timeouts?: Timeouts;
  /** Where the data folder is made; the system's folder for such things unless given. */
  readonly dataRoot?: string;
  /** Reads scans from somewhere else than this test's memory. */
  readonly readScan?: ReadScan;
  /** Puts something between the queue and the portal's client. */
  readonly aroundPortal?: (portal: Portal) => Portal;
}

const quickTimeouts: Timeouts = { connectMs: 1_000, idleMs: 1_500, totalMs: 2_000 };

/** `key`: the one that the scans lie under, when they lie on a disk. */
export interface KeepOptions extends Partial<DossierLinks> {
  readonly key?: DataKey;
}

/** A kiosk's data folder with a queue over a real portal; a kill leaves the store as it is, at any moment. */
export interface KioskQueue {
  readonly path: string;
  readonly folder: DataFolder;
  store: Store;
  queue: Queue;
  keep(intent: DossierIntent, accountIntentId?: number | null, more?: KeepOptions): number;
  keepAccount(intent: AccountIntent): number;
  /** A scan with these bytes, readable for the queue. */
  scan(fileId: string, bytes: Uint8Array): ScanFile;
  /** Starts another program over the same file, as after SIGKILL: what was under way is lost. */
  restart(): Promise<void>;
  /** Settles when `done` holds; fails when it does not within 30 s. */
  until(done: () => boolean): Promise<void>;
}

/** Makes a kiosk against the portal at `url`; call it inside a test. */
export async function kioskQueue(
  url: () => string,
  policy: Partial<QueuePolicy> = quickPolicy,
  options: KioskQueueOptions = {},
): Promise<KioskQueue> {
  const real = systemClock();
  const folder = await dataFolder(options.clock ?? real, options.dataRoot);
  const scans = new Map<string, Uint8Array>();
  const make = () =>
    build(folder, url(), { ...quickPolicy, ...policy }, { readScan: readFrom(scans), ...options });
  const kiosk: KioskQueue = {
    path: join(folder.dir, "kiosk.db"),
    folder,
    ...make(),
    keep(intent, accountIntentId = null, { key = folder.vault.newDataKey(), ...links } = {}) {
      const kept = kiosk.store.keepDossier(intent, key, { accountIntentId, ...links });
      if (!kept.ok) throw new Error(kept.error);
      kiosk.queue.wake();
      return kept.value.intentId;
    },
    keepAccount(intent) {
      const kept = kiosk.store.keepAccount(intent, folder.vault.newDataKey());
      if (!kept.ok) throw new Error(kept.error);
      kiosk.queue.wake();
      return kept.value.intentId;
    },
    scan(fileId, bytes) {
      scans.set(fileId, bytes);
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      return scan(fileId, { paperCode: "CHUNG-SINH", sizeBytes: bytes.length, sha256 });
    },
    async restart() {
      await kiosk.queue.stop();
      Object.assign(kiosk, make());
      kiosk.queue.start();
    },
    async until(done) {
      for (let left = 600; !done(); left--) {
        if (left === 0) throw new Error("it did not come to that within 30 s");
        await new Promise<void>((resume) => void real.after(50, resume));
      }
    },
  };
  onTestFinished(() => kiosk.queue.stop());
  kiosk.queue.start();
  return kiosk;
}

function readFrom(scans: ReadonlyMap<string, Uint8Array>): ReadScan {
  return ({ fileId }) => {
    const bytes = scans.get(fileId);
    return Promise.resolve(bytes ? ok(bytes) : err("file-damaged"));
  };
}

function build(
  folder: DataFolder,
  baseUrl: string,
  policy: Partial<QueuePolicy>,
  options: KioskQueueOptions & { readonly readScan: ReadScan },
): Pick<KioskQueue, "store" | "queue"> {
  const { clock } = folder;
  const { log = silentLog, readScan, timeouts = quickTimeouts, aroundPortal = (portal) => portal } = options;
  const store = folder.open({
    dutyOfficer: () => ({ name: "Lê Thị Trực", idNumber: "087088000001", phone: "0277000111" }),
  });
  const client = httpPortal({
    baseUrl,
    credentials: practiceCredentials,
    unitCode: PRACTICE_UNIT,
    clock,
    timeouts,
  });
  const random = options.random ? { random: options.random } : {};
  const portal = aroundPortal(client);
  return { store, queue: createQueue({ store, portal, readScan, clock, policy, log, ...random }) };
}
