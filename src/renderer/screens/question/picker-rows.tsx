import type { ReactNode } from "react";
import "./picker.css";

export interface PickerRowsProps {
  /** The letters that were looked for: with others, the list begins at its top again. */
  readonly text: string;
  readonly children: ReactNode;
}

/** What was found by letters, within a `KeyboardArea`: below the line on a standing panel, beside it on a wide one. */
export function PickerRows({ text, children }: PickerRowsProps) {
  return (
    <div className="picker-rows" key={text}>
      {children}
    </div>
  );
}
