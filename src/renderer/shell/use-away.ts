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
    let hereAtMs = clock.monotonicMs();
    // One timer that looks again, not a new one for each letter of a card at the scanner.
    const look = (): void => {
      const leftMs = hereAtMs + AWAY_MS - clock.monotonicMs();
      if (leftMs <= 0) setAway(true);
      else timer = clock.after(leftMs, look);
    };
    let timer = clock.after(AWAY_MS, look);
    const back = (): void => {
      const wasAway = clock.monotonicMs() - hereAtMs >= AWAY_MS;
      hereAtMs = clock.monotonicMs();
      if (!wasAway) return;
      timer.cancel();
      timer = clock.after(AWAY_MS, look);
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
