import { useEffect, useState } from "react";
import type { SessionEvent } from "../../shared/session.ts";
import { useClock } from "../api/use-connection.ts";
import { useStable } from "./use-stable.ts";

export interface Help {
  /** The line is on the screen. */
  readonly called: boolean;
  /** Grows with each call from this screen: whoever waits and calls again is heard again. */
  readonly calls: number;
  readonly call: () => void;
  /** Whoever was waited for has come: the line goes. */
  readonly end: () => void;
}

/** As long as the core keeps the line up. */
const CALLED_MS = 60_000;

/** Calls a person to the screen. It works by itself, so that it also works while the core does not answer. */
export function useHelp(helperCalled: boolean, send: (event: SessionEvent) => void): Help {
  const clock = useClock();
  const [calls, setCalls] = useState(0);
  const [here, setHere] = useState(false);
  const [ended, setEnded] = useState(false);
  useEffect(() => {
    if (calls === 0) return undefined;
    const timer = clock.after(CALLED_MS, () => setHere(false));
    return () => timer.cancel();
  }, [clock, calls]);
  const call = useStable(() => {
    setCalls((before) => before + 1);
    setHere(true);
    setEnded(false);
    send({ type: "call-helper" });
  });
  const end = useStable(() => {
    setHere(false);
    setEnded(true);
  });
  return { called: !ended && (here || helperCalled), calls, call, end };
}
