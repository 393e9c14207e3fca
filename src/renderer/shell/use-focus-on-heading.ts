import { type RefObject, useLayoutEffect } from "react";

/** A new step is read out from its heading, unless the screen has put the focus into its own line of text. */
export function useFocusOnHeading(page: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = page.current;
    if (element === null) return;
    if (element.querySelector("input:focus, textarea:focus") !== null) return;
    element.querySelector<HTMLElement>("[data-step-heading]")?.focus({ preventScroll: true });
  }, [page]);
}
