import { X } from "lucide-react";
import { useRef, useState } from "react";
import { useT } from "../i18n/use-t.ts";
import { classNames } from "../ui/class-names.ts";
import { Field, type FieldProps } from "../ui/field.tsx";
import type { LayoutName } from "./layouts.ts";
import { useKeyboard } from "./field-handle.ts";
import { useTyping } from "./use-typing.ts";

export interface KioskInputProps extends Omit<FieldProps, "children"> {
  readonly layout: LayoutName;
  /** The text that stands there when the field appears; later changes are the field's own. */
  readonly initial: string;
  readonly capitals?: "words" | "sentence" | "none";
  readonly maxLength?: number;
  /** Two lines, for addresses. */
  readonly tall?: boolean;
  readonly first?: boolean;
  /** Shows dots. No password line to the browser, which would offer to keep what is typed. */
  readonly secret?: boolean;
  readonly onChange: (value: string) => void;
}

/** A labelled line for typing by the on-screen keyboard of its `KeyboardArea`, or by a hardware one. */
export function KioskInput({
  layout,
  initial,
  capitals = "none",
  maxLength = 500,
  tall,
  first,
  secret,
  onChange,
  ...field
}: KioskInputProps) {
  const t = useT();
  const box = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const [empty, setEmpty] = useState(initial === "");
  const changed = (value: string): void => {
    setEmpty(value === "");
    onChange(value);
  };
  const typing = useTyping(box, { layout, capitals, maxLength, first: first === true, onChange: changed });
  const { attach } = useKeyboard();
  return (
    <Field {...field}>
      {({ inputId, describedBy, invalid }) => {
        const shared = {
          ref: box,
          id: inputId,
          className: classNames("text-input", "kiosk-input", secret && "kiosk-secret"),
          defaultValue: initial.normalize("NFC"),
          "aria-describedby": describedBy,
          "aria-invalid": invalid,
          inputMode: "none" as const,
          autoComplete: "off",
          autoCorrect: "off",
          autoCapitalize: "off",
          spellCheck: false,
          onFocus: () => attach(typing, true),
        };
        return (
          <div className="kiosk-line">
            {tall === true ? <textarea rows={2} {...shared} /> : <input type="text" {...shared} />}
            {empty ? null : (
              <button
                type="button"
                className="kiosk-clear"
                aria-label={t("keyboard.clear", { field: field.label })}
                onClick={typing.clear}
              >
                <X aria-hidden="true" />
                <span>{t("keyboard.clear-short")}</span>
              </button>
            )}
          </div>
        );
      }}
    </Field>
  );
}
