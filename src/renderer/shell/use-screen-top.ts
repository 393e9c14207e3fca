import { type RefObject, useLayoutEffect } from "react";

/** Keeps in `--screen-top` how far below the panel's upper edge the screen begins; header and rail may wrap. */
export function useScreenTop(page: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const screen = page.current;
    if (screen === null) return undefined;
    const measure = (): void => {
      const { top } = screen.getBoundingClientRect();
      document.documentElement.style.setProperty("--screen-top", `${top.toFixed(1)}px`);
    };
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(screen);
    return () => watch.disconnect();
  }, [page]);
}
