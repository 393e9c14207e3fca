import type { Clock, Timer } from "../../../shared/clock.ts";
import type { PortalLight } from "../../../shared/dossier.ts";
import type { Log } from "../audit/log.ts";
import type { Portal } from "../portal/port.ts";
import type { Store } from "../store/store.ts";
import type { Random } from "./backoff.ts";
import { createDoubts } from "./doubts.ts";
import { createLanes, type Lanes } from "./lanes.ts";
import { createPoll } from "./poll.ts";
import { defaultPolicy, type QueuePolicy } from "./policy.ts";
import { createPortalWatch, type PortalWatch } from "./portal-watch.ts";
import { timedPortal } from "./timed-portal.ts";
import { createWaits } from "./waits.ts";
import type { ReadScan } from "./work.ts";

export interface QueueOptions {
  readonly store: Store;
  readonly portal: Portal;
  readonly readScan: ReadScan;
  readonly clock: Clock;
  readonly log: Log;
  readonly policy?: Partial<QueuePolicy>;
  readonly random?: Random;
}

/** Something a screen may want to show anew: read the store for what it is. */
export type QueueNews =
  | { readonly kind: "dossier" | "account"; readonly intentId: number }
  | { readonly kind: "light"; readonly light: PortalLight };

/** Sends what the store keeps, in the background, for ever. */
export interface Queue {
  start(): void;
  /** Ends after calls under way, or cuts them after a grace (their outcome is then unknown); closes the portal. */
  stop(): Promise<void>;
  /** Something was kept: look at the line now. */
  wake(): void;
  /** Staff want this row tried now, whatever it waits for; the portal's own pauses still hold. */
  retry(intentId: number): void;
  /** Staff corrected the unit's credentials: go on. */
  resume(): void;
  /** True while the portal refuses the unit's credentials and nothing is sent. */
  halted(): boolean;
  light(): PortalLight;
  /** Calls `listener` at each change until the returned function is called. */
  onChange(listener: (news: QueueNews) => void): () => void;
}

/** Makes the queue over one store and one portal; it does nothing until `start`. */
export function createQueue(options: QueueOptions): Queue {
  const { store, portal, clock, log } = options;
  const listeners = new Set<(news: QueueNews) => void>();
  const tell = (news: QueueNews): void => {
    for (const listener of listeners) {
      try {
        listener(news);
      } catch {
        // A screen that cannot be told must not end a lane of the queue.
        log.write({ event: "unexpected", place: "queue-news" });
      }
    }
  };
  const parts = assemble(options, tell);
  let later: Timer | null = null;
  function start(): void {
    try {
      store.recoverSending();
    } catch {
      // A full disk: what was being sent stays marked so, and nothing goes, until that can be written.
      log.write({ event: "unexpected", place: "queue-start" });
      later = clock.after(parts.policy.waitBaseMs, start);
      return;
    }
    log.write({ event: "queue-started", ...store.counts() });
    parts.watch.start();
    parts.polling.start();
    parts.lanes.start();
  }
  return {
    start,
    async stop() {
      later?.cancel();
      parts.watch.stop();
      parts.lanes.stop();
      const done = Promise.all([parts.lanes.settled(), parts.polling.stop()]);
      const grace = clock.after(parts.policy.stopGraceMs, () => void portal.close());
      await done;
      grace.cancel();
      await portal.close();
      log.write({ event: "queue-stopped" });
    },
    wake: () => parts.lanes.pump(),
    retry: (intentId) => parts.lanes.retry(intentId),
    resume: () => parts.lanes.resume(),
    halted: () => parts.lanes.halted(),
    light: () => parts.watch.light(),
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

interface Parts {
  readonly policy: QueuePolicy;
  readonly watch: PortalWatch;
  readonly lanes: Lanes;
  readonly polling: Rounds;
}

function assemble(options: QueueOptions, tell: (news: QueueNews) => void): Parts {
  const { store, clock, log, readScan, random = Math.random } = options;
  const policy: QueuePolicy = { ...defaultPolicy, ...options.policy };
  const waits = createWaits(policy, clock, random);
  const doubts = createDoubts(policy, clock);
  const watch = createPortalWatch({
    portal: options.portal,
    clock,
    policy,
    random,
    log,
    onLight: (light) => tell({ kind: "light", light }),
    onBack(state) {
      if (state === "closed") waits.forgivePortal();
      lanes.pump();
    },
  });
  const portal = timedPortal(options.portal, clock, (ms) => watch.took(ms));
  const learn: PortalWatch["learn"] = (verdict) => watch.learn(verdict);
  const tools = {
    store,
    portal,
    readScan,
    learn,
    sent: (intentId: number) => doubts.sent(intentId),
    closed: () => watch.limit() === 0,
    progress: (intentId: number) => waits.progress(intentId),
  };
  const changed = ({ kind, intentId }: { kind: "dossier" | "account"; intentId: number }): void => {
    tell({ kind, intentId });
    if (kind === "dossier") return;
    try {
      // What became of a registration changed what stands behind it as well.
      for (const behind of store.behind(intentId)) tell({ kind: "dossier", intentId: behind });
    } catch {
      // A disk that fails a look must not end a lane.
      log.write({ event: "unexpected", place: "queue-news" });
    }
  };
  const lanes = createLanes({ tools, store, waits, doubts, watch, policy, clock, log, changed });
  // While the portal is tried one by one, rows that must be sent come first; with none left, the news is what tries it:
  // nothing else would ever find it well again.
  const isTrusted = (): boolean => {
    const state = watch.breaker.state();
    if (state !== "half-open") return state === "closed";
    const { waiting, unknown } = store.counts();
    return waiting === 0 && unknown === 0;
  };
  const mayPoll = (): boolean => lanes.running() && !lanes.halted() && isTrusted() && watch.pauseMs() === 0;
  const poll = createPoll({
    store,
    portal,
    policy,
    learn,
    goOn: mayPoll,
    log,
    news: (kind, intentId) => changed({ kind, intentId }),
  });
  const polling = rounds(clock, policy.pollEveryMs, async () => {
    try {
      if (mayPoll()) await poll.round();
    } catch {
      log.write({ event: "unexpected", place: "queue-poll" });
    }
  });
  return { policy, watch, lanes, polling };
}

interface Rounds {
  start(): void;
  /** No further round; settles when the one under way is over. */
  stop(): Promise<void>;
}

/** Runs `round` again and again, each so many ms after the last one ended. */
function rounds(clock: Clock, everyMs: number, round: () => Promise<void>): Rounds {
  let running = false;
  let timer: Timer | null = null;
  let current: Promise<void> = Promise.resolve();
  const plan = (): void => {
    if (running) timer = clock.after(everyMs, () => void (current = round().then(plan)));
  };
  return {
    start() {
      running = true;
      plan();
    },
    stop() {
      running = false;
      timer?.cancel();
      return current;
    },
  };
}
