import Database from "better-sqlite3";
import { silentLog } from "../../../src/main/core/audit/log.ts";
import { memoryPortal } from "../../../src/main/core/portal/memory-portal.ts";
import { createQueue } from "../../../src/main/core/queue/queue.ts";
import type { Store } from "../../../src/main/core/store/store.ts";
import { systemClock } from "../../../src/shared/clock.ts";
import type { DossierIntent } from "../../../src/shared/dossier.ts";
import { dossierIntent, person } from "../../support/intents.ts";
import { atLeast, forTheRecord, type Group, median } from "../measurement.ts";
import { type BenchFolder, benchFolder } from "./data-folder.ts";
import { type Plainjob, type PlainQueue, plainjob, quietLogger } from "./rivals.ts";

const ROUNDS = 5;
const ROWS = 1000;

/** Rows that the product writes for one dossier without scans: intent, dossier, outbox, audit. */
const ROWS_OF_A_DOSSIER = 4;

/**
 * The queue's own enqueue and process against plainjob: as many dossiers as jobs, bodies of equal size, each file of
 * its own in WAL with synchronous=FULL (plainjob sets NORMAL; FULL is put in force and read back). The two take turns:
 * enqueue by enqueue, and process round by round, each round on new files; medians of the rounds.
 *
 * - enqueue, rows a second: a kept dossier is four rows in one commit, with a key of its own, sealed body and ticket,
 *   seven hashed look-up values and its audit; plainjob's `add` is one row in clear and one commit. Equal rows on both
 *   sides: every byte of a dossier's body is in plainjob's row too.
 * - for the record, unit for unit: dossiers against as many `add`, and against `addMany` of four rows that share the
 *   body's bytes, so as many rows in as many commits. Ours touches some fifteen pages of look-up indexes, plainjob four.
 * - process: from start to the last row done, by the whole queue (line, breaker, citizens in order, opening of sealed
 *   bodies, audit) with a portal in memory that answers at once, against plainjob's worker with an empty handler.
 */
export const throughput: Group = async (say) => {
  const rival = await plainjob(say);
  const rounds: RoundRates[] = [];
  for (let i = 0; i < ROUNDS; i += 1) {
    say(`queue against plainjob, round ${i + 1} of ${ROUNDS}: ${ROWS} rows each …`);
    rounds.push(await oneRound(rival));
  }
  const of = (pick: (round: RoundRates) => number): number => median(rounds.map(pick));
  const [ours, job, rows] = [of((r) => r.kept), of((r) => r.added), of((r) => r.addedRows)];
  const [processed, worked] = [of((r) => r.processed), of((r) => r.worked)];
  return [
    atLeast("enqueue, rows a second, against plainjob (FULL)", ours * ROWS_OF_A_DOSSIER, job, 1),
    forTheRecord("dossiers kept, against jobs added", "1/s", ours, job),
    forTheRecord("dossiers kept, against four jobs in one commit", "1/s", ours, rows),
    atLeast("process, against plainjob (FULL)", processed, worked, 1.5),
  ];
};

/** Per second. */
interface RoundRates {
  readonly kept: number;
  readonly added: number;
  readonly addedRows: number;
  readonly processed: number;
  readonly worked: number;
}

async function oneRound(rival: Plainjob): Promise<RoundRates> {
  const folder = await benchFolder();
  try {
    const store = folder.open();
    const jobs = openPlain(rival, `${folder.path}.jobs`);
    const rows = openPlain(rival, `${folder.path}.rows`);
    assertWal(folder.path);
    const enqueue = enqueueAll(folder, store, jobs, rows);
    const processed = await processOurs(store);
    const worked = await processPlain(rival, jobs);
    jobs.close();
    rows.close();
    return { ...enqueue, processed, worked };
  } finally {
    folder.end();
  }
}

/** plainjob over our own better-sqlite3, its synchronous=NORMAL overruled. */
function openPlain({ better, defineQueue }: Plainjob, path: string): PlainQueue {
  const db = new Database(path);
  const queue = defineQueue({ connection: better(db), logger: quietLogger });
  db.pragma("synchronous = FULL");
  const synchronous = db.pragma("synchronous", { simple: true });
  const journal = db.pragma("journal_mode", { simple: true });
  if (synchronous !== 2 || journal !== "wal") throw new Error("plainjob does not run in WAL with FULL");
  return queue;
}

function assertWal(path: string): void {
  const db = new Database(path, { readonly: true });
  const journal = db.pragma("journal_mode", { simple: true });
  db.close();
  if (journal !== "wal") throw new Error("our file is not in WAL");
}

function enqueueAll(
  { vault }: BenchFolder,
  store: Store,
  jobs: PlainQueue,
  rows: PlainQueue,
): Pick<RoundRates, "kept" | "added" | "addedRows"> {
  const spent = { kept: 0, added: 0, addedRows: 0 };
  for (let n = 0; n < ROWS; n += 1) {
    const intent = intentOf(n);
    const body = JSON.stringify({ intent, officer: null });
    const quarter = body.slice(0, Math.ceil(body.length / ROWS_OF_A_DOSSIER));
    const parts = Array.from({ length: ROWS_OF_A_DOSSIER }, () => quarter);
    spent.kept += timed(() => {
      const kept = store.keepDossier(intent, vault.newDataKey(), { accountIntentId: null });
      if (!kept.ok) throw new Error(kept.error);
    });
    spent.added += timed(() => jobs.add("dossier", body));
    spent.addedRows += timed(() => rows.addMany("dossier", parts));
  }
  if (store.counts().waiting !== ROWS || jobs.countJobs({ status: 0 }) !== ROWS)
    throw new Error("not every row was enqueued");
  if (rows.countJobs({ status: 0 }) !== ROWS * ROWS_OF_A_DOSSIER) throw new Error("rows are missing");
  return {
    kept: perSecond(spent.kept),
    added: perSecond(spent.added),
    addedRows: perSecond(spent.addedRows),
  };
}

/** The declaration of somebody else each time, so that no row waits for another one. */
function intentOf(n: number): DossierIntent {
  const answers = Object.fromEntries(
    Array.from({ length: 15 }, (_, i) => [`answer${i}`, "Tổ 5, Khóm Mỹ Thượng, Phường Thử Nghiệm"]),
  );
  return dossierIntent({ submitter: person(n), answers });
}

async function processOurs(store: Store): Promise<number> {
  const portal = memoryPortal();
  const queue = createQueue({
    store,
    portal,
    readScan: () => Promise.reject(new Error("there are no scans here")),
    clock: systemClock(),
    log: silentLog,
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  const done = new Set<number>();
  queue.onChange((news) => {
    if (news.kind === "dossier" && done.add(news.intentId).size === ROWS) resolve();
  });
  const startMs = performance.now();
  queue.start();
  await promise;
  const tookMs = performance.now() - startMs;
  await queue.stop();
  const accepted = [...done].filter((id) => store.dossierStatus(id).state === "accepted");
  if (portal.dossiers.size !== ROWS || accepted.length !== ROWS) throw new Error("not every row was sent");
  return perSecond(tookMs);
}

async function processPlain({ defineWorker }: Plainjob, queue: PlainQueue): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let handled = 0;
  let completed = 0;
  const onCompleted = (): void => {
    completed += 1;
    if (completed === ROWS) resolve();
  };
  const handler = (): void => void (handled += 1);
  const worker = defineWorker("dossier", handler, { queue, logger: quietLogger, onCompleted });
  const startMs = performance.now();
  const running = worker.start();
  await promise;
  const tookMs = performance.now() - startMs;
  await worker.stop();
  await running;
  if (handled !== ROWS || queue.countJobs({ status: 2 }) !== ROWS)
    throw new Error("plainjob did not do every job");
  return perSecond(tookMs);
}

const perSecond = (ms: number): number => (ROWS * 1000) / ms;

function timed(run: () => unknown): number {
  const startMs = performance.now();
  run();
  return performance.now() - startMs;
}
