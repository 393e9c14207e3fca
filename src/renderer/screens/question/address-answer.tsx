import { useState } from "react";
import { useNotice, useT, useWording } from "../../i18n/use-t.ts";
import { KeyboardArea } from "../../keyboard/keyboard-area.tsx";
import { AddressField } from "./address-field.tsx";
import { type AddressParts, addressParts, type PlaceName, wholeAddress } from "./address-parts.ts";
import { inputFor } from "./answer-fields.ts";
import { PlacePicker } from "./place-picker.tsx";
import { QuestionFrame } from "./question-frame.tsx";
import type { QuestionScreenProps } from "./question-screen.tsx";

/** The street is typed and the commune is picked; who has neither, such as an address abroad, types it all. */
export function AddressAnswer(props: QuestionScreenProps) {
  const { question, answer, send, busy, places } = props;
  const [parts, setParts] = useState<AddressParts>(() => addressParts(answer));
  const [picking, setPicking] = useState(places.opensAt !== undefined);
  const pick = (place: PlaceName): void => {
    setParts({ ...parts, place });
    setPicking(false);
  };
  return picking ? (
    <PlacePicker places={places} onPick={pick} onBack={() => setPicking(false)} />
  ) : (
    <QuestionFrame {...props}>
      <AddressLine
        {...props}
        parts={parts}
        onChange={setParts}
        onPick={() => setPicking(true)}
        onNext={() => {
          if (!busy) send({ type: "answer", key: question.key, value: wholeAddress(parts) });
        }}
      />
    </QuestionFrame>
  );
}

interface AddressLineProps extends QuestionScreenProps {
  readonly parts: AddressParts;
  readonly onChange: (parts: AddressParts) => void;
  readonly onPick: () => void;
  readonly onNext: () => void;
}

function AddressLine({ parts, onChange, onPick, onNext, ...props }: AddressLineProps) {
  const { question, busy, notice, known } = props;
  const t = useT();
  const wording = useWording();
  const said = useNotice(notice, question.key);
  const words = said !== null && notice?.code === "answer-missing" ? t("question.choose-place") : said;
  const nothing = wholeAddress(parts) === "";
  return (
    <KeyboardArea
      nextLabel={t(nothing && !question.required ? "question.skip" : "common.continue")}
      busy={busy}
      onNext={onNext}
    >
      <AddressField
        label={wording(question.ask)}
        quietLabel
        hint={question.hint === undefined ? undefined : wording(question.hint)}
        notice={words}
        {...{ parts, known, onChange, onPick }}
        {...inputFor(question)}
      />
    </KeyboardArea>
  );
}
