import type { Clock, Timer } from "../../../shared/clock.ts";
import type { Log } from "../audit/log.ts";
import type { Candidate } from "../store/outbox.ts";
import type { Store } from "../store/store.ts";
import { createPicker, type Pick } from "./picker.ts";
import type { QueuePolicy } from "./policy.ts";
import type { PortalWatch } from "./portal-watch.ts";
import { settle } from "./settle.ts";
import type { Waits } from "./waits.ts";
import { lookUpTask, sendTask, type Tools } from "./work.ts";

export interface LaneParts {
  readonly tools: Tools;
  readonly store: Store;
  readonly waits: Waits;
  readonly watch: PortalWatch;
  readonly policy: QueuePolicy;
  readonly clock: Clock;
  readonly log: Log;
  readonly changed: (row: Candidate) => void;
}

/** Works the line in as many lanes as the portal allows, one citizen in one lane. */
export interface Lanes {
  /** Looks at the line and starts what can be started; plans the next look. */
  pump(): void;
  /** Makes a row due now. */
  retry(intentId: number): void;
  start(): void;
  stop(): void;
  /** Settles when the rows under way are done. */
  settled(): Promise<void>;
  running(): boolean;
  halted(): boolean;
  resume(): void;
}

export function createLanes(parts: LaneParts): Lanes {
  const { store, waits, watch, policy, clock, log } = parts;
  const active = new Map<string, Promise<void>>();
  const stuck = new Set<number>();
  const free = (row: Candidate): boolean => !active.has(row.citizen) && !stuck.has(row.intentId);
  const pick = createPicker({ store, waits, policy, free, breaker: watch.breaker });
  let running = false;
  let halted = false;
  let timer: Timer | null = null;

  function pump(): void {
    if (!running || halted) return;
    freeStuck(stuck, parts);
    const sinceMs = clock.monotonicMs();
    const closed = takeRows(active, watch, pick, lane);
    timer?.cancel();
    const delayMs = untilNextMs(parts, { sinceMs, closed, anyStuck: stuck.size > 0 });
    timer = delayMs === null ? null : clock.after(delayMs, pump);
  }

  async function lane({ row, work }: Pick): Promise<void> {
    const end = await workRow({ row, work }, parts);
    if (end === "stuck") stuck.add(row.intentId);
    if (end === "halt") halt();
    active.delete(row.citizen);
    parts.changed(row);
    pump();
  }

  function halt(): void {
    if (!halted) log.write({ event: "queue-halted" });
    halted = true;
  }

  return {
    pump,
    retry(intentId) {
      waits.putOff(intentId, 0);
      pump();
    },
    start() {
      running = true;
      pump();
    },
    stop() {
      running = false;
      timer?.cancel();
    },
    async settled() {
      await Promise.all(active.values());
    },
    running: () => running,
    halted: () => halted,
    resume() {
      halted = false;
      pump();
    },
  };
}

/** Starts what may be started; true when the portal may not be called at all now. */
function takeRows(
  active: Map<string, Promise<void>>,
  watch: PortalWatch,
  pick: () => Pick | null,
  lane: (next: Pick) => Promise<void>,
): boolean {
  let limit = watch.limit();
  while (active.size < limit) {
    const next = pick();
    if (!next) return false;
    active.set(next.row.citizen, lane(next));
    limit = watch.limit();
  }
  return limit === 0;
}

/** One go at one row, never throwing: "stuck" when its outcome could not be written. */
async function workRow({ row, work }: Pick, parts: LaneParts): Promise<"done" | "halt" | "stuck"> {
  const { store, waits, tools, log } = parts;
  try {
    const task = store.task(row.intentId);
    if (!task) return "done";
    const ending = await (work === "send" ? sendTask(task, tools) : lookUpTask(task, tools));
    return settle(task, ending, store, waits) ? "halt" : "done";
  } catch {
    // The disk refused a write, or a bug: what was sent is in doubt, and no row may be lost from sight for it.
    log.write({ event: "unexpected", place: "queue-row" });
    return "stuck";
  }
}

/** Rows whose outcome could not be written are of unknown outcome as soon as the disk takes a write again. */
function freeStuck(stuck: Set<number>, { store, waits }: LaneParts): void {
  for (const intentId of stuck) {
    try {
      store.recoverOne(intentId);
    } catch {
      return;
    }
    waits.fail(intentId, false);
    stuck.delete(intentId);
  }
}

interface Look {
  /** Monotonic time before the line was looked at: what came due since was not seen. */
  readonly sinceMs: number;
  readonly closed: boolean;
  readonly anyStuck: boolean;
}

/**
 * Ms until something may change by itself: a row is due, the breaker lets a probe through, a pause ends. Time passes
 * between looking and planning, so what ends just now is planned at once instead of being forgotten.
 */
function untilNextMs(
  { waits, watch, policy }: LaneParts,
  { sinceMs, closed, anyStuck }: Look,
): number | null {
  const openMs = closed ? Math.max(1, watch.pauseMs(), watch.breaker.waitMs() ?? 0) : null;
  const all = [waits.nextMs(sinceMs), openMs, anyStuck ? policy.waitBaseMs : null];
  const known = all.filter((ms) => ms !== null);
  return known.length === 0 ? null : Math.min(...known);
}
