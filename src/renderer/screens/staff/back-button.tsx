import { type ReactNode, useEffect, useEffectEvent } from "react";
import { Button } from "../../ui/button.tsx";

export interface BackButtonProps {
  readonly children: ReactNode;
  readonly onPress: () => void;
}

/** The way back from a screen or a question, which Escape goes too. */
export function BackButton({ children, onPress }: BackButtonProps) {
  useEscape(onPress);
  return <Button onPress={onPress}>{children}</Button>;
}

/** Escape goes back one step; a question over the screen has it for itself, and so has an input method. */
export function useEscape(onBack: () => void): void {
  const back = useEffectEvent(onBack);
  useEffect(() => {
    const heard = ({ key, isComposing, repeat }: KeyboardEvent): void => {
      if (key !== "Escape" || isComposing || repeat) return;
      if (document.querySelector("dialog[open]") === null) back();
    };
    window.addEventListener("keydown", heard);
    return () => window.removeEventListener("keydown", heard);
  }, []);
}
