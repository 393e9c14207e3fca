import { type RefObject, useLayoutEffect } from "react";

/** Keeps in `--screen-top` how far below the panel's upper edge the screen begins; header and rail may wrap. */
export function useScreenTop(main: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const screen = main.current?.querySelector(".main-screen");
    if (!screen) return undefined;
    const measure = (): void => {
      const { top } = screen.getBoundingClientRect();
      document.documentElement.style.setProperty("--screen-top", `${top.toFixed(1)}px`);
    };
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(screen);
    return () => watch.disconnect();
  }, [main]);
}
