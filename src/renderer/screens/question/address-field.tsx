import { MapPin, X } from "lucide-react";
import { placeWords } from "../../../shared/places.ts";
import { useT } from "../../i18n/use-t.ts";
import { KioskInput, type KioskInputProps } from "../../keyboard/kiosk-input.tsx";
import { Button } from "../../ui/button.tsx";
import { Private } from "../../ui/private.tsx";
import type { AddressParts, PlaceName } from "./address-parts.ts";

export interface AddressFieldProps extends Omit<KioskInputProps, "initial" | "first" | "onChange"> {
  readonly parts: AddressParts;
  /** Communes that were named before and can be taken at a touch. */
  readonly known: readonly PlaceName[];
  readonly onChange: (parts: AddressParts) => void;
  readonly onPick: () => void;
}

/** The line for the street, and the commune that was picked or the ways to pick one. */
export function AddressField({ parts, known, onChange, onPick, ...line }: AddressFieldProps) {
  const t = useT();
  return (
    <>
      <KioskInput
        {...line}
        first
        initial={parts.street}
        onChange={(street) => onChange({ ...parts, street })}
      />
      <PlaceRow
        place={parts.place}
        known={known}
        onPick={onPick}
        onTake={(place) => onChange({ ...parts, place })}
      />
      {parts.place === null ? <p className="address-abroad">{t("question.place-abroad")}</p> : null}
    </>
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
