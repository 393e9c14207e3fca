import type { Clock, Timer } from "../../../shared/clock.ts";
import type { PortalLight } from "../../../shared/dossier.ts";
import type { Log } from "../audit/log.ts";
import type { Health, Portal } from "../portal/port.ts";
import type { Verdict } from "./answers.ts";
import { type Breaker, type BreakerState, createBreaker } from "./breaker.ts";
import type { Random } from "./backoff.ts";
import { lightOf } from "./light.ts";
import type { QueuePolicy } from "./policy.ts";

/** All that is known of the portal as a whole: its breaker, the pause it asked for, its light. */
export interface PortalWatch {
  readonly breaker: Breaker;
  start(): void;
  stop(): void;
  light(): PortalLight;
  /** What a call's answer teaches; null when it was answered as it should. */
  learn(verdict: Verdict | null): void;
  /** Ms the portal is still to be left alone (Retry-After). */
  pauseMs(): number;
  /** Calls that may be under way now. */
  limit(): number;
}

export interface WatchOptions {
  readonly portal: Pick<Portal, "health">;
  readonly clock: Clock;
  readonly policy: QueuePolicy;
  readonly random: Random;
  readonly log: Log;
  readonly onLight: (light: PortalLight) => void;
  /** The portal works again, or was seen alive again. */
  readonly onBack: (state: BreakerState) => void;
}

export function createPortalWatch(options: WatchOptions): PortalWatch {
  const { clock, policy, log } = options;
  const breaker = createBreaker(policy, clock, options.random, (state) => {
    log.write({ event: "breaker", state });
    if (state === "closed") options.onBack(state);
    show();
  });
  let pausedUntilMs = 0;
  let foreign = false;
  let light: PortalLight = "unknown";
  let seen: readonly [Health | null, Health | null] = [null, null];

  function show(): void {
    const [health, before] = seen;
    const next = lightOf({ health, before, breaker: breaker.state(), foreign, slowMs: policy.slowMs });
    if (next === light) return;
    light = next;
    log.write({ event: "portal-light", light });
    options.onLight(light);
  }

  const rounds = healthRounds(options, (health) => {
    const cameBack = health.kind === "ok" && seen[0] !== null && seen[0].kind !== "ok";
    seen = [health, seen[0]];
    if (cameBack) breaker.seenAlive();
    show();
    if (cameBack) options.onBack(breaker.state());
  });
  const pauseMs = (): number => Math.max(0, pausedUntilMs - clock.monotonicMs());
  return {
    breaker,
    ...rounds,
    light: () => light,
    learn(verdict) {
      foreign = isForeign(verdict);
      const askedMs = Math.min(verdict?.pauseMs ?? 0, policy.retryAfterCapMs);
      pausedUntilMs = Math.max(pausedUntilMs, clock.monotonicMs() + askedMs);
      const lesson = verdict?.breaker ?? "answered";
      if (lesson === "fault") breaker.fault();
      if (lesson === "answered") breaker.success();
    },
    pauseMs,
    limit: () => (pauseMs() > 0 ? 0 : breaker.limit()),
  };
}

function isForeign(verdict: Verdict | null): boolean {
  const act = verdict?.act;
  return (act?.do === "wait" || act?.do === "look-up") && act.reason === "not-the-portal";
}

/** Asks /health at once and then again and again, never two at a time. */
function healthRounds(
  { portal, clock, policy }: WatchOptions,
  heard: (health: Health) => void,
): Pick<PortalWatch, "start" | "stop"> {
  let running = false;
  let timer: Timer | null = null;
  async function ask(): Promise<void> {
    const health = await portal.health(policy.healthDeadlineMs);
    if (!running) return;
    timer = clock.after(policy.healthEveryMs, () => void ask());
    heard(health);
  }
  return {
    start() {
      running = true;
      void ask();
    },
    stop() {
      running = false;
      timer?.cancel();
    },
  };
}
