import { createHash } from "node:crypto";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { silentLog } from "../../src/main/core/audit/log.ts";
import { httpPortal } from "../../src/main/core/portal/http-portal.ts";
import type { QueuePolicy } from "../../src/main/core/queue/policy.ts";
import { createQueue, type Queue } from "../../src/main/core/queue/queue.ts";
import type { Store } from "../../src/main/core/store/store.ts";
import { PRACTICE_UNIT, practiceCredentials } from "../../src/main/practice-portal/portal.ts";
import { systemClock } from "../../src/shared/clock.ts";
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

/** A kiosk's data folder with a queue over a real portal; a kill leaves the store as it is, at any moment. */
export interface KioskQueue {
  readonly path: string;
  store: Store;
  queue: Queue;
  keep(intent: DossierIntent, accountIntentId?: number | null): number;
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
): Promise<KioskQueue> {
  const clock = systemClock();
  const folder = await dataFolder(clock);
  const scans = new Map<string, Uint8Array>();
  const made = build(folder, url, { ...quickPolicy, ...policy }, scans);
  const kiosk: KioskQueue = {
    path: join(folder.dir, "kiosk.db"),
    ...made,
    keep(intent, accountIntentId = null) {
      const kept = kiosk.store.keepDossier(intent, folder.vault.newDataKey(), { accountIntentId });
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
      Object.assign(kiosk, build(folder, url, { ...quickPolicy, ...policy }, scans));
      kiosk.queue.start();
    },
    async until(done) {
      for (let left = 600; left > 0 && !done(); left--)
        await new Promise<void>((resume) => void clock.after(50, resume));
      if (!done()) throw new Error("it did not come to that within 30 s");
    },
  };
  onTestFinished(() => kiosk.queue.stop());
  kiosk.queue.start();
  return kiosk;
}

function build(
  folder: DataFolder,
  url: () => string,
  policy: Partial<QueuePolicy>,
  scans: ReadonlyMap<string, Uint8Array>,
): Pick<KioskQueue, "store" | "queue"> {
  const { clock } = folder;
  const store = folder.open({
    dutyOfficer: () => ({ name: "Lê Thị Trực", idNumber: "087088000001", phone: "0277000111" }),
  });
  const portal = httpPortal({
    baseUrl: url(),
    credentials: practiceCredentials,
    unitCode: PRACTICE_UNIT,
    clock,
    timeouts: { connectMs: 1_000, idleMs: 1_500, totalMs: 2_000 },
  });
  const readScan = ({ fileId }: ScanFile) => {
    const bytes = scans.get(fileId);
    return Promise.resolve(bytes ? ok(bytes) : err("file-damaged"));
  };
  return { store, queue: createQueue({ store, portal, readScan, clock, policy, log: silentLog }) };
}
