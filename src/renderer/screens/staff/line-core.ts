import type { StaffAnswer, StaffPass } from "../../../shared/staff.ts";
import type { StaffCalls } from "./staff-calls.ts";
import { closedState, type Said, type StaffState } from "./state.ts";

/** What goes with every call of a signed-in person. */
export type Token = Pick<StaffPass, "token">;

/** What the parts of the line share: the state, and the one way to ask the core for something. */
export interface LineCore {
  readonly calls: StaffCalls;
  readonly state: () => StaffState;
  readonly set: (patch: Partial<StaffState>) => void;
  readonly subscribe: (changed: () => void) => () => void;
  /**
   * Does one press, while no other is under way. Gives its value, or null when it was refused, when no answer came
   * (both are said by then), or when somebody has left meanwhile: nothing of a late answer is kept.
   */
  readonly press: <T>(
    working: Exclude<StaffState["working"], null>,
    call: () => Promise<StaffAnswer<T>>,
  ) => Promise<T | null>;
  /** Asks for news: as `press`, but never in the way of one, and silent about what does not come. */
  readonly ask: <T>(call: (token: Token) => Promise<StaffAnswer<T>>) => Promise<T | null>;
  readonly say: (said: Said) => void;
  /** Forgets everything of whoever was here; answers still under way come too late. */
  readonly wipe: () => void;
}

/** `onSignedOut` is told when the core no longer knows the pass. */
export function createLineCore(calls: StaffCalls, onSignedOut: () => void): LineCore {
  let state: StaffState = closedState;
  /** Counts the visits, so that an answer knows whose it was. */
  let visit = 0;
  const listeners = new Set<() => void>();

  function set(patch: Partial<StaffState>): void {
    state = { ...state, ...patch };
    for (const listener of listeners) listener();
  }

  function taken<T>(answer: StaffAnswer<T>): T | null {
    if (answer.ok) return answer.value;
    set({ said: { kind: "refused", refusal: answer.error } });
    if (answer.error === "signed-out") onSignedOut();
    return null;
  }

  return {
    calls,
    state: () => state,
    set,
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    async press(working, call) {
      if (state.working !== null) return null;
      const mine = visit;
      set({ working, said: null });
      try {
        const answer = await call();
        if (mine !== visit) return null;
        set({ working: null });
        return taken(answer);
      } catch {
        if (mine === visit) set({ working: null, said: { kind: "no-answer" } });
        return null;
      }
    },
    async ask(call) {
      if (state.pass === null) return null;
      const mine = visit;
      try {
        const answer = await call({ token: state.pass.token });
        if (mine !== visit) return null;
        if (state.silent) set({ silent: false });
        return answer.ok || answer.error === "signed-out" ? taken(answer) : null;
      } catch {
        if (mine === visit) set({ silent: true });
        return null;
      }
    },
    say: (said) => set({ said }),
    wipe() {
      visit += 1;
      set(closedState);
    },
  };
}
