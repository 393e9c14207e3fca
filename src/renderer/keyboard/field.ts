import { beforePaint } from "../ui/before-paint.ts";
import { standsClear } from "../ui/show-above-keys.ts";
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

/** The last letter that every keyboard has; what lies above was put together by somebody else. */
const LAST_PLAIN = "\u007f";

export function createField(first: Typing): TypingField {
  let typing = first;
  let box: Box | null = null;
  // The system's own input method (Unikey, a Vietnamese layout) sends finished letters; two methods undo each other.
  let systemComposes = false;

  function change(edit: (text: Text, options: TypingOptions | null) => Text): void {
    if (box === null) return;
    const after = edit(readText(box), optionsFor(typing));
    if (after.value.length > Math.max(typing.maxLength, box.value.length)) return;
    writeText(box, after);
    typing.onChange(after.value);
    typing.onMoved();
  }

  function listener(event: Event): void {
    if (!(event instanceof InputEvent) || event.isComposing) return;
    const act = hardwareAct(event);
    // Each word anew: one letter of another layout must not end the field's own method for the rest of the line.
    if (act?.kind === "type" && act.text === " ") systemComposes = false;
    if (act === null || (act.kind === "type" && isPlain(act.text))) return;
    event.preventDefault();
    if (act.kind === "enter") typing.onEnter();
    else if (act.kind === "erase") eraseByHand();
    else for (const char of fitting(act.text, typing.layout)) pressByHand(char, act.kind === "paste");
  }

  /** True for a key that only puts its own letter at the caret: the browser does that sooner than a page can. */
  function isPlain(key: string): boolean {
    if (box === null || key.length !== 1 || !takes(typing.layout, key) || key > LAST_PLAIN) return false;
    const text = readText(box);
    const { value, from, to } = pressKey(text, key, byHand(optionsFor(typing), systemComposes));
    const caret = text.from + 1;
    return (
      value === `${text.value.slice(0, text.from)}${key}${text.value.slice(text.to)}` &&
      value.length <= typing.maxLength &&
      from === caret &&
      to === caret
    );
  }

  /** A key of a hardware keyboard, or a letter of a paste, which is put in as it is. */
  function pressByHand(char: string, asItIs: boolean): void {
    if (!asItIs && char > LAST_PLAIN) systemComposes = true;
    if (isFull(box, typing)) return typing.onFull(char);
    change((text, options) => pressKey(text, char, asItIs ? null : byHand(options, systemComposes)));
  }

  function eraseByHand(): void {
    if (box?.value === "") return typing.onEraseEmpty();
    // An input method counts the letters it takes back: none of them may move a tone meanwhile.
    change((text, options) => pressErase(text, systemComposes ? null : options));
  }

  /** What an input method or the page put in past us is held to the same rules. */
  function tidy(): void {
    if (box === null) return;
    const kept = (text: string): string => fitting(text, typing.layout).join("").slice(0, typing.maxLength);
    const value = kept(box.value);
    if (value === box.value) return;
    const caret = kept(box.value.slice(0, readText(box).to)).length;
    writeText(box, { value, from: caret, to: caret });
    typing.onChange(value);
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
      if (box === null) return;
      box.focus({ preventScroll: true });
      if (!standsClear(box)) box.scrollIntoView({ block: "nearest" });
      box.setSelectionRange(box.value.length, box.value.length);
      box.scrollLeft = box.scrollWidth;
    },
    clear: () => {
      systemComposes = false;
      change(() => ({ value: "", from: 0, to: 0 }));
      field.focus();
    },
    bind: (input) => {
      box = input;
      const released = new AbortController();
      const hear = (kind: string, run: (event: Event) => void): void =>
        input.addEventListener(kind, run, { signal: released.signal });
      hear("beforeinput", listener);
      hear("compositionend", tidy);
      // Not React's: it looks for who listens to a key six times over, and each letter waits for that.
      hear("input", () => typing.onChange(input.value));
      hear("selectionchange", () => typing.onMoved());
      return () => {
        box = null;
        released.abort();
      };
    },
  };
  return field;
}

/** True where every place is taken and the caret stands behind the last one. */
function isFull(box: Box | null, { layout, maxLength }: Typing): boolean {
  return layout === "digits" && box?.value.length === maxLength && box.selectionStart === maxLength;
}

type HardwareAct =
  | { readonly kind: "enter" }
  | { readonly kind: "erase" }
  | { readonly kind: "type" | "paste"; readonly text: string };

/** What a hardware keyboard asks for, or null where the browser's own way is right (moving, deleting a word). */
function hardwareAct({ inputType, data }: InputEvent): HardwareAct | null {
  switch (inputType) {
    case "insertLineBreak":
    case "insertParagraph":
      return { kind: "enter" };
    case "deleteContentBackward":
      return { kind: "erase" };
    case "insertText":
      return data === null ? null : { kind: "type", text: data };
    case "insertFromPaste":
    case "insertFromDrop":
    case "insertReplacementText":
      return data === null ? null : { kind: "paste", text: data };
    default:
      return null;
  }
}

/** The letters that the field takes, finished (NFC) and on one line. */
function fitting(text: string, layout: LayoutName): readonly string[] {
  const line = text.replaceAll(/[\r\n\t]+/gu, " ");
  // A tone that comes alone belongs to the letter before the caret.
  const letters = Array.from(/^[\u0300-\u036f]/u.test(line) ? line : line.normalize("NFC"));
  return letters.filter((char) => takes(layout, char));
}

function byHand(options: TypingOptions | null, systemComposes: boolean): TypingOptions | null {
  return options !== null && systemComposes ? { ...options, method: "direct" } : options;
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
  // Only what differs, so that the letters before it stay as they are drawn.
  const old = input.value;
  let same = 0;
  while (same < old.length && same < value.length && old[same] === value[same]) same += 1;
  input.setRangeText(value.slice(same), same, old.length, "end");
  if (from !== value.length || to !== from) input.setSelectionRange(from, to);
  // Setting the text leaves a long line scrolled to its start; how long it is, is known once the frame is laid out.
  if (from === value.length) beforePaint(() => (input.scrollLeft = input.scrollWidth));
}

function startsUpper(input: Box, capitals: Typing["capitals"]): boolean {
  const before = input.value.slice(0, input.selectionStart ?? input.value.length);
  if (capitals === "none") return false;
  return capitals === "words" ? /(?:^|\s)$/u.test(before) : before.trim() === "";
}
