import { createContext, type RefObject, useContext, useEffect, useLayoutEffect, useRef } from "react";
import { useInnerStep } from "../../shell/inner-step.ts";
import { createFocusTrail } from "./focus-trail.ts";

/** The place that is drawn, and the way there. */
export const TrailContext = createContext({ place: "", trail: createFocusTrail() });

/** A question within a screen is a step of its own: read out from its heading, and safe from a double tap. */
export function useSubStep(step: string): void {
  useInnerStep(step, null);
  const { place, trail } = useContext(TrailContext);
  const shown = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    focusStep(trail.arrive(`${place}/${step}`));
  });
}

/**
 * A place is read out from its heading; whoever comes back to it finds the focus where they left. The focus is not lost
 * either when its control is closed while the core works, or is gone afterwards.
 */
export function usePlaceFocus(main: RefObject<HTMLElement | null>): void {
  const { place, trail } = useContext(TrailContext);
  const last = useRef<HTMLElement | null>(null);
  useLayoutEffect(() => {
    if (!trail.isWithin(place)) focusStep(trail.arrive(`${place}/`));
  }, [place, trail]);
  useEffect(() => {
    const element = main.current;
    if (element === null) return undefined;
    const used = ({ target }: FocusEvent): void => {
      if (!(target instanceof HTMLElement)) return;
      last.current = target;
      if (target instanceof HTMLButtonElement) trail.used(nameOf(target));
    };
    // A finger beside all controls leaves them on purpose.
    const left = (): void => {
      last.current = null;
    };
    // A touch whose key is gone with its screen ends on nothing, and takes the focus from the new screen's line.
    const taken = ({ target, relatedTarget }: FocusEvent): void => {
      const line = last.current;
      if (line === null || target !== line || relatedTarget !== null || !document.hasFocus()) return;
      queueMicrotask(() => {
        if (document.activeElement === document.body && line.isConnected) line.focus({ preventScroll: true });
      });
    };
    element.addEventListener("focusin", used);
    element.addEventListener("focusout", taken);
    window.addEventListener("pointerdown", left, { capture: true });
    return () => {
      element.removeEventListener("focusin", used);
      element.removeEventListener("focusout", taken);
      window.removeEventListener("pointerdown", left, { capture: true });
    };
  }, [main, trail]);
  useEffect(() => {
    const lost = document.activeElement === document.body ? last.current : null;
    if (lost === null) return;
    if (!lost.isConnected) focusHeading();
    else if (!lost.matches(":disabled")) lost.focus({ preventScroll: true });
  });
}

/** On the control that is known from before, or on the heading; a line of text that took the focus itself keeps it. */
function focusStep(known: string | null): void {
  if (document.querySelector("input:focus, textarea:focus") !== null) return;
  const buttons = document.querySelectorAll<HTMLButtonElement>(".main-staff button:enabled");
  const control = known === null ? undefined : [...buttons].find((button) => nameOf(button) === known);
  if (control === undefined) return focusHeading();
  control.focus({ preventScroll: true });
  control.scrollIntoView({ block: "nearest" });
}

function focusHeading(): void {
  document.querySelector<HTMLElement>("[data-step-heading]")?.focus({ preventScroll: true });
}

/** What a control is known by when its screen is drawn anew: a name of its own, or its words. */
function nameOf(button: HTMLButtonElement): string {
  const words = button.querySelector(".choice-title") ?? button;
  return button.dataset["control"] ?? button.getAttribute("aria-label") ?? words.textContent;
}
