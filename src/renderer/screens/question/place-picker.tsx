import { ArrowLeft } from "lucide-react";
import { memo, useCallback, useState } from "react";
import type { PlaceFound, Province } from "../../../shared/places.ts";
import { useT } from "../../i18n/use-t.ts";
import { KeyboardArea } from "../../keyboard/keyboard-area.tsx";
import { KioskInput } from "../../keyboard/kiosk-input.tsx";
import { useInnerStep } from "../../shell/inner-step.ts";
import { useStable } from "../../shell/use-stable.ts";
import { BigChoice } from "../../ui/big-choice.tsx";
import { Button } from "../../ui/button.tsx";
import { NoticeLine } from "../../ui/field.tsx";
import { ScreenFrame } from "../../ui/layout.tsx";
import type { PlaceFinder } from "../screen-props.ts";
import { FoundRows } from "./picker-rows.tsx";
import { useLatest } from "./use-latest.ts";

export interface PlacePickerProps {
  readonly places: PlaceFinder;
  readonly onPick: (place: PlaceFound) => void;
  readonly onBack: () => void;
}

/** A commune by a few letters of its name, of today or of before, in the province that stands there or in any. */
export function PlacePicker({ places, onPick, onBack }: PlacePickerProps) {
  const t = useT();
  const [province, setProvince] = useState<Province | null>(null);
  const [choosing, setChoosing] = useState(places.opensAt === "provinces");
  useInnerStep(choosing ? "provinces" : "places", choosing ? () => setChoosing(false) : onBack);
  const [text, setText] = useState(places.typed ?? "");
  const provinces = useProvinces(places);
  const here = province ?? provinces[0] ?? null;
  const { places: found, to, sure } = useFound(places, text, province);
  const pick = useStable(onPick);
  const only = text.trim() !== "" && sure && found.length === 1 ? found[0] : undefined;
  if (choosing)
    return (
      <ProvinceList
        provinces={provinces}
        chosen={here}
        onChoose={(one) => {
          setProvince(one);
          setChoosing(false);
        }}
      />
    );
  return (
    <ScreenFrame title={t("question.place-title")}>
      <KeyboardArea
        nextLabel={t("common.continue")}
        busy={only === undefined}
        others={
          <div className="address-place place-picker">
            <Button icon={<ArrowLeft />} onPress={onBack}>
              {t("question.place-back")}
            </Button>
            <Button onPress={() => setChoosing(true)}>
              {t("question.place-province", { province: here?.name ?? "" })}
            </Button>
          </div>
        }
        onNext={() => {
          if (only !== undefined) onPick(only);
        }}
      >
        <KioskInput
          first
          layout="words"
          label={t("question.place-search")}
          quietLabel
          hint={t("question.place-search-hint")}
          initial={text}
          maxLength={60}
          onChange={setText}
        />
        <FoundList found={found} text={to} onPick={pick} />
      </KeyboardArea>
    </ScreenFrame>
  );
}

const NONE: readonly PlaceFound[] = [];

interface Found {
  readonly places: readonly PlaceFound[];
  /** The letters that were looked for. */
  readonly to: string;
  /** They answer the letters that stand there now. */
  readonly sure: boolean;
}

interface FoundListProps {
  readonly found: readonly PlaceFound[];
  /** The letters that were looked for. */
  readonly text: string;
  readonly onPick: (place: PlaceFound) => void;
}

/** Drawn when the core has answered, not with each letter, which would wait for it. */
const FoundList = memo(function FoundList({ found, text, onPick }: FoundListProps) {
  const t = useT();
  if (found.length === 0)
    return text.trim() === "" ? null : <NoticeLine tone="calm">{t("question.place-none")}</NoticeLine>;
  const pick = (code: string): void => {
    const place = found.find((one) => one.code === code);
    if (place !== undefined) onPick(place);
  };
  return (
    <FoundRows
      text={text}
      label={t("question.place-list")}
      spoken={t("question.place-found", { count: found.length })}
      choices={found.map(({ code, name, province, was }) => ({
        value: code,
        title: name,
        text: was === null ? province : t("question.place-was", { province, was }),
      }))}
      onChoose={pick}
    />
  );
});

interface ProvinceListProps {
  readonly provinces: readonly Province[];
  readonly chosen: Province | null;
  readonly onChoose: (province: Province) => void;
}

function ProvinceList({ provinces, chosen, onChoose }: ProvinceListProps) {
  const t = useT();
  return (
    <ScreenFrame title={t("question.place-provinces")}>
      <BigChoice
        label={t("question.place-provinces")}
        columns={3}
        chosen={chosen?.code ?? null}
        choices={provinces.map(({ code, name }) => ({ value: code, title: name }))}
        onChoose={(code) => {
          const province = provinces.find((one) => one.code === code);
          if (province !== undefined) onChoose(province);
        }}
      />
    </ScreenFrame>
  );
}

function useProvinces({ provinces }: PlaceFinder): readonly Province[] {
  return useLatest(provinces, undefined)?.value ?? [];
}

/** What the core found last; it may still answer fewer letters than stand there. */
function useFound({ search }: PlaceFinder, text: string, province: Province | null): Found {
  const code = province?.code ?? null;
  const ask = useCallback((letters: string) => search(letters, code), [search, code]);
  const answered = useLatest(ask, text);
  return { places: answered?.value ?? NONE, to: answered?.to ?? "", sure: answered?.to === text };
}
