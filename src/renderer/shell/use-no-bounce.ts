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
    let began = "";
    let late = false;
    const stop = (event: Event): void => {
      event.stopImmediatePropagation();
      event.preventDefault();
    };
    const down = (event: PointerEvent): void => {
      const touch = { atMs: event.timeStamp, x: event.clientX, y: event.clientY, step: stepNow() };
      const bounced = isBounce(touch, last, REACH_MM * pixelsOfOneMm());
      swallowed = bounced ? event.pointerId : null;
      began = touch.step;
      if (bounced) stop(event);
      else last = touch;
    };
    // What the same finger still says; a press by key or by a switch is another's.
    const up = (event: PointerEvent): void => {
      if (event.pointerId === swallowed) return stop(event);
      // It came down before something was said here: the click that is made of it now is no answer to that.
      late = began !== stepNow();
      if (late) setTimeout(() => (late = false));
    };
    const click = (event: Event): void => {
      if (late || (event instanceof PointerEvent && event.pointerId === swallowed)) stop(event);
    };
    window.addEventListener("pointerdown", down, { capture: true });
    window.addEventListener("pointerup", up, { capture: true });
    window.addEventListener("click", click, { capture: true });
    return () => {
      window.removeEventListener("pointerdown", down, { capture: true });
      window.removeEventListener("pointerup", up, { capture: true });
      window.removeEventListener("click", click, { capture: true });
    };
  }, []);
}

function pixelsOfOneMm(): number {
  return Number.parseFloat(document.documentElement.style.getPropertyValue("--mm"));
}
