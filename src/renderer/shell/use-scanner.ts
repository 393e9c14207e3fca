import { useEffect, useEffectEvent } from "react";
import { createScanBurst } from "./scan-burst.ts";

/** The number on one of our slips: digits alone, which no layout and no input method changes. */
const SLIP_NUMBER = /^\d{39}$/u;
/** How the text of an ID card begins. */
const CARD_NUMBER = /^\d{12}\|/u;

export interface ScannerWants {
  readonly staffOpen: boolean;
  readonly onPayload: (payload: string) => void;
}

/**
 * Hears a scanner that types like a keyboard, wherever the focus is. A line of text takes its keys itself; the number of
 * a slip and the text of a card are kept from it, because no person types them in a second and no line wants them: what
 * their keys left is taken back, and their Enter sends nothing. Staff have lines that want these numbers.
 */
export function useScanner({ staffOpen, onPayload }: ScannerWants): void {
  const hear = useEffectEvent((event: KeyboardEvent, scanner: Scanner): void => {
    if (event.repeat) return;
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) {
      // Scanners write letters with Alt and numbers, input methods by composing: either way the code is not in the keys.
      scanner.burst.key("Unidentified", event.timeStamp);
      return;
    }
    const inLine = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
    const { swallow, payload, begins } = scanner.burst.key(event.key, event.timeStamp);
    // Its first key may itself bring the focus into a line.
    if (begins) scanner.lines = linesNow();
    const ours = payload !== null && !scanner.atStaff && isOurs(payload);
    if (inLine ? ours : swallow) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
    if (payload === null || (inLine && !ours)) return;
    if (inLine) restore(scanner.lines);
    onPayload(payload);
  });
  useEffect(() => {
    // Begun anew when staff come and go: what they typed is not to stay in it.
    const scanner: Scanner = { burst: createScanBurst(), lines: [], atStaff: staffOpen };
    const heard = (event: KeyboardEvent): void => hear(event, scanner);
    window.addEventListener("keydown", heard, { capture: true });
    return () => window.removeEventListener("keydown", heard, { capture: true });
  }, [staffOpen]);
}

interface Scanner {
  readonly atStaff: boolean;
  readonly burst: ReturnType<typeof createScanBurst>;
  /** The lines of the screen, as they stood before the first key of what may be a scan. */
  lines: readonly Line[];
}

interface Line {
  readonly box: HTMLInputElement | HTMLTextAreaElement;
  readonly value: string;
}

function isOurs(payload: string): boolean {
  return SLIP_NUMBER.test(payload) || CARD_NUMBER.test(payload);
}

function linesNow(): readonly Line[] {
  const boxes = document.querySelectorAll<Line["box"]>("input.text-input, textarea.text-input");
  return Array.from(boxes, (box) => ({ box, value: box.value }));
}

/** As if nothing had been typed: each line tells its owner, like after a paste. */
function restore(lines: readonly Line[]): void {
  for (const { box, value } of lines) {
    if (box.value === value) continue;
    // Set behind React's back, so that it sees the event as a change of its own lines too.
    const kind = box instanceof HTMLInputElement ? HTMLInputElement : HTMLTextAreaElement;
    Reflect.set(kind.prototype, "value", value, box);
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
