import { type ReactNode, useRef, useState } from "react";
import type { Question } from "../../../shared/procedure.ts";
import type { Notice, SessionEvent } from "../../../shared/session.ts";
import { useNotice, useT, useWording } from "../../i18n/use-t.ts";
import { DateInput } from "../../keyboard/date-input.tsx";
import { KeyboardArea } from "../../keyboard/keyboard-area.tsx";
import { KioskInput } from "../../keyboard/kiosk-input.tsx";
import { BigChoice } from "../../ui/big-choice.tsx";
import { Button } from "../../ui/button.tsx";
import { NoticeLine } from "../../ui/field.tsx";
import type { ListFinder, PlaceFinder } from "../screen-props.ts";
import { AddressAnswer } from "./address-answer.tsx";
import type { PlaceName } from "./address-parts.ts";
import { inputFor } from "./answer-fields.ts";
import { ListAnswer } from "./list-answer.tsx";
import { QuestionFrame } from "./question-frame.tsx";

export interface QuestionScreenProps {
  readonly question: Question;
  /** The answer that stands now: given before, from the card, or usual. */
  readonly answer: string;
  /** Where the answer came from, in words; null when the person gave it or nobody has. */
  readonly origin: string | null;
  /** What is said of a further person's card, above the answer. */
  readonly aside?: ReactNode;
  readonly section: string;
  readonly place: { readonly now: number; readonly all: number };
  readonly notice: Notice | null;
  readonly busy: boolean;
  readonly places: PlaceFinder;
  readonly lists: ListFinder;
  /** Communes that were named before and can be taken at a touch. */
  readonly known: readonly PlaceName[];
  readonly send: (event: SessionEvent) => void;
}

/** One question and its answer; nothing leaves this screen until "Tiếp tục". */
export function QuestionScreen(props: QuestionScreenProps) {
  const { kind, list } = props.question;
  if (kind === "address") return <AddressAnswer {...props} />;
  return kind === "list" && list !== undefined ? (
    <ListAnswer {...props} list={list} />
  ) : (
    <PlainQuestion {...props} />
  );
}

function PlainQuestion(props: QuestionScreenProps) {
  return (
    <QuestionFrame {...props}>
      {props.question.kind === "choice" ? <ChoiceAnswer {...props} /> : <TypedAnswer {...props} />}
    </QuestionFrame>
  );
}

function ChoiceAnswer({ question, answer, notice, send }: QuestionScreenProps) {
  const t = useT();
  const wording = useWording();
  const words = useNotice(notice, question.key);
  const choose = (value: string): void => send({ type: "answer", key: question.key, value });
  const choices = (question.choices ?? []).map(({ value, text }) => ({ value, title: wording(text) }));
  const known = choices.some(({ value }) => value === answer);
  return (
    <>
      {question.hint === undefined ? null : <p className="screen-lead">{wording(question.hint)}</p>}
      {words === null ? null : <NoticeLine>{words}</NoticeLine>}
      <BigChoice
        label={wording(question.ask)}
        choices={choices}
        chosen={known ? answer : null}
        columns={choices.length > 1 ? 2 : 1}
        onChoose={choose}
      />
      <div className="question-ways">
        {question.required ? null : <Button onPress={() => choose("")}>{t("question.skip")}</Button>}
        {known ? (
          <Button variant="primary" onPress={() => choose(answer)}>
            {t("common.continue")}
          </Button>
        ) : null}
      </div>
    </>
  );
}

function TypedAnswer({ question, answer, notice, busy, send }: QuestionScreenProps) {
  const t = useT();
  const wording = useWording();
  const words = useNotice(notice, question.key);
  const typed = useRef(answer);
  const [empty, setEmpty] = useState(answer === "");
  const keep = (value: string): void => {
    typed.current = value;
    setEmpty(value === "");
  };
  const [tries, setTries] = useState(0);
  const next = (): void => {
    if (busy) return;
    send({ type: "answer", key: question.key, value: typed.current });
    // The same notice may come again, and then its date is typed anew once more.
    if (words !== null) setTries(tries + 1);
  };
  const shared = {
    label: wording(question.ask),
    hint: question.hint === undefined ? undefined : wording(question.hint),
    notice: words,
    initial: answer,
    first: true,
    onChange: keep,
  };
  return (
    <KeyboardArea
      nextLabel={t(empty && !question.required ? "question.skip" : "common.continue")}
      busy={busy}
      onNext={next}
    >
      {question.kind === "date" ? (
        <DateInput
          {...shared}
          tries={tries}
          partial={question.date?.partial === true}
          yearIsEnough={question.date?.yearIsEnough === true}
        />
      ) : (
        <KioskInput {...shared} quietLabel {...inputFor(question)} />
      )}
    </KeyboardArea>
  );
}
