import { Angry, Frown, Laugh, Meh, Smile } from "lucide-react";
import { useState } from "react";
import { useT } from "../../i18n/use-t.ts";
import { Button } from "../../ui/button.tsx";
import { CheckRow } from "../../ui/check-row.tsx";
import { ScreenFrame } from "../../ui/layout.tsx";
import type { ScreenProps } from "../screen-props.ts";
import "./rating.css";

const GRADES = [
  { grade: 5, face: <Laugh /> },
  { grade: 4, face: <Smile /> },
  { grade: 3, face: <Meh /> },
  { grade: 2, face: <Frown /> },
  { grade: 1, face: <Angry /> },
] as const;
type Grade = (typeof GRADES)[number]["grade"];

const REASONS = ["wait", "unclear", "hard-to-read", "portal", "manner", "unfinished"] as const;
type RatingReason = (typeof REASONS)[number];

/** One touch says it; who was not content may tick why. Nothing here knows who the person is. */
export function RatingScreen({ send }: ScreenProps) {
  const t = useT();
  const [grade, setGrade] = useState<Grade | null>(null);
  const choose = (chosen: Grade): void => {
    if (chosen >= 4) send({ type: "rate", grade: chosen, reasons: [] });
    else setGrade(chosen);
  };
  return (
    <ScreenFrame
      title={t("outcome.rating-title")}
      lead={t("outcome.rating-lead")}
      others={
        grade === null ? (
          <Button onPress={() => send({ type: "next" })}>{t("outcome.rating-skip")}</Button>
        ) : undefined
      }
    >
      <fieldset className="grades" aria-label={t("outcome.rating-title")}>
        {GRADES.map(({ grade: its, face }) => (
          <Button key={its} icon={face} pressed={grade === its} onPress={() => choose(its)}>
            {t(`outcome.grade-${its}`)}
          </Button>
        ))}
      </fieldset>
      {grade === null ? null : (
        <Why onSend={(reasons) => send({ type: "rate", grade, reasons: [...reasons] })} />
      )}
    </ScreenFrame>
  );
}

function Why({ onSend }: { readonly onSend: (reasons: readonly RatingReason[]) => void }) {
  const t = useT();
  const [ticked, setTicked] = useState<readonly RatingReason[]>([]);
  const tick = (reason: RatingReason, on: boolean): void =>
    setTicked((now) => (on ? [...now, reason] : now.filter((other) => other !== reason)));
  return (
    <section className="grade-why" aria-label={t("outcome.why-title")}>
      <h2>{t("outcome.why-title")}</h2>
      <div className="grade-reasons">
        {REASONS.map((reason) => (
          <CheckRow
            key={reason}
            title={t(`outcome.why-${reason}`)}
            checked={ticked.includes(reason)}
            onChange={(on) => tick(reason, on)}
          />
        ))}
      </div>
      <Button variant="primary" onPress={() => onSend(ticked)}>
        {t("outcome.why-send")}
      </Button>
    </section>
  );
}
