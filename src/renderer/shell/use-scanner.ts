import { useEffect, useEffectEvent } from "react";
import { createScanBurst } from "./scan-burst.ts";

/** Hears a scanner that types like a keyboard, except into a line of text, which takes its keys itself. */
export function useScanner(onPayload: (payload: string) => void): void {
  const tell = useEffectEvent(onPayload);
  useEffect(() => {
    const burst = createScanBurst();
    const heard = (event: KeyboardEvent): void => {
      if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
      const { swallow, payload } = burst.key(event.key, event.timeStamp);
      if (swallow) {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
      if (payload !== null) tell(payload);
    };
    window.addEventListener("keydown", heard, { capture: true });
    return () => window.removeEventListener("keydown", heard, { capture: true });
  }, []);
}
