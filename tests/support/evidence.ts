import type { Log } from "../../src/main/core/audit/log.ts";
import type { QueuePolicy } from "../../src/main/core/queue/policy.ts";
import type { Queue } from "../../src/main/core/queue/queue.ts";
import type { Store } from "../../src/main/core/store/store.ts";
import type { AuditEvent } from "../../src/shared/audit-events.ts";
import type { Clock } from "../../src/shared/clock.ts";
import type { OutboxState, PortalLight, Reason } from "../../src/shared/dossier.ts";
import type { SeenCall } from "./fault-proxy.ts";

/** What the desk was told of one row, at the moment it was told. */
export interface Sighting {
  readonly intentId: number;
  /** Wall time, as the audit has it. */
  readonly atMs: number;
  readonly state: OutboxState;
  readonly reason: Reason | null;
  readonly officialCode: string | null;
}

/** What a test saw while the queue worked, beside the portal's ledger and the store's file. */
export interface Evidence {
  /** Every call that came as far as the proxy. */
  calls(): readonly SeenCall[];
  /** Calls begun and ended, and what the queue logged, in the order they happened; monotonic times. */
  readonly trace: readonly Trace[];
  readonly sightings: readonly Sighting[];
  readonly lights: readonly PortalLight[];
  readonly policy: QueuePolicy;
  /** What chance gives all the time. */
  readonly random: number;
  /** Rows that a person was told are kept. */
  readonly kept: readonly number[];
}

export type Trace =
  | { readonly what: "begun" | "ended"; readonly atMs: number; readonly call: SeenCall }
  | { readonly what: "logged"; readonly atMs: number; readonly event: AuditEvent };

/** Collects while the test runs. */
export interface Collector {
  readonly trace: readonly Trace[];
  readonly sightings: readonly Sighting[];
  readonly lights: readonly PortalLight[];
  readonly log: Log;
  onCall(call: SeenCall): void;
  /** Looks at a row as the desk does when it is told to. */
  look(store: Store, kind: "dossier" | "account", intentId: number): void;
  /** Follows a queue's news; a queue after a restart is followed anew. */
  follow(queue: Queue, store: Store): void;
}

export function createCollector(clock: Clock): Collector {
  const trace: Trace[] = [];
  const sightings: Sighting[] = [];
  const lights: PortalLight[] = [];
  const look: Collector["look"] = (store, kind, intentId) => {
    // A registration's row is seen by what hangs on it and by its own state, which the invariants read from the file.
    if (kind === "account") return;
    const { state, reason, officialCode } = store.dossierStatus(intentId);
    sightings.push({ intentId, atMs: clock.nowMs(), state, reason, officialCode });
  };
  return {
    trace,
    sightings,
    lights,
    look,
    log: { write: (event) => void trace.push({ what: "logged", atMs: clock.monotonicMs(), event }) },
    onCall(call) {
      const what = call.endMs === null ? "begun" : "ended";
      trace.push({ what, atMs: clock.monotonicMs(), call });
    },
    follow: (queue, store) =>
      void queue.onChange((news) => {
        if (news.kind === "light") lights.push(news.light);
        else look(store, news.kind, news.intentId);
      }),
  };
}
