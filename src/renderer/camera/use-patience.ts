import { useEffect, useEffectEvent } from "react";
import { useClock } from "../api/use-connection.ts";
import { speakFor } from "./patience.ts";

/** Someone who holds a card to the camera touches nothing, so the camera speaks for them (DECISIONS 34) for 3 minutes. */
const MOST_TIMES = 9;

export function usePatience(onStillHere: () => void): void {
  const clock = useClock();
  const tell = useEffectEvent(onStillHere);
  useEffect(() => {
    const speaking = speakFor(clock, MOST_TIMES, () => tell());
    return () => speaking.cancel();
  }, [clock]);
}
