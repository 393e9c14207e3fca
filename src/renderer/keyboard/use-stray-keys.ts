import { useLayoutEffect } from "react";
import { isLetterKey } from "./stray-key.ts";

/** Where a hand that has just pressed a button of the frame still has the focus; nothing there is typed into, and nothing on the bare page either. */
const BESIDE_THE_SCREEN = ".footer, .strip";

/**
 * Calls `onStray` for a letter of a real keyboard that would fall beside the screen's line of text, before the browser
 * acts on it: a line that takes the focus then takes the letter too.
 */
export function useStrayKeys(onStray: () => void): void {
  // Before the screen is painted: the field has the focus only then.
  useLayoutEffect(() => {
    const heard = (event: KeyboardEvent): void => {
      const { key, isComposing, ctrlKey, altKey, metaKey, target, defaultPrevented } = event;
      if (
        defaultPrevented ||
        !isLetterKey({ key, composing: isComposing, command: ctrlKey || altKey || metaKey })
      )
        return;
      if (document.querySelector("dialog[open]") !== null) return;
      if (target instanceof HTMLElement && target.closest(BESIDE_THE_SCREEN) !== null) onStray();
      else if (target === document.body) onStray();
    };
    window.addEventListener("keydown", heard);
    return () => window.removeEventListener("keydown", heard);
  }, [onStray]);
}
