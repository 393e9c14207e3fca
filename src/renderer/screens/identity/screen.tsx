import { identityQuestions } from "../../../shared/validate.ts";
import { useT } from "../../i18n/use-t.ts";
import { QuestionScreen } from "../question/question-screen.tsx";
import type { ScreenProps } from "../screen-props.ts";

/** Identity by hand, for who has no card with them: the same kind of screen as the declaration. */
export function IdentityScreen({ view, places, lists, busy, send }: ScreenProps) {
  const t = useT();
  const { session } = view;
  const questions = identityQuestions(session.idPaper);
  const index = session.step.name === "identity" ? session.step.index : 0;
  const question = questions[index];
  if (question === undefined) return null;
  return (
    <QuestionScreen
      question={question}
      answer={session.typedIdentity[question.key] ?? ""}
      origin={null}
      section={t("question.identity")}
      place={{ now: index + 1, all: questions.length }}
      notice={session.notice}
      busy={busy}
      places={places}
      lists={lists}
      known={[]}
      send={send}
    />
  );
}
