import { useCallback, useEffect, useRef, useState } from "react";
import { useClock } from "../api/use-connection.ts";

/** Longer than somebody reads a screen without a touch, shorter than the wait before the idle warning. */
const AWAY_MS = 75_000;

export interface Away {
  readonly away: boolean;
  /** Somebody is there without a touch: both hands hold a paper to the camera. */
  readonly stay: () => void;
}

/** Away when nobody has touched the screen for a while; any touch or key ends it. */
export function useAway(): Away {
  const clock = useClock();
  const [away, setAway] = useState(false);
  const restart = useRef<() => void>(undefined);
  useEffect(() => {
    const leave = (): void => setAway(true);
    let timer = clock.after(AWAY_MS, leave);
    const back = (): void => {
      timer.cancel();
      timer = clock.after(AWAY_MS, leave);
      setAway(false);
    };
    restart.current = back;
    const kinds = ["pointerdown", "keydown", "wheel"] as const;
    for (const kind of kinds) window.addEventListener(kind, back, { passive: true, capture: true });
    return () => {
      timer.cancel();
      for (const kind of kinds) window.removeEventListener(kind, back, { capture: true });
    };
  }, [clock]);
  const stay = useCallback(() => restart.current?.(), []);
  return { away, stay };
}
