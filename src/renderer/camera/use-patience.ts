import { useEffect, useEffectEvent } from "react";
import type { Timer } from "../../shared/clock.ts";
import { useClock } from "../api/use-connection.ts";

/** Someone who holds a card to the camera touches nothing, so the camera speaks for them (DECISIONS 34) … */
const SPEAK_EVERY_MS = 20_000;
/** … but not for ever: they may have walked away. */
const MOST_TIMES = 9;

export function usePatience(onStillHere: () => void): void {
  const clock = useClock();
  const tell = useEffectEvent(onStillHere);
  useEffect(() => {
    let times = 0;
    let timer: Timer = clock.after(SPEAK_EVERY_MS, speak);
    function speak(): void {
      tell();
      times += 1;
      if (times < MOST_TIMES) timer = clock.after(SPEAK_EVERY_MS, speak);
    }
    return () => timer.cancel();
  }, [clock]);
}
