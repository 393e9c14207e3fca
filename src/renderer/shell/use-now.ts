import { useEffect, useState } from "react";
import { useClock } from "../api/use-connection.ts";

/** Milliseconds since `sinceMs` (monotonic), drawn anew each second. */
export function useElapsed(sinceMs: number): number {
  const clock = useClock();
  const [nowMs, setNowMs] = useState(() => clock.monotonicMs());
  useEffect(() => {
    let timer = clock.after(1_000, tick);
    function tick(): void {
      setNowMs(clock.monotonicMs());
      timer = clock.after(1_000, tick);
    }
    return () => timer.cancel();
  }, [clock]);
  return Math.max(0, nowMs - sinceMs);
}
