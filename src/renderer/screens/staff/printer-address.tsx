import { useState } from "react";
import { useT } from "../../i18n/use-t.ts";
import { KeyboardArea } from "../../keyboard/keyboard-area.tsx";
import { KioskInput } from "../../keyboard/kiosk-input.tsx";
import { ScreenFrame } from "../../ui/layout.tsx";
import { BackButton } from "./back-button.tsx";
import { type TypedWay, wholeAddress } from "./printer-setup.ts";

export interface PrinterAddressProps {
  readonly way: TypedWay;
  readonly onAddress: (address: string) => void;
  readonly onBack: () => void;
}

/** The address that somebody read off the printer; the usual rest of it is put in here. */
export function PrinterAddress({ way, onAddress, onBack }: PrinterAddressProps) {
  const t = useT();
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState(false);
  return (
    <ScreenFrame title={t(`staff.address-${way}-title`)} lead={t(`staff.address-${way}-lead`)}>
      <KeyboardArea
        nextLabel={t("common.continue")}
        busy={typed.trim() === ""}
        others={<BackButton onPress={onBack}>{t("common.back")}</BackButton>}
        onNext={() => {
          const address = wholeAddress(way, typed);
          setWrong(address === null);
          if (address !== null) onAddress(address);
        }}
      >
        <KioskInput
          first
          quietLabel
          layout="address"
          label={t("staff.address-label")}
          notice={wrong ? t("staff.address-wrong") : null}
          maxLength={300}
          initial=""
          onChange={setTyped}
        />
      </KeyboardArea>
    </ScreenFrame>
  );
}
