import { fork } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { QueuePolicy } from "../../../src/main/core/queue/policy.ts";
import { startPortal } from "../../support/kiosk-process.ts";
import { forTheRecord, type Group, within } from "../measurement.ts";
import type { DrainNews, DrainOrder } from "./drain-kiosk.ts";

const DOSSIERS = 500;
const FILES = 2;
const FILE_BYTES = 200_000;
const LATENCY_MS = 300;
const PARALLEL = 4;
const FAIL_FRACTION = 0.2;
const SHORT_ABSENT_MS = 2_000;

/** Create and bytes of each file, then the dossier. */
const CALLS_OF_A_DOSSIER = 2 * FILES + 1;

/**
 * From the queue's start to the last of 500 accepted, against the ideal: the calls that the portal's ledger served,
 * each as long as the latency, four at a time (DECISIONS 46). Store, sealed scans and portal are the product's own;
 * each portal and each kiosk is a process of its own. The three drains run side by side: they wait most of the time.
 *
 * With 20 % of calls failing (half of them after the portal committed) the product's policy proves a create absent
 * only 120 s after its last byte (DECISIONS 3), so one cut near the end is waited for that long whatever the queue
 * does; the ideal knows nothing of it. The row with 2 s shows the same run without that wait, beside it.
 */
export const drain: Group = async (say) => {
  say(`draining 3 × ${DOSSIERS} dossiers side by side, ${LATENCY_MS} ms a call: about 6 minutes …`);
  const short: Partial<QueuePolicy> = { absentAfterMs: SHORT_ABSENT_MS };
  const [calm, failing, shortened] = await Promise.all([
    drainOnce({ name: "calm", failFraction: 0, policy: {} }, say),
    drainOnce({ name: "failing", failFraction: FAIL_FRACTION, policy: {} }, say),
    drainOnce({ name: "failing, 2 s", failFraction: FAIL_FRACTION, policy: short }, say),
  ]);
  const against = (name: string, { tookMs, calls }: Drained, most: number) =>
    within(name, "s", tookMs / 1000, (calls * LATENCY_MS) / PARALLEL / 1000, most);
  return [
    against("draining 500 dossiers, against the ideal", calm, 1.15),
    against("the same, 20 % of calls failing; absence takes 120 s to prove", failing, 1.3),
    against("the same, absence proven after 2 s (not the product's value)", shortened, 1.3),
    forTheRecord(
      "calls for a dossier, 20 % failing, against none failing",
      "calls",
      failing.calls / DOSSIERS,
      CALLS_OF_A_DOSSIER,
    ),
  ];
};

interface Drained {
  readonly tookMs: number;
  readonly calls: number;
}

interface Run {
  readonly name: string;
  readonly failFraction: number;
  readonly policy: Partial<QueuePolicy>;
}

async function drainOnce({ name, failFraction, policy }: Run, say: (line: string) => void): Promise<Drained> {
  const dataDir = await mkdtemp(join(tmpdir(), "kiosk-bench-portal-"));
  const portal = await startPortal({ dataDir, latencyMs: LATENCY_MS, failFraction });
  try {
    const order = { portalUrl: portal.url, dossiers: DOSSIERS, files: FILES, fileBytes: FILE_BYTES, policy };
    const drained = await inOwnProcess(order, (done) => say(`drain (${name}): ${done} of ${DOSSIERS} …`));
    if (drained.calls < DOSSIERS * CALLS_OF_A_DOSSIER) throw new Error(`only ${drained.calls} calls`);
    say(`drain (${name}): done in ${(drained.tookMs / 1000).toFixed(0)} s, ${drained.calls} calls`);
    return drained;
  } finally {
    await portal.kill();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}

/** Runs the kiosk's side; rejects when it ends without a result, as it does when an invariant is broken. */
function inOwnProcess(order: DrainOrder, onProgress: (done: number) => void): Promise<Drained> {
  const child = fork(join(import.meta.dirname, "drain-kiosk.ts"), {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  return new Promise((resolve, reject) => {
    child.on("message", (news: DrainNews) => {
      if (news.kind === "progress") onProgress(news.done);
      else resolve(news);
    });
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`the drain's kiosk ended with ${code}`)));
    child.send(order);
  });
}
