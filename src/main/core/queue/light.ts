import type { PortalLight } from "../../../shared/dossier.ts";
import { portalTroubled } from "../../../shared/portal-light.ts";
import type { BreakerState } from "./breaker.ts";
import { type ClockState, lightOfSign, type Sign } from "./signs.ts";

/** What the queue's calls met since one was last answered by the contract. */
export interface CallSigns {
  readonly sign: Sign;
  readonly inARow: number;
}

/** What the light is told from: the rounds of /health, and what the calls themselves met. */
export interface LightEvidence {
  /** What the rounds say so far (`settleRounds`). */
  readonly rounds: PortalLight;
  /** The last round alone; null before the first. */
  readonly newest: Sign | null;
  readonly calls: CallSigns | null;
  /** Two calls in a row were answered, but late. */
  readonly callsLate: boolean;
  readonly breaker: BreakerState;
  readonly clock: ClockState;
}

/** What the rounds of /health say, after a newest one; `before` is the one before it. */
export interface Rounds {
  readonly settled: PortalLight;
  readonly newest: PortalLight;
  readonly before: PortalLight | null;
}

/**
 * One odd answer among others changes nothing: two rounds in a row must say the same, or both be in trouble. Only the
 * first round of all counts alone.
 */
export function settleRounds({ settled, newest, before }: Rounds): PortalLight {
  if (before === null || newest === before) return newest;
  const bothTroubled = portalTroubled(newest) && portalTroubled(before);
  return bothTroubled && !portalTroubled(settled) ? newest : settled;
}

/** The light from the evidence: trouble of the calls counts although /health is well, for /health sends nothing. */
export function lightOf(evidence: LightEvidence): PortalLight {
  const { rounds } = evidence;
  if (rounds !== "good" && rounds !== "slow" && rounds !== "unknown") return rounds;
  return callsLight(evidence) ?? (rounds === "good" && evidence.callsLate ? "slow" : rounds);
}

function callsLight({ calls, newest, breaker, clock }: LightEvidence): PortalLight | null {
  if (calls === null) return null;
  const isSure = calls.inARow > 1 || breaker !== "closed" || (newest !== null && !answers(newest));
  if (!isSure) return null;
  // Two long silences of calls under a lively /health are a portal out of breath; the breaker says when it is dead.
  if (calls.sign === "silent" && breaker === "closed" && newest !== null && answers(newest)) return "slow";
  return lightOfSign(calls.sign, clock);
}

const answers = (sign: Sign): boolean => sign === "answers" || sign === "answers-late";
