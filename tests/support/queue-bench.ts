import { silentLog } from "../../src/main/core/audit/log.ts";
import { type MemoryPortal, memoryPortal } from "../../src/main/core/portal/memory-portal.ts";
import { createQueue, type Queue, type QueueNews } from "../../src/main/core/queue/queue.ts";
import type { ReadScan } from "../../src/main/core/queue/work.ts";
import type { Store } from "../../src/main/core/store/store.ts";
import { type ManualClock, manualClock } from "../../src/shared/clock.ts";
import type { DossierIntent } from "../../src/shared/dossier.ts";
import { ok } from "../../src/shared/result.ts";
import { accountIntent, dossierIntent } from "./intents.ts";
import { type DataFolder, dataFolder } from "./store.ts";

/** The bytes of the invented scans. */
const abc: Buffer = Buffer.from("abc");

/** A queue over a real store and a portal in memory, on a clock that the test turns. */
export interface QueueBench {
  readonly clock: ManualClock;
  readonly folder: DataFolder;
  readonly store: Store;
  readonly portal: MemoryPortal;
  readonly queue: Queue;
  readonly news: QueueNews[];
  keep(more?: Partial<DossierIntent>, account?: number | null): number;
  keepAccount(): number;
  /** Lets time pass in small steps, so that every answer finds its turn. */
  pass(ms: number): Promise<void>;
}

async function turns(): Promise<void> {
  for (let turn = 0; turn < 100; turn++) await Promise.resolve();
}

/** Makes the bench; nothing is sent before `queue.start()`. Call it inside a test. */
export async function queueBench(
  portal = memoryPortal(),
  readScan: ReadScan = () => Promise.resolve(ok(abc)),
): Promise<QueueBench> {
  const clock = manualClock();
  const folder = await dataFolder(clock);
  const store = folder.open();
  const queue = createQueue({ store, portal, clock, readScan, log: silentLog, random: () => 0.5 });
  const news: QueueNews[] = [];
  queue.onChange((one) => news.push(one));
  return {
    clock,
    folder,
    store,
    portal,
    queue,
    news,
    keep(more = {}, accountIntentId = null) {
      const kept = store.keepDossier(dossierIntent(more), folder.vault.newDataKey(), { accountIntentId });
      if (!kept.ok) throw new Error(kept.error);
      return kept.value.intentId;
    },
    keepAccount() {
      const kept = store.keepAccount(accountIntent(), folder.vault.newDataKey());
      if (!kept.ok) throw new Error(kept.error);
      return kept.value.intentId;
    },
    async pass(ms) {
      await turns();
      for (let left = ms; left > 0; left -= 500) {
        clock.advance(Math.min(500, left));
        await turns();
      }
    },
  };
}

/** Every call that the portal got, in order. */
export const namesOf = (portal: MemoryPortal): readonly string[] => portal.calls.map(({ call }) => call);
