import { createContext, useCallback, useContext, useSyncExternalStore } from "react";
import { type Clock, systemClock } from "../../shared/clock.ts";
import { loseFocus } from "../ui/lose-focus.ts";
import type { Connection, ConnectionState } from "./connection.ts";

/** The page's clock; previews and tests put their own. */
export const ClockContext = createContext<Clock>(systemClock());

export function useClock(): Clock {
  return useContext(ClockContext);
}

/** The newest view, drawn anew at each change. */
export function useConnection(connection: Connection): ConnectionState {
  const subscribe = useCallback(
    (changed: () => void) => {
      let shown = connection.state().view?.session.id;
      return connection.subscribe(() => {
        const id = connection.state().view?.session.id;
        if (id !== shown) loseFocus();
        shown = id;
        changed();
      });
    },
    [connection],
  );
  return useSyncExternalStore(subscribe, connection.state);
}
