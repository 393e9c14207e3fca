import { useEffect, useEffectEvent } from "react";
import { useClock } from "../api/use-connection.ts";

/** A person who reads and scrolls is there; the core hears of it at most this often. */
const TOUCHED_EVERY_MS = 5_000;

export function useTouched(onTouched: () => void): void {
  const clock = useClock();
  const tell = useEffectEvent(onTouched);
  useEffect(() => {
    let toldAtMs = Number.NEGATIVE_INFINITY;
    const touched = (): void => {
      if (clock.monotonicMs() - toldAtMs < TOUCHED_EVERY_MS) return;
      toldAtMs = clock.monotonicMs();
      tell();
    };
    const kinds = ["pointerdown", "keydown", "wheel"] as const;
    for (const kind of kinds) window.addEventListener(kind, touched, { passive: true, capture: true });
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, touched, { capture: true });
    };
  }, [clock]);
}
