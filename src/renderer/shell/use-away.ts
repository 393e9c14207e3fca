import { useEffect, useState } from "react";
import { useClock } from "../api/use-connection.ts";

/** Longer than somebody reads a screen without a touch, shorter than the wait before the idle warning. */
const AWAY_MS = 75_000;

/** True when nobody has touched the screen for a while; any touch or key ends it. */
export function useAway(): boolean {
  const clock = useClock();
  const [away, setAway] = useState(false);
  useEffect(() => {
    const leave = (): void => setAway(true);
    let timer = clock.after(AWAY_MS, leave);
    const back = (): void => {
      timer.cancel();
      timer = clock.after(AWAY_MS, leave);
      setAway(false);
    };
    const kinds = ["pointerdown", "keydown", "wheel"] as const;
    for (const kind of kinds) window.addEventListener(kind, back, { passive: true, capture: true });
    return () => {
      timer.cancel();
      for (const kind of kinds) window.removeEventListener(kind, back, { capture: true });
    };
  }, [clock]);
  return away;
}
