// The kiosk of one drain, in a process of its own: keeps the dossiers, sends them, and compares with the ledger.
import type { Attachments } from "../../../src/main/core/attachments/attachments.ts";
import { silentLog } from "../../../src/main/core/audit/log.ts";
import { httpPortal } from "../../../src/main/core/portal/http-portal.ts";
import type { QueuePolicy } from "../../../src/main/core/queue/policy.ts";
import { createQueue } from "../../../src/main/core/queue/queue.ts";
import type { Store } from "../../../src/main/core/store/store.ts";
import { PRACTICE_UNIT, practiceCredentials } from "../../../src/main/practice-portal/portal.ts";
import type { LoggedCall } from "../../../src/main/practice-portal/ledger.ts";
import { systemClock } from "../../../src/shared/clock.ts";
import { assertInvariants } from "../../support/invariants.ts";
import { readLedger } from "../../support/kiosk-process.ts";
import { benchFolder } from "./data-folder.ts";
import { keepAll, type Load, scansOf } from "./dossiers.ts";

/** What the bench asks of this process. */
export interface DrainOrder extends Load {
  readonly portalUrl: string;
  /** Where the product's own policy is left; nothing but what a row's name says. */
  readonly policy: Partial<QueuePolicy>;
}

/** What it tells: how far it is, and at the end how long it took. */
export type DrainNews =
  | { readonly kind: "progress"; readonly done: number }
  | { readonly kind: "drained"; readonly tookMs: number; readonly calls: number };

const tell = (news: DrainNews): void => void process.send?.(news);
process.once("message", (order: DrainOrder) => void drain(order).then(() => process.disconnect()));

async function drain(order: DrainOrder): Promise<void> {
  const folder = await benchFolder();
  const clock = systemClock();
  const scans = scansOf(folder.dir);
  const store = folder.open();
  const portal = httpPortal({
    baseUrl: order.portalUrl,
    credentials: practiceCredentials,
    unitCode: PRACTICE_UNIT,
    clock,
  });
  const ids = await keepAll(order, store, folder.vault, scans);
  const readScan: Attachments["read"] = (file, key) => scans.read(file, key);
  const queue = createQueue({ store, portal, readScan, clock, log: silentLog, policy: order.policy });
  const { promise, resolve } = Promise.withResolvers<void>();
  const left = new Set(ids);
  queue.onChange((news) => {
    if (news.kind !== "dossier" || store.dossierStatus(news.intentId).state !== "accepted") return;
    left.delete(news.intentId);
    if (left.size === 0) resolve();
    else if (left.size % 100 === 0) tell({ kind: "progress", done: ids.length - left.size });
  });
  const startMs = performance.now();
  queue.start();
  await promise;
  const tookMs = performance.now() - startMs;
  await queue.stop();
  tell({ kind: "drained", tookMs, calls: await check(order, store, folder.path) });
  await scans.close();
  folder.end();
}

/**
 * All there once, with every file and no more than the invariants allow. Gives the calls of the drain that the ledger
 * served: the rounds that ask for news of accepted dossiers, by their code, run beside the lanes and are none of them.
 */
async function check(
  { portalUrl, dossiers, files }: DrainOrder,
  store: Store,
  path: string,
): Promise<number> {
  const ledger = await readLedger(portalUrl);
  assertInvariants(store, path, ledger);
  const whole = ledger.dossiers.filter((dossier) => dossier.files.length === files);
  if (whole.length !== dossiers) throw new Error(`${whole.length} of ${dossiers} dossiers are whole`);
  return ledger.callLog.filter((call) => !isNews(call)).length;
}

function isNews({ service, reference }: LoggedCall): boolean {
  return service.startsWith("TraCuu") && reference === "";
}
