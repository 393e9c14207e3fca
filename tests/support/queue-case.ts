import { onTestFinished } from "vitest";
import { defaultPolicy, type QueuePolicy } from "../../src/main/core/queue/policy.ts";
import type { PracticePortalOptions } from "../../src/main/practice-portal/portal.ts";
import { systemClock } from "../../src/shared/clock.ts";
import type { DossierIntent, DossierStatus } from "../../src/shared/dossier.ts";
import { type Collector, createCollector, type Evidence } from "./evidence.ts";
import { type FaultProxy, startFaultProxy } from "./fault-proxy.ts";
import { dossierIntent } from "./intents.ts";
import { assertInvariants, type InvariantOptions } from "./invariants.ts";
import {
  type KeepOptions,
  type KioskQueue,
  type KioskQueueOptions,
  kioskQueue,
  quickPolicy,
} from "./kiosk-queue.ts";
import { type PortalBench, portalBench } from "./practice-portal.ts";

/** A kiosk's queue, the practice portal it sends to, and the proxy between them. */
export interface QueueCase {
  readonly bench: PortalBench;
  readonly proxy: FaultProxy;
  readonly kiosk: KioskQueue;
  readonly evidence: Evidence;
  /** Keeps a dossier and tells the desk so; gives its intent. */
  keep(more?: Partial<DossierIntent>, links?: Links): number;
  /** The desk looks at a row by itself, as after an act of its own. */
  look(intentId: number): void;
  status(intentId: number): DossierStatus;
  untilAccepted(...intentIds: readonly number[]): Promise<void>;
  /** Creates that reached the portal. */
  creates(): number;
  /** Dossiers that the portal truly holds. */
  there(): LedgerDossiers;
}

/** What a dossier hangs on, and what it corrects. */
export interface Links extends Omit<KeepOptions, "accountIntentId"> {
  readonly account?: number | null;
}

type LedgerDossiers = ReturnType<PortalBench["portal"]["ledger"]>["dossiers"];

export interface CaseOptions extends KioskQueueOptions {
  readonly policy?: Partial<QueuePolicy>;
  readonly portal?: Partial<PracticePortalOptions>;
  /** For the invariants at the end. */
  readonly check?: InvariantOptions;
}

/** Chance gives this all the time, so that waits can be told beforehand. */
const evenly = 0.5;

/** The body of a test that is one case of a queue: whatever happens in it, the invariants are asserted at its end. */
export function inCase(
  run: (queueCase: QueueCase) => Promise<void>,
  options: CaseOptions = {},
): () => Promise<void> {
  return async () => {
    const made = await startCase(options);
    await run(made);
    made.check();
  };
}

/** The same for a test that asserts the invariants where it wants, by `check`; call it inside a test. */
export async function startCase(options: CaseOptions = {}): Promise<QueueCase & { check(): void }> {
  const clock = options.clock ?? systemClock();
  const bench = await portalBench(options.portal);
  const collector = createCollector(clock);
  const proxy = await startFaultProxy({
    portal: bench.portal.url,
    clock,
    onCall: (call) => collector.onCall(call),
  });
  onTestFinished(async () => {
    await proxy.close();
    await bench.close();
  });
  const { log } = collector;
  const kiosk = await kioskQueue(() => proxy.url, options.policy, { log, random: () => evenly, ...options });
  const kept: number[] = [];
  watch(kiosk, collector, kept);
  const evidence: Evidence = {
    ...collector,
    calls: () => proxy.calls(),
    policy: { ...defaultPolicy, ...quickPolicy, ...options.policy },
    random: evenly,
    kept,
  };
  return {
    ...actions({ kiosk, bench, kept, collector }),
    bench,
    proxy,
    kiosk,
    evidence,
    check: () =>
      assertInvariants(kiosk.store, kiosk.path, bench.portal.ledger(), { evidence, ...options.check }),
  };
}

/** The desk follows the queue that runs; after a restart it looks at everything anew, as its screens do. */
function watch(kiosk: KioskQueue, collector: Collector, kept: readonly number[]): void {
  collector.follow(kiosk.queue, kiosk.store);
  const restart = kiosk.restart.bind(kiosk);
  kiosk.restart = async () => {
    await restart();
    collector.follow(kiosk.queue, kiosk.store);
    for (const intentId of kept) collector.look(kiosk.store, "dossier", intentId);
  };
}

interface Parts {
  readonly kiosk: KioskQueue;
  readonly bench: PortalBench;
  readonly kept: number[];
  readonly collector: Collector;
}

type Actions = Pick<QueueCase, "keep" | "look" | "status" | "untilAccepted" | "creates" | "there">;

function actions({ kiosk, bench, kept, collector }: Parts): Actions {
  const status = (intentId: number): DossierStatus => kiosk.store.dossierStatus(intentId);
  return {
    status,
    look: (intentId) => collector.look(kiosk.store, "dossier", intentId),
    keep(more = {}, { account = null, ...links } = {}) {
      const intentId = kiosk.keep(dossierIntent(more), account, links);
      kept.push(intentId);
      collector.look(kiosk.store, "dossier", intentId);
      return intentId;
    },
    untilAccepted: (...ids) => kiosk.until(() => ids.every((id) => status(id).state === "accepted")),
    creates: () => bench.portal.ledger().creates,
    there: () => bench.portal.ledger().dossiers,
  };
}
