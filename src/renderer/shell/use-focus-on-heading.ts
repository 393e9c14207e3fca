import { type RefObject, useLayoutEffect } from "react";
import { beforePaint } from "../ui/before-paint.ts";

/**
 * A new step is read out from its heading, unless the screen has put the focus into its own line of text. `mark` stands
 * beside the screen in its page, so that it comes when the screen does.
 */
export function useFocusOnHeading(mark: RefObject<HTMLElement | null>): void {
  useLayoutEffect(
    () =>
      beforePaint(() => {
        const screen = mark.current?.parentElement;
        if (!screen || screen.querySelector("input:focus, textarea:focus") !== null) return;
        screen.querySelector<HTMLElement>("[data-step-heading]")?.focus({ preventScroll: true });
      }),
    [mark],
  );
}
