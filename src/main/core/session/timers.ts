import { isComing } from "../../../shared/print-problem.ts";
import type { Session } from "../../../shared/session.ts";
import { isPrinting } from "./steps-end.ts";
import type { TimerName } from "./transition.ts";

/** Every wait of a session, in milliseconds; tests hand in their own. */
export interface Delays {
  /** Without a touch for this long, the warning comes. */
  readonly idleMs: number;
  /** The countdown after the warning; then everything is wiped. */
  readonly idleFinalMs: number;
  /** Instead of `idleMs` where the person waits for a code or for paper (DECISIONS 34). */
  readonly longIdleMs: number;
  /** How long a citizen waits for the portal before we answer ourselves (DECISIONS 1). */
  readonly answerMs: number;
  /** The same while the portal is known to be out of reach: only long enough to read what happens. */
  readonly noAnswerMs: number;
  readonly goodbyeMs: number;
}

export const defaultDelays: Delays = {
  idleMs: 90_000,
  idleFinalMs: 30_000,
  longIdleMs: 600_000,
  answerMs: 8_000,
  noAnswerMs: 1_500,
  goodbyeMs: 20_000,
};

/** One timer that must run now. It starts anew when its key changes, and stops when it is no longer named. */
export interface WantedTimer {
  readonly name: TimerName;
  readonly key: string;
  readonly delayMs: number;
  /** While it runs it may only be cut shorter: nobody waits longer than was promised. */
  readonly onlySooner?: true;
}

/** What the timers go by besides the session. */
export interface Waiting {
  /** The person's touches so far; each one starts the idle wait anew. */
  readonly touches: number;
  /** Nothing can reach the portal now, so there is no answer to wait for. */
  readonly portalUnreachable: boolean;
}

/** The timers a session needs now. */
export function timersOf(
  session: Session,
  { touches, portalUnreachable }: Waiting,
  delays: Delays,
): readonly WantedTimer[] {
  const { name } = session.step;
  const key = `${session.id} ${name}`;
  if (name === "home" && touches === 0) return [];
  if (name === "goodbye")
    return isComing(session.print)
      ? [{ name: "goodbye", key: `${key} paper`, delayMs: delays.longIdleMs }]
      : [{ name: "goodbye", key, delayMs: delays.goodbyeMs }];
  if (name === "account-wait" || name === "submitting") {
    const delayMs = portalUnreachable ? Math.min(delays.noAnswerMs, delays.answerMs) : delays.answerMs;
    const timer = name === "submitting" ? "submit-answer" : "account-answer";
    return [{ name: timer, key, delayMs, onlySooner: true }];
  }
  if (session.idle === "warned")
    return [{ name: "idle-final", key: `${key} warned`, delayMs: delays.idleFinalMs }];
  return [
    {
      name: "idle",
      key: `${key} ${touches}`,
      delayMs: patienceFor(session) === "long" ? delays.longIdleMs : delays.idleMs,
    },
  ];
}

function patienceFor(session: Session): "long" | "usual" {
  // Reading a paper and signing it takes its time, and nobody touches the screen meanwhile.
  const signing = session.step.name === "authorisation" && session.print.state !== "idle";
  const { name } = session.step;
  // The eyes are on the telephone; these screens show nothing of the person.
  const atThePhone = name === "otp" || name === "vneid" || name === "vneid-stuck";
  return atThePhone || isPrinting(session) || signing || session.busy ? "long" : "usual";
}
