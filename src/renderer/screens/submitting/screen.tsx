import { Check, Printer, Send } from "lucide-react";
import type { ReactNode } from "react";
import { useT } from "../../i18n/use-t.ts";
import { ScreenFrame } from "../../ui/layout.tsx";
import type { ScreenProps } from "../screen-props.ts";
import "./submitting.css";

/** Eight seconds at most: what is already safe, what is under way, and what happens if nobody answers. */
export function SubmittingScreen({ view }: ScreenProps) {
  const t = useT();
  const number = view.session.dossier?.localNumber ?? "";
  return (
    <ScreenFrame title={t("outcome.submitting-title")} lead={t("outcome.submitting-lead")}>
      <ol className="submit-steps">
        <SubmitStep
          icon={<Check />}
          done
          title={t("outcome.step-kept")}
          text={t("outcome.step-kept-text", { number })}
        />
        <SubmitStep icon={<Send />} title={t("outcome.step-sending")} text={t("outcome.step-sending-text")} />
        <SubmitStep
          icon={<Printer />}
          title={t("outcome.step-printing")}
          text={t("outcome.step-printing-text")}
        />
      </ol>
      <div className="submit-time" aria-hidden="true">
        <span />
      </div>
    </ScreenFrame>
  );
}

interface SubmitStepProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly text: string;
  readonly done?: boolean;
}

function SubmitStep({ icon, title, text, done }: SubmitStepProps) {
  return (
    <li className={done === true ? "submit-step submit-step-done" : "submit-step"}>
      <span className="submit-dot" aria-hidden="true">
        {icon}
      </span>
      <span>
        <strong>{title}</strong>
        <span className="submit-text">{text}</span>
      </span>
    </li>
  );
}
