import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import { useT } from "../i18n/use-t.ts";
import { beforePaint } from "../ui/before-paint.ts";
import { NoticeLine } from "../ui/field.tsx";
import { type DatePart, dateParts, isWhole, joinDate, splitDate } from "./date-parts.ts";
import type { TypingField } from "./field.ts";
import { useKeyboard } from "./field-handle.ts";
import { useTyping } from "./use-typing.ts";

export interface DateInputProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly notice?: string | null;
  /** `yyyy-MM-dd`, or `yyyy-MM` or `yyyy` where only that is known. */
  readonly initial: string;
  readonly partial: boolean;
  /** The year alone answers the question: its box has the caret first. */
  readonly yearIsEnough?: boolean;
  readonly first?: boolean;
  /** Grows with each answer that was given: the same notice may be for a new one. */
  readonly tries?: number;
  readonly onChange: (iso: string) => void;
}

/**
 * Day, month and year in three boxes, one after the other; the next one is taken when a part is whole. A box that takes
 * the caret by itself has its text selected: what is typed then replaces it, as after a date that was refused.
 */
export function DateInput(props: DateInputProps) {
  const { label, hint, notice, initial, partial, yearIsEnough = false, first, tries, onChange } = props;
  const t = useT();
  const words = hint ?? (partial ? t("keyboard.date-partial") : undefined);
  const { start, boxes, changed, passOn, mend, onField } = useDateBoxes(initial, onChange);
  const caretIn = yearIsEnough && initial === "" ? "year" : "day";
  const refused = notice !== undefined && notice !== null;
  const refusal = refused ? `${notice} ${tries ?? 0}` : null;
  const told = useRef<string | null>(null);
  useLayoutEffect(() => {
    const isNew = refusal !== null && refusal !== told.current;
    told.current = refusal;
    // After the box that takes the caret when the screen opens.
    if (isNew) beforePaint(() => mend(caretIn));
  });
  return (
    <fieldset className="field bare-set" aria-label={label}>
      {words === undefined ? null : <p className="field-hint">{words}</p>}
      <div className="date-line">
        {dateParts.map((part) => (
          <DateBox
            key={part}
            part={part}
            box={boxes[part]}
            initial={start[part]}
            invalid={refused}
            first={first === true && part === caretIn}
            onChange={(digits) => changed(part, digits)}
            onEraseEmpty={() => passOn(part, -1, (box) => box.erase())}
            onFull={(key) => passOn(part, 1, (box) => box.press(key))}
            onField={(field) => onField(part, field)}
          />
        ))}
      </div>
      {refused ? <NoticeLine>{notice}</NoticeLine> : null}
    </fieldset>
  );
}

/** The three boxes' typing: what stands in each, and which one is typed into next. */
function useDateBoxes(initial: string, onChange: (iso: string) => void) {
  // Once: who keeps what is typed and gives it back would see it in boxes that nobody has typed in yet.
  const [start] = useState(() => splitDate(initial));
  const parts = useRef(start);
  const fields = useRef<Partial<Record<DatePart, TypingField>>>({});
  const boxes = {
    day: useRef<HTMLInputElement>(null),
    month: useRef<HTMLInputElement>(null),
    year: useRef<HTMLInputElement>(null),
  };
  // What a box held when it was last looked at; nothing where what it holds is about to be replaced.
  const before = useRef(start);
  const takeOver = (part: DatePart): void => {
    before.current = { ...before.current, [part]: "" };
    focusAll(boxes[part].current);
  };
  const changed = (part: DatePart, digits: string): void => {
    const grew = digits.length > before.current[part].length;
    before.current = { ...before.current, [part]: digits };
    parts.current = { ...parts.current, [part]: digits };
    onChange(joinDate(parts.current));
    const next = dateParts[dateParts.indexOf(part) + 1];
    if (grew && next !== undefined && isWhole(part, digits)) takeOver(next);
  };
  /** What finds no place in one box is typed, or erased, in the box beside it. */
  const passOn = (part: DatePart, by: 1 | -1, edit: (box: TypingField) => void): void => {
    const beside = dateParts[dateParts.indexOf(part) + by];
    if (beside === undefined) return;
    if (by === 1) takeOver(beside);
    else focusEnd(boxes[beside].current);
    const field = fields.current[beside];
    if (field !== undefined) edit(field);
  };
  /** What was refused is typed anew from its first part on. */
  const mend = (empty: DatePart): void =>
    takeOver(dateParts.find((part) => parts.current[part] !== "") ?? empty);
  const onField = (part: DatePart, field: TypingField): void => void (fields.current[part] = field);
  return { start, boxes, changed, passOn, mend, onField };
}

function focusAll(box: HTMLInputElement | null): void {
  box?.focus({ preventScroll: true });
  box?.select();
}

function focusEnd(box: HTMLInputElement | null): void {
  box?.focus({ preventScroll: true });
  box?.setSelectionRange(box.value.length, box.value.length);
}

interface DateBoxProps {
  readonly part: DatePart;
  readonly box: RefObject<HTMLInputElement | null>;
  readonly initial: string;
  readonly invalid: boolean;
  readonly first: boolean;
  readonly onChange: (digits: string) => void;
  readonly onEraseEmpty: () => void;
  readonly onFull: (key: string) => void;
  readonly onField: (field: TypingField) => void;
}

function DateBox(props: DateBoxProps) {
  const { part, box, initial, invalid, first, onChange, onEraseEmpty, onFull, onField } = props;
  const t = useT();
  const { attach } = useKeyboard();
  const maxLength = part === "year" ? 4 : 2;
  const typing = useTyping(box, {
    layout: "digits",
    capitals: "none",
    maxLength,
    first,
    onChange,
    onEraseEmpty,
    onFull,
  });
  // Braces: what an effect gives back is run at its end.
  useLayoutEffect(() => {
    onField(typing);
  });
  return (
    <label className={`date-box date-${part}`}>
      <span className="field-label">{t(`keyboard.${part}`)}</span>
      <input
        ref={box}
        className="text-input"
        type="text"
        inputMode="none"
        autoComplete="off"
        spellCheck={false}
        maxLength={maxLength}
        defaultValue={initial}
        aria-invalid={invalid}
        onFocus={() => attach(typing, true)}
      />
    </label>
  );
}
