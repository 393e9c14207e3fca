/** What is known of a key of a real keyboard before the browser acts on it. */
export interface PressedKey {
  readonly key: string;
  readonly composing: boolean;
  /** Control, Alt or Meta is held: a command, not a letter. */
  readonly command: boolean;
}

/** True for a letter or a digit that presses no button: Space, Enter, Tab and the arrows stay with what has the focus. */
export function isLetterKey({ key, composing, command }: PressedKey): boolean {
  return !composing && !command && Array.from(key).length === 1 && key.trim() !== "";
}
