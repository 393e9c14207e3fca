import { randomUUID } from "node:crypto";
import type { Clock, Timer } from "../../../shared/clock.ts";
import type { Session, SessionEvent } from "../../../shared/session.ts";
import { next } from "./machine.ts";
import { newSession } from "../../../shared/new-session.ts";
import { type Delays, timersOf, type WantedTimer } from "./timers.ts";
import type { CoreEvent, Effect, TimerName, World } from "./transition.ts";

export interface RunnerOptions {
  readonly clock: Clock;
  readonly delays: Delays;
  readonly world: () => World;
  /** Nothing can reach the portal now. */
  readonly portalUnreachable: () => boolean;
  /** Carries out one effect; its answer comes back through `tell`, for the session it was asked in. */
  readonly perform: (effect: Exclude<Effect, { type: "reset" }>, session: Session) => void;
  /** Called after each change of the session, and with a fresh one after a reset. */
  readonly onChange: (session: Session, before: Session) => void;
  /** A session that was cut off by a crash, to go on with. */
  readonly resumed?: Session | undefined;
}

/** Owns the one session of the machine: feeds it events, runs its timers, hands out its effects. */
export interface Runner {
  session(): Session;
  /** An event of the screen. `sessionId` of an earlier person: nothing happens. */
  send(sessionId: string, event: SessionEvent): void;
  /** Puts a prepared session in the place of an empty one; false while somebody's form is open. */
  open(prepared: Session): boolean;
  /** News of the core for the session with this id; late news is dropped. */
  tell(sessionId: string, event: CoreEvent): void;
  /** The portal's light changed: who waits for an answer that cannot come waits no longer. */
  look(): void;
  /** Milliseconds until the idle countdown wipes everything, or null when it does not run. */
  idleLeftMs(): number | null;
  stop(): void;
}

interface Running {
  readonly wanted: WantedTimer;
  readonly dueMs: number;
  readonly timer: Timer;
}

export function createRunner(options: RunnerOptions): Runner {
  const { clock, delays, world, perform, onChange } = options;
  let session = options.resumed ?? newSession(clock.nowMs(), randomUUID());
  let touches = options.resumed ? 1 : 0;
  let stopped = false;
  const running = new Map<TimerName, Running>();

  function apply(event: SessionEvent | CoreEvent): void {
    const before = session;
    const transition = next(session, event, world());
    if (transition.effects.some((effect) => effect.type === "reset")) {
      reset(before);
      return;
    }
    session = transition.session;
    syncTimers();
    if (session !== before) onChange(session, before);
    for (const effect of transition.effects) if (effect.type !== "reset") perform(effect, session);
  }

  function reset(before: Session): void {
    session = newSession(clock.nowMs(), randomUUID());
    touches = 0;
    syncTimers();
    onChange(session, before);
  }

  function open(prepared: Session): boolean {
    if (session.step.name !== "home") return false;
    const before = session;
    session = prepared;
    touches = 1;
    syncTimers();
    onChange(session, before);
    return true;
  }

  function syncTimers(): void {
    const waiting = { touches, portalUnreachable: options.portalUnreachable() };
    const wanted = timersOf(session, waiting, delays);
    for (const [name, entry] of running) {
      if (wanted.some((want) => want.name === name && mayRunOn(entry, want))) continue;
      entry.timer.cancel();
      running.delete(name);
    }
    for (const want of wanted) if (!running.has(want.name)) startTimer(want);
  }

  function mayRunOn({ wanted, dueMs }: Running, want: WantedTimer): boolean {
    if (want.key !== wanted.key) return false;
    if (want.onlySooner) return dueMs <= clock.monotonicMs() + want.delayMs;
    return want.delayMs === wanted.delayMs;
  }

  function startTimer(wanted: WantedTimer): void {
    // News that comes after the end, such as of a slip, must not wake the session once the store is closed.
    if (stopped) return;
    const timer = clock.after(wanted.delayMs, () => {
      running.delete(wanted.name);
      apply({ type: "timer", name: wanted.name });
    });
    running.set(wanted.name, { wanted, dueMs: clock.monotonicMs() + wanted.delayMs, timer });
  }

  syncTimers();
  return {
    session: () => session,
    open,
    send(sessionId, event) {
      if (sessionId !== session.id) return;
      touches += 1;
      apply(event);
    },
    tell(sessionId, event) {
      if (sessionId !== session.id) return;
      // Whoever chose a file in the system's own window touched nothing of ours meanwhile.
      if (event.type === "scan-added" || event.type === "scan-refused") touches += 1;
      apply(event);
    },
    look: syncTimers,
    idleLeftMs() {
      const final = running.get("idle-final");
      return final ? Math.max(0, final.dueMs - clock.monotonicMs()) : null;
    },
    stop() {
      stopped = true;
      for (const entry of running.values()) entry.timer.cancel();
      running.clear();
    },
  };
}
