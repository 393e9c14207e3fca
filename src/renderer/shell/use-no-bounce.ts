import { useEffect, useEffectEvent } from "react";
import { isBounce, type Touch } from "./bounce.ts";

/** How far apart two touches of one finger may fall, in millimetres on the glass. */
const REACH_MM = 8;

/** Takes a double tap for one: its second half never reaches the screen, or the dialog, that the first half brought. */
export function useNoBounce(step: string): void {
  const stepNow = useEffectEvent(() => `${step} ${document.querySelectorAll("dialog[open]").length}`);
  useEffect(() => {
    let last: Touch | null = null;
    let swallowed: number | null = null;
    const stop = (event: Event): void => {
      event.stopImmediatePropagation();
      event.preventDefault();
    };
    const down = (event: PointerEvent): void => {
      const touch = { atMs: event.timeStamp, x: event.clientX, y: event.clientY, step: stepNow() };
      const bounced = isBounce(touch, last, REACH_MM * pixelsOfOneMm());
      swallowed = bounced ? event.pointerId : null;
      if (bounced) stop(event);
      else last = touch;
    };
    // What the same finger still says; a press by key or by a switch is another's.
    const after = (event: Event): void => {
      if (event instanceof PointerEvent && event.pointerId === swallowed) stop(event);
    };
    window.addEventListener("pointerdown", down, { capture: true });
    for (const kind of ["pointerup", "click"]) window.addEventListener(kind, after, { capture: true });
    return () => {
      window.removeEventListener("pointerdown", down, { capture: true });
      for (const kind of ["pointerup", "click"]) window.removeEventListener(kind, after, { capture: true });
    };
  }, []);
}

function pixelsOfOneMm(): number {
  return Number.parseFloat(document.documentElement.style.getPropertyValue("--mm"));
}
