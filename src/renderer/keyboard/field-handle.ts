import { createContext, useContext } from "react";
import type { Method } from "./engine/methods.ts";
import { type TypingOptions, usualTyping } from "./engine/type-key.ts";
import type { LayoutName } from "./layouts.ts";

/** What the on-screen keyboard knows of the field it types into. */
export interface FieldHandle {
  readonly layout: LayoutName;
  readonly press: (key: string) => void;
  readonly erase: () => void;
  readonly focus: () => void;
  /** True where the next letter starts a name or a sentence. */
  readonly startsUpper: () => boolean;
}

export interface Keyboard {
  /** `asked` false takes the keyboard only while no field has it. */
  readonly attach: (field: FieldHandle, asked: boolean) => void;
  readonly detach: (field: FieldHandle) => void;
  /** Says that the text or the caret changed, so that shift can follow. */
  readonly moved: () => void;
  readonly enter: () => void;
  /** How words are typed: the person's way, and the ward's style of tones. */
  readonly options: TypingOptions;
}

export interface TypingChoice extends TypingOptions {
  readonly choose: (method: Method) => void;
}

/** The person's way of typing, the same on every screen until the session ends. */
export const TypingContext = createContext<TypingChoice>({ ...usualTyping, choose: () => undefined });

export const KeyboardContext = createContext<Keyboard | null>(null);

/** The keyboard around a field; a field without one is a mistake of the screen. */
export function useKeyboard(): Keyboard {
  const keyboard = useContext(KeyboardContext);
  if (keyboard === null) throw new Error("a KioskInput needs a KeyboardArea around it");
  return keyboard;
}
