import type { Clock, Timer } from "../../../shared/clock.ts";
import type { PortalLight } from "../../../shared/dossier.ts";
import type { Log } from "../audit/log.ts";
import { oldestPlausibleMs } from "../portal/portal-clock.ts";
import type { Health, Portal } from "../portal/port.ts";
import type { Verdict } from "./answers.ts";
import { type Breaker, type BreakerState, createBreaker } from "./breaker.ts";
import type { Random } from "./backoff.ts";
import { lightOf, settleRounds } from "./light.ts";
import type { QueuePolicy } from "./policy.ts";
import { type ClockState, lightOfSign, type Sign, signOfHealth } from "./signs.ts";

/** All that is known of the portal as a whole: its breaker, the pause it asked for, its light. */
export interface PortalWatch {
  readonly breaker: Breaker;
  start(): void;
  stop(): void;
  light(): PortalLight;
  /** What a call's answer teaches; null when it was answered as it should. */
  learn(verdict: Verdict | null): void;
  /** How many ms a call lasted until it was answered, or given up. */
  took(ms: number): void;
  /** Ms the portal is still to be left alone (Retry-After). */
  pauseMs(): number;
  /** Calls that may be under way now. */
  limit(): number;
}

export interface WatchOptions {
  readonly portal: Pick<Portal, "health" | "clockOffsetMs" | "clockTrust">;
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
    lamp.show();
  });
  let pausedUntilMs = 0;
  const lamp = createLamp(options, () => breaker.state());
  const rounds = healthRounds(options, (health) => {
    const { cameBack, isOdd } = lamp.round(health);
    if (cameBack) breaker.seenAlive();
    else if (health.kind === "ok") breaker.healthAnswers();
    if (cameBack || breaker.waitMs() === 0) options.onBack(breaker.state());
    return isOdd;
  });
  const pauseMs = (): number => Math.max(0, pausedUntilMs - clock.monotonicMs());
  return {
    breaker,
    ...rounds,
    light: lamp.light,
    learn(verdict) {
      const askedMs = Math.min(verdict?.pauseMs ?? 0, policy.retryAfterCapMs);
      lamp.call(verdict === null ? "answers" : verdict.sign);
      const lesson = verdict?.breaker ?? "answered";
      // Retry-After concerns the whole portal, by the contract: nobody calls until it is over, nor does a probe.
      pausedUntilMs = Math.max(pausedUntilMs, clock.monotonicMs() + askedMs);
      if (lesson === "fault") breaker.fault(askedMs);
      if (lesson === "answered") breaker.success();
      lamp.show();
    },
    took: lamp.took,
    pauseMs,
    limit: () => (pauseMs() > 0 ? 0 : breaker.limit()),
  };
}

interface Lamp {
  light(): PortalLight;
  /** A round of /health: whether the portal came back with it, and whether it should be asked again soon. */
  round(health: Health): { readonly cameBack: boolean; readonly isOdd: boolean };
  /** A call's own sign; null when it tells nothing. */
  call(sign: Sign | null): void;
  took(ms: number): void;
  show(): void;
}

/** Leaving a light needs more than touching its limit: else an answer at the limit makes it flicker. */
const margin = 0.75;

function createLamp(options: WatchOptions, breaker: () => BreakerState): Lamp {
  const { portal, clock, policy, log } = options;
  let light: PortalLight = "unknown";
  let settled: PortalLight = "unknown";
  let newest: Sign | null = null;
  let calls: { readonly sign: Sign; readonly inARow: number; readonly atMs: number } | null = null;
  let late = { inARow: 0, atMs: 0 };

  const clockNow = (): ClockState =>
    clockState(portal, clock, policy.clockOffMs * (light === "clock-wrong" ? margin : 1));

  const isStale = ({ atMs }: { readonly atMs: number }): boolean =>
    clock.monotonicMs() - atMs > policy.callsStaleMs;

  function show(): void {
    // Rows that wait are tried far more often: what is older was met by none that still waits.
    if (calls && isStale(calls)) calls = null;
    const callsLate = late.inARow > 1 && !isStale(late);
    const evidence = { rounds: settled, newest, calls, callsLate, breaker: breaker(), clock: clockNow() };
    const next = lightOf(evidence);
    if (next === light) return;
    light = next;
    log.write({ event: "portal-light", light });
    options.onLight(light);
  }

  return {
    light: () => light,
    show,
    took(ms) {
      const isLate = ms > policy.slowCallMs * (light === "slow" ? margin : 1);
      late = { inARow: isLate ? late.inARow + 1 : 0, atMs: clock.monotonicMs() };
      show();
    },
    round(health) {
      const before = newest;
      newest = signOfHealth(health, policy.slowMs * (light === "slow" ? margin : 1));
      const cameBack = health.kind === "ok" && before !== null && !before.startsWith("answers");
      // What the calls met is explained by the time the portal was away.
      if (cameBack) calls = null;
      const said = lightOfSign(newest, clockNow());
      const saidBefore = before === null ? null : lightOfSign(before, clockNow());
      settled = settleRounds({ settled, newest: said, before: saidBefore });
      show();
      return { cameBack, isOdd: said !== settled };
    },
    call(sign) {
      if (sign === null) return;
      // A call that met the same as the last round is the second of two.
      if (newest !== null && sameNews(newest, sign)) settled = lightOfSign(newest, clockNow());
      calls =
        sign === "answers" ? null : { sign, inARow: (calls?.inARow ?? 0) + 1, atMs: clock.monotonicMs() };
    },
  };
}

/** Both well, or both in trouble: an answer to a call does not speak for how late /health is. */
function sameNews(round: Sign, call: Sign): boolean {
  return call === "answers" ? round === "answers" : !round.startsWith("answers");
}

/** Our clock by the portal's last Date; `offMs` is how far it may be away. */
function clockState(
  portal: Pick<Portal, "clockOffsetMs" | "clockTrust">,
  clock: Pick<Clock, "nowMs">,
  offMs: number,
): ClockState {
  const trust = portal.clockTrust();
  if (trust === "moved") return "moved";
  if (trust === "unheard") return clock.nowMs() < oldestPlausibleMs ? "off" : "unheard";
  return Math.abs(portal.clockOffsetMs() ?? 0) > offMs ? "off" : "right";
}

/** Asks /health at once and then again and again, never two at a time; sooner after an odd answer (`heard` says so). */
function healthRounds(
  { portal, clock, policy }: WatchOptions,
  heard: (health: Health) => boolean,
): Pick<PortalWatch, "start" | "stop"> {
  let running = false;
  let timer: Timer | null = null;
  async function ask(): Promise<void> {
    const health = await portal.health(policy.healthDeadlineMs);
    if (!running) return;
    let pauseMs = policy.healthEveryMs;
    try {
      if (heard(health)) pauseMs = Math.min(pauseMs, policy.healthAgainMs);
    } finally {
      timer = clock.after(pauseMs, () => void ask());
    }
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
