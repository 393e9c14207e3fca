import { BadgeCheck } from "lucide-react";
import type { ReactNode } from "react";
import { useT, useWording } from "../../i18n/use-t.ts";
import { ScreenFrame } from "../../ui/layout.tsx";
import type { QuestionScreenProps } from "./question-screen.tsx";
import "./question.css";

/** The question in words, where it stands in the form, and where its answer came from. */
export function QuestionFrame(props: QuestionScreenProps & { readonly children: ReactNode }) {
  const { question, section, place, origin, aside, children } = props;
  const t = useT();
  const wording = useWording();
  return (
    <ScreenFrame title={wording(question.ask)} lead={<Where section={section} place={place} />}>
      {aside}
      {origin === null ? null : (
        <p className="answer-origin">
          <BadgeCheck aria-hidden="true" />
          {origin}
        </p>
      )}
      {children}
      <p className="only-spoken">{t("question.form-line", { label: question.label })}</p>
    </ScreenFrame>
  );
}

function Where({ section, place }: Pick<QuestionScreenProps, "section" | "place">) {
  const t = useT();
  return (
    <>
      <span className="question-section">{section}</span> · {t("question.place", place)}
    </>
  );
}
