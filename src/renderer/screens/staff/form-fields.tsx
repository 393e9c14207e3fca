import { type ReactNode, useState } from "react";
import { useT } from "../../i18n/use-t.ts";
import { DateInput } from "../../keyboard/date-input.tsx";
import { KeyboardArea } from "../../keyboard/keyboard-area.tsx";
import { KioskInput } from "../../keyboard/kiosk-input.tsx";
import { ScreenFrame } from "../../ui/layout.tsx";
import type { AskedForm } from "./form-screen.tsx";
import { isDay } from "./words.ts";

/** The contract's longest reason. */
const REASON_LENGTH = 1000;

export interface FormReasonProps {
  readonly form: AskedForm;
  readonly reason: string;
  readonly others: ReactNode;
  readonly onReason: (reason: string) => void;
  readonly onNext: () => void;
}

/** Why, in words that are printed as they are. */
export function FormReason({ form, reason, others, onReason, onNext }: FormReasonProps) {
  const t = useT();
  const [missing, setMissing] = useState(false);
  return (
    <ScreenFrame title={t(`staff.reason-${form}-title`)} lead={t("staff.reason-lead")}>
      <KeyboardArea
        nextLabel={t("staff.form-next")}
        others={others}
        onNext={() => {
          setMissing(reason.trim() === "");
          if (reason.trim() !== "") onNext();
        }}
      >
        <KioskInput
          first
          quietLabel
          tall
          layout="words"
          capitals="sentence"
          label={t("staff.reason-label")}
          notice={missing ? t("staff.reason-missing") : null}
          maxLength={REASON_LENGTH}
          initial={reason}
          onChange={onReason}
        />
      </KeyboardArea>
    </ScreenFrame>
  );
}

export interface FormDateProps {
  readonly newDueOn: string;
  readonly others: ReactNode;
  /** The new day lies after this one: today, or the day that was promised. */
  readonly after: string;
  readonly onDate: (iso: string) => void;
  readonly onNext: () => void;
}

/** The day that is promised anew: one of the calendar, still to come, and later than the promised one. */
export function FormDate({ newDueOn, others, after, onDate, onNext }: FormDateProps) {
  const t = useT();
  const [wrong, setWrong] = useState(false);
  const fits = isDay(newDueOn) && newDueOn > after;
  return (
    <ScreenFrame title={t("staff.due-title")} lead={t("staff.due-lead")}>
      <KeyboardArea
        nextLabel={t("staff.form-next")}
        others={others}
        onNext={() => {
          setWrong(!fits);
          if (fits) onNext();
        }}
      >
        <DateInput
          first
          label={t("staff.due-label")}
          notice={wrong ? t("staff.due-wrong") : null}
          initial={newDueOn}
          partial={false}
          onChange={onDate}
        />
      </KeyboardArea>
    </ScreenFrame>
  );
}
