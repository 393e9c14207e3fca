import type { Clock } from "../../shared/clock.ts";
import { sqliteCode } from "../core/store/context.ts";
import type { Store } from "../core/store/store.ts";

/** A look at the whole file costs minutes on a small machine: a fault that it does not see may not ask for it for ever. */
const LOOK_AGAIN_MS = 600_000;

/**
 * A store that asks for the file to be examined when it is found damaged while somebody works with it, so that it gives
 * way to its backup at once and not at the next look. A store that failed says not why, and is examined as well.
 */
export function withDamageWatch(store: Store, clock: Clock, onSuspicion: () => void): Store {
  let quietUntilMs = 0;
  const suspect = (): void => {
    if (clock.monotonicMs() < quietUntilMs) return;
    quietUntilMs = clock.monotonicMs() + LOOK_AGAIN_MS;
    onSuspicion();
  };
  return new Proxy(store, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== "function") return member;
      return (...given: readonly unknown[]): unknown => {
        try {
          const gave: unknown = Reflect.apply(member, target, given);
          if (hasFailed(gave)) suspect();
          return gave;
        } catch (error) {
          if (/^SQLITE_(CORRUPT|NOTADB)/u.test(sqliteCode(error))) suspect();
          throw error;
        }
      };
    },
  });
}

function hasFailed(gave: unknown): boolean {
  return typeof gave === "object" && gave !== null && "error" in gave && gave.error === "store-failed";
}
