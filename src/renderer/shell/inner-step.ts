import { createContext, use, useCallback, useLayoutEffect, useState } from "react";
import { useStable } from "./use-stable.ts";

/** A screen within a step, such as the camera that a question opened. */
export interface InnerStep {
  readonly name: string;
  /** The way back from it; null where "Quay lại" leaves the step. */
  readonly close: (() => void) | null;
}

/** Puts one over those that are open, and gives what takes it away. */
type Enter = (step: InnerStep) => () => void;

export const InnerStepContext = createContext<Enter>(() => () => undefined);

/** The inner screens that are open, the newest last, and what the context gives to them. */
export function useInnerSteps(): readonly [open: readonly InnerStep[], enter: Enter] {
  const [open, setOpen] = useState<readonly InnerStep[]>([]);
  const enter = useCallback<Enter>((step) => {
    setOpen((before) => [...before, step]);
    return () => setOpen((before) => before.filter((other) => other !== step));
  }, []);
  return [open, enter];
}

/**
 * Makes an inner screen a step of its own: its heading takes the focus, what was read aloud ends, the second half of a
 * double tap does not answer it, and the footer's "Quay lại" closes it instead of leaving the whole step.
 */
export function useInnerStep(name: string, onClose: (() => void) | null): void {
  const enter = use(InnerStepContext);
  const close = useStable(() => onClose?.());
  const closes = onClose !== null;
  useLayoutEffect(() => enter({ name, close: closes ? close : null }), [enter, name, close, closes]);
}
