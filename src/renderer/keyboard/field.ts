import { pressErase, pressKey, type Text } from "./engine/edit-text.ts";
import type { TypingOptions } from "./engine/type-key.ts";
import type { FieldHandle } from "./field-handle.ts";
import { type LayoutName, takes } from "./layouts.ts";

export type Box = HTMLInputElement | HTMLTextAreaElement;

export interface Typing {
  readonly layout: LayoutName;
  readonly capitals: "words" | "sentence" | "none";
  readonly maxLength: number;
  readonly options: TypingOptions;
  readonly onChange: (value: string) => void;
  /** Backspace where nothing is left to erase. */
  readonly onEraseEmpty: () => void;
  /** A key that finds no room at the end of a full field. */
  readonly onFull: (key: string) => void;
  readonly onMoved: () => void;
  readonly onEnter: () => void;
}

/** One field's typing: the text lives in the input alone, so a key redraws nothing but the letters. */
export interface TypingField extends FieldHandle {
  /** Binds the input that is typed into; gives what undoes it. */
  readonly bind: (input: Box) => () => void;
  readonly use: (typing: Typing) => void;
  readonly focus: () => void;
  readonly clear: () => void;
}

export function createField(first: Typing): TypingField {
  let typing = first;
  let box: Box | null = null;

  function change(edit: (text: Text, options: TypingOptions | null) => Text): void {
    if (box === null) return;
    const after = edit(readText(box), optionsFor(typing));
    if (after.value.length > Math.max(typing.maxLength, box.value.length)) return;
    writeText(box, after);
    typing.onChange(after.value);
    typing.onMoved();
  }

  function listener(event: Event): void {
    if (event instanceof InputEvent) hardware(event, field, typing.onEnter);
  }

  const field: TypingField = {
    layout: first.layout,
    press: (key) =>
      isFull(box, typing) ? typing.onFull(key) : change((text, options) => pressAll(text, key, options)),
    erase: () => (box?.value === "" ? typing.onEraseEmpty() : change(pressErase)),
    startsUpper: () => box !== null && startsUpper(box, typing.capitals),
    use: (now) => {
      typing = now;
    },
    focus: () => {
      box?.focus({ preventScroll: true });
      box?.scrollIntoView({ block: "nearest" });
      box?.setSelectionRange(box.value.length, box.value.length);
      if (box !== null) box.scrollLeft = box.scrollWidth;
    },
    clear: () => {
      change(() => ({ value: "", from: 0, to: 0 }));
      field.focus();
    },
    bind: (input) => {
      box = input;
      input.addEventListener("beforeinput", listener);
      return () => {
        box = null;
        input.removeEventListener("beforeinput", listener);
      };
    },
  };
  return field;
}

/** True where every place is taken and the caret stands behind the last one. */
function isFull(box: Box | null, { layout, maxLength }: Typing): boolean {
  return layout === "digits" && box?.value.length === maxLength && box.selectionStart === maxLength;
}

/** Composition of the system's own input method is left alone: it does its work before we see letters. */
function hardware(event: InputEvent, field: FieldHandle, enter: () => void): void {
  if (event.isComposing) return;
  if (event.inputType === "insertLineBreak" || event.inputType === "insertParagraph") {
    event.preventDefault();
    enter();
  } else if (event.inputType === "deleteContentBackward") {
    event.preventDefault();
    field.erase();
  } else if (event.inputType === "insertText" && event.data !== null) {
    event.preventDefault();
    for (const char of event.data) if (takes(field.layout, char)) field.press(char);
  }
}

function optionsFor({ layout, options }: Typing): TypingOptions | null {
  return layout === "words" ? options : null;
}

function pressAll(text: Text, keys: string, options: TypingOptions | null): Text {
  return Array.from(keys).reduce((at, key) => pressKey(at, key, options), text);
}

function readText(input: Box): Text {
  const end = input.value.length;
  return { value: input.value, from: input.selectionStart ?? end, to: input.selectionEnd ?? end };
}

function writeText(input: Box, { value, from, to }: Text): void {
  input.value = value;
  input.setSelectionRange(from, to);
  // Setting the text leaves a long line scrolled to its start.
  if (from === value.length) input.scrollLeft = input.scrollWidth;
}

function startsUpper(input: Box, capitals: Typing["capitals"]): boolean {
  const before = input.value.slice(0, input.selectionStart ?? input.value.length);
  if (capitals === "none") return false;
  return capitals === "words" ? /(?:^|\s)$/u.test(before) : before.trim() === "";
}
