import { type ReactNode, useRef } from "react";
import { usePress } from "react-aria/usePress";

export interface PressableProps {
  readonly children: ReactNode;
  readonly className: string;
  readonly onPress: () => void;
  readonly disabled?: boolean | undefined;
  /** Spoken name, where the visible words alone would not do. */
  readonly label?: string | undefined;
  /** Whether it is chosen; left out where nothing is chosen. */
  readonly pressed?: boolean | undefined;
  /** What finds it again when its screen comes back. */
  readonly control?: string | undefined;
}

/**
 * The one button under every other: a press counts when it starts and ends on it (React Aria's press), so that a sliding
 * finger does nothing.
 */
export function Pressable({
  children,
  className,
  onPress,
  disabled = false,
  label,
  pressed,
  control,
}: PressableProps) {
  const ref = useRef<HTMLButtonElement>(null);
  const { pressProps, isPressed } = usePress({ ref, onPress, isDisabled: disabled });
  return (
    <button
      {...pressProps}
      ref={ref}
      type="button"
      className={className}
      disabled={disabled}
      aria-label={label}
      aria-pressed={pressed}
      data-control={control}
      data-pressed={isPressed || undefined}
    >
      {children}
    </button>
  );
}
