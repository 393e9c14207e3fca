import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Pressable } from "./pressable.tsx";
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

/** A press counts when it starts and ends on the button. */
export function Button({ children, variant = "plain", icon, wide, ...press }: ButtonProps) {
  return (
    <Pressable {...press} className={classNames("button", `button-${variant}`, wide && "button-wide")}>
      {icon === undefined ? null : (
        <span className="button-icon" aria-hidden="true">
          {icon}
        </span>
      )}
      <span className="button-words">{children}</span>
    </Pressable>
  );
}
