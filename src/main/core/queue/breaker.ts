import type { Clock } from "../../../shared/clock.ts";
import type { Random } from "./backoff.ts";
import type { QueuePolicy } from "./policy.ts";

export type BreakerState = "closed" | "open" | "half-open";

/** One for the portal, shared by all rows: after faults in a row it lets one probe through at a time, then ramps up. */
export interface Breaker {
  state(): BreakerState;
  /** Calls that may be under way now. An open breaker turns half-open here when its interval is over. */
  limit(): number;
  /** The portal answered by its contract. */
  success(): void;
  /**
   * A transport fault, a 5xx or something that is not the portal. When it comes to an opening, the next probe is no
   * sooner than any of the faults in a row asked for (`restMs`, Retry-After).
   */
  fault(restMs?: number): void;
  /** The portal was seen alive by other means: the next probe need not wait for its interval. */
  seenAlive(): void;
  /** /health answers although calls failed in a row: the first probe of an opening comes now, the later ones keep the interval. */
  healthAnswers(): void;
  /** Ms until an open breaker lets a probe through; null when it is not open. */
  waitMs(): number | null;
}

export type BreakerPolicy = Pick<
  QueuePolicy,
  "breakerFaults" | "probeMs" | "probeSpread" | "ramp" | "parallel"
>;

export function createBreaker(
  policy: BreakerPolicy,
  clock: Pick<Clock, "monotonicMs">,
  random: Random,
  onChange: (state: BreakerState) => void = () => {},
): Breaker {
  let state: BreakerState = "closed";
  let faults = 0;
  let successes = 0;
  let step = 0;
  let openUntilMs = 0;
  let restUntilMs = 0;
  let probed = false;

  function become(next: BreakerState): void {
    if (next === state) return;
    state = next;
    onChange(next);
  }

  function trip(): void {
    probed = state === "half-open";
    const spread = 1 + policy.probeSpread * (2 * random() - 1);
    openUntilMs = Math.max(restUntilMs, clock.monotonicMs() + policy.probeMs * spread);
    become("open");
  }

  /** The probe had been answered, so the portal lives: it is asked one by one again, without another interval. */
  function stepBack(): void {
    step = 0;
    successes = 0;
  }

  function stepUp(): void {
    successes = 0;
    step += 1;
    if (step < policy.ramp.length - 1) return;
    faults = 0;
    become("closed");
  }

  return {
    state: () => state,
    limit() {
      if (state === "open" && clock.monotonicMs() >= openUntilMs) {
        step = 0;
        successes = 0;
        become("half-open");
      }
      if (state === "open") return 0;
      return state === "closed" ? policy.parallel : (policy.ramp[step] ?? policy.parallel);
    },
    success() {
      if (state === "closed") {
        faults = 0;
        restUntilMs = 0;
      }
      if (state !== "half-open") return;
      successes += 1;
      if (successes >= (policy.ramp[step] ?? 1)) stepUp();
    },
    fault(restMs = 0) {
      restUntilMs = Math.max(restUntilMs, clock.monotonicMs() + restMs);
      if (state === "open") openUntilMs = Math.max(openUntilMs, restUntilMs);
      if (state === "open") return;
      faults += 1;
      if (state === "half-open" && step > 0) stepBack();
      else if (state === "half-open" || faults >= policy.breakerFaults) trip();
    },
    seenAlive() {
      if (state === "open") openUntilMs = clock.monotonicMs();
    },
    healthAnswers() {
      if (state === "open" && !probed) openUntilMs = Math.max(restUntilMs, clock.monotonicMs());
    },
    waitMs: () => (state === "open" ? Math.max(0, openUntilMs - clock.monotonicMs()) : null),
  };
}
