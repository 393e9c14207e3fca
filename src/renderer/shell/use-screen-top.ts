import { type RefObject, useLayoutEffect } from "react";

/** Keeps in `--screen-top` how far below the panel's upper edge the screen begins; header and rail may wrap. */
export function useScreenTop(page: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const screen = page.current;
    if (screen === null) return undefined;
    // The watch tells the first size too, after the layout that the frame makes anyway.
    const watch = new ResizeObserver(() => {
      const top = `${screen.getBoundingClientRect().top.toFixed(1)}px`;
      const { style } = document.documentElement;
      if (style.getPropertyValue("--screen-top") !== top) style.setProperty("--screen-top", top);
    });
    watch.observe(screen);
    return () => watch.disconnect();
  }, [page]);
}
