import { createContext, useContext, useSyncExternalStore } from "react";
import { type Clock, systemClock } from "../../shared/clock.ts";
import type { Connection, ConnectionState } from "./connection.ts";

/** The page's clock; previews and tests put their own. */
export const ClockContext = createContext<Clock>(systemClock());

export function useClock(): Clock {
  return useContext(ClockContext);
}

/** The newest view, drawn anew at each change. */
export function useConnection(connection: Connection): ConnectionState {
  return useSyncExternalStore(connection.subscribe, connection.state);
}
