import { type RefObject, useLayoutEffect } from "react";

/**
 * Keeps in `--screen-top` how far below the panel's upper edge the screen begins, where buttons stand low; header and
 * rail may wrap. Nobody else uses it, and each change of it has every element's style computed anew.
 */
export function useScreenTop(page: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const screen = page.current;
    if (screen === null) return undefined;
    const root = document.documentElement;
    const measure = (): void => {
      if (root.dataset["reach"] !== "low") return;
      const top = `${screen.getBoundingClientRect().top.toFixed(1)}px`;
      if (root.style.getPropertyValue("--screen-top") !== top) root.style.setProperty("--screen-top", top);
    };
    // The watch tells the first size too, after the layout that the frame makes anyway.
    const size = new ResizeObserver(measure);
    size.observe(screen);
    const reach = new MutationObserver(measure);
    reach.observe(root, { attributeFilter: ["data-reach"] });
    return () => {
      size.disconnect();
      reach.disconnect();
    };
  }, [page]);
}
