import { askedQuestions } from "../../../shared/declaration.ts";
import type { Question } from "../../../shared/procedure.ts";
import type { Session } from "../../../shared/session.ts";
import { useT, useWording } from "../../i18n/use-t.ts";
import { knownPlaces } from "../question/address-parts.ts";
import { isFromDesk, originOf } from "../question/origin.ts";
import { QuestionScreen } from "../question/question-screen.tsx";
import type { ScreenProps } from "../screen-props.ts";

/** The declaration, one question a screen, in the order of the paper form. */
export function DeclarationScreen({ view, procedures, places, lists, busy, send }: ScreenProps) {
  const t = useT();
  const wording = useWording();
  const { session } = view;
  const procedure = procedures.find(({ code }) => code === session.procedureCode);
  if (procedure === undefined || session.step.name !== "declaration") return null;
  const { index } = session.step;
  const asked = askedQuestions(procedure, session.answers);
  const question = asked[index];
  if (question === undefined) return null;
  const walked = asked.filter((one) => one === question || !isFromDesk(one, view));
  const section = procedure.sections.find(({ key }) => key === question.section);
  const origin = originOf(question, view);
  return (
    <QuestionScreen
      question={question}
      answer={session.answers[question.key] ?? ""}
      origin={origin === null ? null : t(`question.from-${origin}`)}
      section={section === undefined ? "" : wording(section.title)}
      place={{ now: walked.indexOf(question) + 1, all: walked.length }}
      notice={session.notice}
      busy={busy}
      places={places}
      lists={lists}
      known={knownPlaces(givenAddresses(asked, session))}
      send={send}
    />
  );
}

function givenAddresses(asked: readonly Question[], { person, answers }: Session): readonly string[] {
  const given = asked.filter(({ kind }) => kind === "address").map(({ key }) => answers[key] ?? "");
  return [person?.address ?? "", ...given];
}
