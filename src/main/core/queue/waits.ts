import type { Clock } from "../../../shared/clock.ts";
import { backoffMs, type Random } from "./backoff.ts";
import { createHeap } from "./heap.ts";
import type { QueuePolicy } from "./policy.ts";

/** A row that is due: to be sent, or to be asked about. */
export interface Due {
  readonly intentId: number;
  readonly asking: boolean;
}

interface Wait extends Due {
  readonly tries: number;
  readonly dueMs: number;
  /** The portal was to blame, not the row: forgiven as soon as the portal is back. */
  readonly portalWide: boolean;
}

/** What a row waits for. */
export interface Fault {
  readonly portalWide: boolean;
  /** The row's next step is a look-up. */
  readonly asking: boolean;
  /** The portal asked for so long a wait at least; it may not be forgiven before. */
  readonly restMs?: number | undefined;
}

/**
 * The waits of the rows, in memory and on monotonic time: a jump of the clock neither expires nor freezes one, and
 * after a start every row may be tried at once. However many rows wait, each call costs about the same.
 */
export interface Waits {
  due(intentId: number): boolean;
  /** True while a row waits or was put off here, due or not. */
  knows(intentId: number): boolean;
  /** Puts a row off after a fault; gives the ms until it is due. */
  fail(intentId: number, fault: Fault): number;
  putOff(intentId: number, delayMs: number, asking: boolean): void;
  /** Makes a waiting row due now; nothing is changed of one that does not wait here. */
  hurry(intentId: number): void;
  /** A call of the row went well: its next fault is the first one again. */
  progress(intentId: number): void;
  forget(intentId: number): void;
  /** The portal is back: what failed because of it is due now. */
  forgivePortal(): void;
  /** Makes the first of the rows due that wait for the portal; false when none does. */
  hurryFirst(): boolean;
  /** Rows that came due since the last call, at most `most` of them. */
  takeDue(most: number): readonly Due[];
  /** Ms until `takeDue` has something to give; null when nothing waits. */
  nextMs(): number | null;
}

export function createWaits(policy: QueuePolicy, clock: Pick<Clock, "monotonicMs">, random: Random): Waits {
  const waits = new Map<number, Wait>();
  const own = createHeap<Wait>(({ dueMs }) => dueMs);
  const shared = createHeap<Wait>(({ dueMs }) => dueMs);
  let forgiven: Wait[] = [];
  const set = (wait: Wait): void => {
    waits.set(wait.intentId, wait);
    (wait.portalWide ? shared : own).push(wait);
  };
  /** The first of a heap that was not replaced meanwhile. */
  const firstOf = (heap: typeof own): Wait | undefined => {
    for (let first = heap.peek(); first; first = heap.peek()) {
      if (waits.get(first.intentId) === first) return first;
      heap.pop();
    }
    return undefined;
  };
  const dueNow = (wait: Wait): Due => {
    waits.set(wait.intentId, { ...wait, dueMs: 0, portalWide: false });
    return { intentId: wait.intentId, asking: wait.asking };
  };
  const forgive = (wait: Wait): Due => dueNow({ ...wait, tries: 0 });

  function takeOne(): Due | null {
    for (let wait = forgiven.pop(); wait; wait = forgiven.pop())
      if (waits.get(wait.intentId) === wait) return forgive(wait);
    for (const heap of [own, shared]) {
      const first = firstOf(heap);
      if (first && first.dueMs <= clock.monotonicMs()) {
        heap.pop();
        return dueNow(first);
      }
    }
    return null;
  }

  return {
    due: (intentId) => (waits.get(intentId)?.dueMs ?? 0) <= clock.monotonicMs(),
    knows: (intentId) => waits.has(intentId),
    fail(intentId, { restMs = 0, ...fault }) {
      const tries = (waits.get(intentId)?.tries ?? 0) + 1;
      const askedMs = Math.min(restMs, policy.retryAfterCapMs);
      const delayMs = Math.max(askedMs, backoffMs(tries, policy, random));
      const portalWide = fault.portalWide && askedMs === 0;
      set({ intentId, tries, dueMs: clock.monotonicMs() + delayMs, ...fault, portalWide });
      return delayMs;
    },
    putOff(intentId, delayMs, asking) {
      const tries = waits.get(intentId)?.tries ?? 0;
      set({ intentId, tries, dueMs: clock.monotonicMs() + delayMs, portalWide: false, asking });
    },
    hurry(intentId) {
      const wait = waits.get(intentId);
      if (wait) set({ ...wait, dueMs: 0, portalWide: false });
    },
    progress(intentId) {
      const wait = waits.get(intentId);
      if (wait) waits.set(intentId, { ...wait, tries: 0 });
    },
    forget: (intentId) => void waits.delete(intentId),
    forgivePortal() {
      // What was forgiven before and not taken yet stays so; a stale one is recognised when it is taken.
      forgiven = forgiven.length === 0 ? shared.drain() : [...forgiven, ...shared.drain()];
    },
    hurryFirst() {
      const first = firstOf(shared);
      if (!first) return false;
      shared.pop();
      set({ ...first, dueMs: 0, portalWide: false });
      return true;
    },
    takeDue(most) {
      const taken: Due[] = [];
      for (let one = takeOne(); one; one = taken.length < most ? takeOne() : null) taken.push(one);
      return taken;
    },
    nextMs() {
      if (forgiven.length > 0) return 0;
      const next = [firstOf(own), firstOf(shared)].flatMap((wait) => wait?.dueMs ?? []);
      return next.length === 0 ? null : Math.max(0, Math.min(...next) - clock.monotonicMs());
    },
  };
}
