import { type RefObject, useRef } from "react";
import { useT } from "../i18n/use-t.ts";
import { NoticeLine } from "../ui/field.tsx";
import { type DatePart, dateParts, isWhole, joinDate, splitDate } from "./date-parts.ts";
import { useKeyboard } from "./field-handle.ts";
import { useTyping } from "./use-typing.ts";

export interface DateInputProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly notice?: string | null;
  /** `yyyy-MM-dd`, or `yyyy-MM` or `yyyy` where only that is known. */
  readonly initial: string;
  readonly partial: boolean;
  readonly first?: boolean;
  readonly onChange: (iso: string) => void;
}

/** Day, month and year in three boxes, one after the other; the next one is taken when a part is whole. */
export function DateInput({ label, hint, notice, initial, partial, first, onChange }: DateInputProps) {
  const t = useT();
  const words = hint ?? (partial ? t("keyboard.date-partial") : undefined);
  const start = splitDate(initial);
  const parts = useRef(start);
  const boxes = {
    day: useRef<HTMLInputElement>(null),
    month: useRef<HTMLInputElement>(null),
    year: useRef<HTMLInputElement>(null),
  };
  const changed = (part: DatePart, digits: string): void => {
    const grew = digits.length > parts.current[part].length;
    parts.current = { ...parts.current, [part]: digits };
    onChange(joinDate(parts.current));
    const next = dateParts[dateParts.indexOf(part) + 1];
    if (grew && next !== undefined && isWhole(part, digits)) focusEnd(boxes[next].current);
  };
  const before = (part: DatePart): void => {
    const previous = dateParts[dateParts.indexOf(part) - 1];
    if (previous !== undefined) focusEnd(boxes[previous].current);
  };
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
            invalid={notice !== undefined && notice !== null}
            first={first === true && part === "day"}
            onChange={(digits) => changed(part, digits)}
            onEraseEmpty={() => before(part)}
          />
        ))}
      </div>
      {notice === undefined || notice === null ? null : <NoticeLine>{notice}</NoticeLine>}
    </fieldset>
  );
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
}

function DateBox({ part, box, initial, invalid, first, onChange, onEraseEmpty }: DateBoxProps) {
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
        maxLength={maxLength}
        defaultValue={initial}
        aria-invalid={invalid}
        onFocus={() => attach(typing, true)}
        onInput={() => onChange(box.current?.value ?? "")}
      />
    </label>
  );
}
