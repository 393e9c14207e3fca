import type { ReactNode } from "react";
import { Button as AriaButton } from "react-aria-components/Button";
import { classNames } from "./class-names.ts";
import "./button.css";

export interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress: () => void;
  readonly variant?: "primary" | "plain" | "quiet" | "help";
  readonly icon?: ReactNode;
  readonly disabled?: boolean;
  /** Spoken name, where the visible words alone would not do. */
  readonly label?: string;
  readonly wide?: boolean;
  readonly pressed?: boolean;
}

/** A press counts when it starts and ends on the button (react-aria's press), so a sliding finger does nothing. */
export function Button({
  children,
  onPress,
  variant = "plain",
  icon,
  disabled,
  label,
  wide,
  pressed,
}: ButtonProps) {
  return (
    <AriaButton
      className={classNames("button", `button-${variant}`, wide && "button-wide")}
      onPress={onPress}
      isDisabled={disabled ?? false}
      {...(label === undefined ? {} : { "aria-label": label })}
      {...(pressed === undefined ? {} : { "aria-pressed": pressed })}
    >
      {icon === undefined ? null : (
        <span className="button-icon" aria-hidden="true">
          {icon}
        </span>
      )}
      <span className="button-words">{children}</span>
    </AriaButton>
  );
}
