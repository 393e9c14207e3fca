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

const hourAndMinute = new Intl.DateTimeFormat("vi-VN", {
  timeZone: "Asia/Ho_Chi_Minh",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** `08:42` at the desk, wherever the machine believes it stands. */
export function deskTime(atMs: number): string {
  return hourAndMinute.format(atMs);
}
