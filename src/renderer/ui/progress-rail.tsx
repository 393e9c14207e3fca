import { Check } from "lucide-react";
import { memo } from "react";
import { classNames } from "./class-names.ts";
import "./progress-rail.css";

export interface ProgressRailProps {
  readonly label: string;
  readonly title?: string | undefined;
  readonly stages: readonly string[];
  /** Counted from 0; the stages before it are done. */
  readonly current: number;
  /** Said on narrow panels and at large text: "Bước 3/6". */
  readonly short: string;
  readonly note?: string | undefined;
}

/** Where the person is in the whole: a list beside the screen, or one line above it where width is short. */
export const ProgressRail = memo(function ProgressRail({
  label,
  title,
  stages,
  current,
  short,
  note,
}: ProgressRailProps) {
  return (
    <nav className="rail" aria-label={label}>
      {title === undefined ? null : <p className="rail-title">{title}</p>}
      <p className="rail-short">
        <span>{short}</span> <strong>{stages[current]}</strong>
      </p>
      <div className="rail-bar" aria-hidden="true">
        {stages.map((stage, index) => (
          <span key={stage} className={classNames("rail-tick", index <= current && "rail-tick-on")} />
        ))}
      </div>
      <ol className="rail-list">
        {stages.map((stage, index) => (
          <li
            key={stage}
            className={classNames("rail-stage", index === current && "rail-now")}
            {...(index === current ? { "aria-current": "step" as const } : {})}
          >
            <span className="rail-dot" aria-hidden="true">
              {index < current ? <Check /> : index + 1}
            </span>
            {stage}
          </li>
        ))}
      </ol>
      {note === undefined ? null : <p className="rail-note">{note}</p>}
    </nav>
  );
});
