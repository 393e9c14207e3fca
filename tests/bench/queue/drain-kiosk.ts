// The kiosk of one drain, in a process of its own: keeps the dossiers, sends them, and compares with the ledger.
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { createAttachments } from "../../../src/main/core/attachments/attachments.ts";
import { pdf } from "../../../src/main/core/attachments/fixture.ts";
import { silentLog } from "../../../src/main/core/audit/log.ts";
import { httpPortal } from "../../../src/main/core/portal/http-portal.ts";
import type { QueuePolicy } from "../../../src/main/core/queue/policy.ts";
import { createQueue } from "../../../src/main/core/queue/queue.ts";
import type { Store } from "../../../src/main/core/store/store.ts";
import type { Vault } from "../../../src/main/core/vault/vault.ts";
import { PRACTICE_UNIT, practiceCredentials } from "../../../src/main/practice-portal/portal.ts";
import { systemClock } from "../../../src/shared/clock.ts";
import { dossierIntent, person } from "../../support/intents.ts";
import { assertInvariants } from "../../support/invariants.ts";
import { readLedger } from "../../support/kiosk-process.ts";
import { benchFolder } from "./data-folder.ts";

/** What the bench asks of this process. */
export interface DrainOrder {
  readonly portalUrl: string;
  readonly dossiers: number;
  readonly files: number;
  readonly fileBytes: number;
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
  const scans = createAttachments({
    dir: join(folder.dir, "scans"),
    workerUrl: new URL("../../../src/main/core/attachments/worker.ts", import.meta.url),
  });
  const store = folder.open();
  const portal = httpPortal({
    baseUrl: order.portalUrl,
    credentials: practiceCredentials,
    unitCode: PRACTICE_UNIT,
    clock,
  });
  const ids = await keepAll(order, store, folder.vault, scans);
  const readScan: typeof scans.read = (file, key) => scans.read(file, key);
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

async function keepAll(
  { dossiers, files, fileBytes }: DrainOrder,
  store: Store,
  vault: Vault,
  scans: ReturnType<typeof createAttachments>,
): Promise<readonly number[]> {
  const ids: number[] = [];
  for (let n = 0; n < dossiers; n += 1) {
    const key = vault.newDataKey();
    const papers = [];
    for (let i = 0; i < files; i += 1) {
      const scan = { paperCode: "GIAY-CHUNG-SINH", fileName: `giay-${i}.pdf`, bytes: paperOf(fileBytes) };
      const kept = await scans.keep({ ...scan, key: key.key });
      if (!kept.ok) throw new Error(kept.error);
      papers.push(kept.value);
    }
    const intent = dossierIntent({ submitter: person(n), scans: papers });
    const kept = store.keepDossier(intent, key, { accountIntentId: null });
    if (!kept.ok) throw new Error(kept.error);
    ids.push(kept.value.intentId);
  }
  return ids;
}

/** A paper of this size that no other one equals: the comment inside a PDF, overwritten by chance. */
function paperOf(bytes: number): Buffer {
  const paper = pdf(bytes - pdf().length);
  paper.write(randomBytes(Math.floor(bytes / 2) - 1_000).toString("hex"), 100, "latin1");
  return paper;
}

/** All there once, with every file and no more than the invariants allow; gives the calls that the ledger served. */
async function check(
  { portalUrl, dossiers, files }: DrainOrder,
  store: Store,
  path: string,
): Promise<number> {
  const ledger = await readLedger(portalUrl);
  assertInvariants(store, path, ledger);
  const whole = ledger.dossiers.filter((dossier) => dossier.files.length === files);
  if (whole.length !== dossiers) throw new Error(`${whole.length} of ${dossiers} dossiers are whole`);
  return ledger.callLog.length;
}
