import { type RefObject, useLayoutEffect, useRef } from "react";
import { beforePaint } from "./before-paint.ts";

/** Pages a place back to its top when `shows` is another than before, however far down the person was. */
export function useFromTop(place: RefObject<HTMLElement | null>, shows: string): void {
  const shown = useRef(shows);
  useLayoutEffect(() => {
    if (shown.current === shows) return undefined;
    shown.current = shows;
    return beforePaint(() => place.current?.scrollTo(0, 0));
  }, [place, shows]);
}
