import type { ReactNode } from "react";

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

/** The one button under every other; what counts as a press of it is `presses.ts`'s to say. */
export function Pressable({
  children,
  className,
  onPress,
  disabled,
  label,
  pressed,
  control,
}: PressableProps) {
  return (
    <button
      type="button"
      className={className}
      disabled={disabled}
      aria-label={label}
      aria-pressed={pressed}
      data-control={control}
      onClick={onPress}
    >
      {children}
    </button>
  );
}
