import { CircleAlert, CircleCheck } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { classNames } from "./class-names.ts";
import { keepAboveKeys } from "./show-above-keys.ts";
import "./field.css";

export interface FieldIds {
  readonly inputId: string;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
}

export interface FieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  /** Plain words of what is wrong here and what to do next. */
  readonly notice?: string | null;
  /** Set when the screen's heading already asks the question: the label is then only spoken. */
  readonly quietLabel?: boolean;
  readonly children: (ids: FieldIds) => ReactNode;
}

/** Label, hint and notice around one input, tied together for those who listen. */
export function Field({ label, hint, notice, quietLabel, children }: FieldProps) {
  const id = useId();
  const invalid = notice !== undefined && notice !== null;
  const describedBy = [hint === undefined ? "" : `${id}-hint`, invalid ? `${id}-notice` : ""]
    .filter((part) => part !== "")
    .join(" ");
  const field = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const said = notice !== undefined && notice !== null;
    return said && field.current !== null ? keepAboveKeys(field.current) : undefined;
  }, [notice]);
  return (
    <div className={classNames("field", invalid && "field-invalid")} ref={field}>
      <label className={quietLabel === true ? "only-spoken" : "field-label"} htmlFor={`${id}-input`}>
        {label}
      </label>
      {hint === undefined ? null : (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({
        inputId: `${id}-input`,
        describedBy: describedBy === "" ? undefined : describedBy,
        invalid,
      })}
      {invalid ? <NoticeLine id={`${id}-notice`}>{notice}</NoticeLine> : null}
    </div>
  );
}

export interface NoticeLineProps {
  readonly id?: string;
  readonly children: ReactNode;
  /** `good` is for what went right, and shows it. */
  readonly tone?: "alert" | "calm" | "good";
}

/** Something the person must know, said aloud when it appears; never by colour alone. */
export function NoticeLine({ id, children, tone = "alert" }: NoticeLineProps) {
  return (
    <div
      className={classNames("notice-line", tone === "alert" ? "notice-alert" : "notice-calm")}
      role={tone === "alert" ? "alert" : "status"}
      {...(id === undefined ? {} : { id })}
    >
      {tone === "good" ? <CircleCheck aria-hidden="true" /> : <CircleAlert aria-hidden="true" />}
      <span>{children}</span>
    </div>
  );
}

export interface TextLineProps extends Omit<FieldProps, "children"> {
  readonly value: string;
  readonly inputMode?: "text" | "numeric" | "tel" | "email";
  readonly maxLength?: number;
  readonly placeholder?: string;
  readonly onChange: (value: string) => void;
  readonly onEnter?: () => void;
}

/** One line of text by a hardware keyboard; screens that need the on-screen one use keyboard/. */
export function TextLine({
  value,
  inputMode = "text",
  maxLength,
  placeholder,
  onChange,
  onEnter,
  ...field
}: TextLineProps) {
  return (
    <Field {...field}>
      {({ inputId, describedBy, invalid }) => (
        <input
          className="text-input"
          id={inputId}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          value={value}
          inputMode={inputMode}
          maxLength={maxLength}
          placeholder={placeholder}
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.nativeEvent.isComposing) onEnter?.();
          }}
        />
      )}
    </Field>
  );
}
