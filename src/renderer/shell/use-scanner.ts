import { useEffect, useEffectEvent } from "react";
import { createScanBurst } from "./scan-burst.ts";

/** The number on one of our slips: digits alone, which no layout and no input method changes. */
const SLIP_NUMBER = /^\d{39}$/u;

/**
 * Hears a scanner that types like a keyboard, wherever the focus is. A line of text takes its keys itself; there only
 * the Enter behind the number of a slip is kept from it, because no person types 39 digits in a second. Staff have
 * lines that want these numbers.
 */
export function useScanner(staffOpen: boolean, onPayload: (payload: string) => void): void {
  const hear = useEffectEvent((event: KeyboardEvent, burst: ReturnType<typeof createScanBurst>): void => {
    if (event.repeat) return;
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) {
      // Scanners write letters with Alt and numbers, input methods by composing: either way the code is not in the keys.
      burst.key("Unidentified", event.timeStamp);
      return;
    }
    const inLine = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
    const { swallow, payload } = burst.key(event.key, event.timeStamp);
    const slip = payload !== null && SLIP_NUMBER.test(payload) && !staffOpen;
    if (inLine ? slip : swallow) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
    if (payload !== null && (slip || !inLine)) onPayload(payload);
  });
  useEffect(() => {
    const burst = createScanBurst();
    const heard = (event: KeyboardEvent): void => hear(event, burst);
    window.addEventListener("keydown", heard, { capture: true });
    return () => window.removeEventListener("keydown", heard, { capture: true });
  }, []);
}
