import { useLayoutEffect } from "react";
import type { Preferences } from "../../shared/session.ts";

/** CSS pixels of one millimetre on the glass: the window's diagonal in pixels over the panel's in millimetres. */
export function pixelsPerMm(width: number, height: number, diagonalMm: number): number {
  return Math.hypot(width, height) / diagonalMm;
}

/** Sets the true size of a millimetre, and again when the window changes. */
export function usePanelSize(diagonalMm: number): void {
  useLayoutEffect(() => {
    const measure = (): void => {
      const pixels = pixelsPerMm(window.innerWidth, window.innerHeight, diagonalMm);
      document.documentElement.style.setProperty("--mm", `${pixels.toFixed(3)}px`);
    };
    measure();
    window.addEventListener("resize", measure);
    return () => window.removeEventListener("resize", measure);
  }, [diagonalMm]);
}

/** Puts on the page what this person chose of its looks, and whether their own values are hidden now. */
export function usePreferences(preferences: Preferences, covered: boolean): void {
  const { language, textSize, contrast, reach, motion } = preferences;
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.lang = language;
    root.dataset["textSize"] = textSize;
    root.dataset["contrast"] = contrast;
    root.dataset["reach"] = reach;
    root.dataset["motion"] = motion;
    root.dataset["covered"] = covered ? "yes" : "no";
  }, [language, textSize, contrast, reach, motion, covered]);
}
