import { MapPin, X } from "lucide-react";
import { useState } from "react";
import { placeWords } from "../../../shared/places.ts";
import { useNotice, useT, useWording } from "../../i18n/use-t.ts";
import { KeyboardArea } from "../../keyboard/keyboard-area.tsx";
import { KioskInput } from "../../keyboard/kiosk-input.tsx";
import { Button } from "../../ui/button.tsx";
import { Private } from "../../ui/private.tsx";
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
  const words = useNotice(notice, question.key);
  const nothing = wholeAddress(parts) === "";
  return (
    <KeyboardArea
      nextLabel={t(nothing && !question.required ? "question.skip" : "common.continue")}
      busy={busy}
      onNext={onNext}
    >
      <KioskInput
        label={wording(question.ask)}
        quietLabel
        hint={question.hint === undefined ? undefined : wording(question.hint)}
        notice={words}
        initial={parts.street}
        first
        {...inputFor(question)}
        onChange={(street) => onChange({ ...parts, street })}
      />
      <PlaceRow
        place={parts.place}
        known={known}
        onPick={onPick}
        onTake={(place) => onChange({ ...parts, place })}
      />
      {parts.place === null ? <p className="address-abroad">{t("question.place-abroad")}</p> : null}
    </KeyboardArea>
  );
}

interface PlaceRowProps {
  readonly place: PlaceName | null;
  readonly known: readonly PlaceName[];
  readonly onPick: () => void;
  readonly onTake: (place: PlaceName | null) => void;
}

/** More than this would not stand beside the line on a wide panel. */
const MOST_KNOWN = 2;

function PlaceRow({ place, known, onPick, onTake }: PlaceRowProps) {
  const t = useT();
  if (place !== null)
    return (
      <div className="address-place">
        <p className="address-picked">
          <MapPin aria-hidden="true" />
          <span>
            <Private>{placeWords(place)}</Private>
          </span>
        </p>
        <Button onPress={onPick}>{t("question.place-change")}</Button>
        <Button icon={<X />} onPress={() => onTake(null)} label={t("question.place-drop")}>
          {t("question.place-drop-short")}
        </Button>
      </div>
    );
  return (
    <div className="address-place">
      <Button icon={<MapPin />} onPress={onPick}>
        {t("question.place-pick")}
      </Button>
      {known.slice(-MOST_KNOWN).map((one) => (
        <Button key={placeWords(one)} onPress={() => onTake(one)}>
          <Private>{placeWords(one)}</Private>
        </Button>
      ))}
    </div>
  );
}
