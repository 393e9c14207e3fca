import { Check } from "lucide-react";
import "./check-row.css";

export interface CheckRowProps {
  readonly title: string;
  readonly text?: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** One box of its own: the whole row is the target, the box shows a tick, never colour alone. */
export function CheckRow({ title, text, checked, onChange }: CheckRowProps) {
  return (
    <label className="check-row" data-press>
      <input
        type="checkbox"
        className="only-spoken"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className="check-box" aria-hidden="true">
        {checked ? <Check /> : null}
      </span>
      <span className="check-words">
        <span className="check-title">{title}</span>
        {text === undefined ? null : <span className="check-text">{text}</span>}
      </span>
    </label>
  );
}
