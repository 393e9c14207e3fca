import { useState } from "react";
import { useT } from "../../i18n/use-t.ts";
import { KeyboardArea } from "../../keyboard/keyboard-area.tsx";
import { KioskInput } from "../../keyboard/kiosk-input.tsx";
import { BackButton } from "./back-button.tsx";
import { ScreenFrame } from "../../ui/layout.tsx";

/** As long as the contract's. */
const NAME_LENGTH = 80;

export interface PrinterNameProps {
  readonly name: string;
  readonly busy: boolean;
  readonly onName: (name: string) => void;
  readonly onBack: () => void;
}

/** The name that staff know a printer by. */
export function PrinterName({ name, busy, onName, onBack }: PrinterNameProps) {
  const t = useT();
  const [typed, setTyped] = useState(name);
  const blank = typed.trim() === "";
  return (
    <ScreenFrame title={t("staff.printer-name-title")} lead={t("staff.printer-name-lead")}>
      <KeyboardArea
        nextLabel={t("staff.printer-name-keep")}
        busy={busy || blank}
        others={<BackButton onPress={onBack}>{t("staff.printers-back")}</BackButton>}
        onNext={() => {
          if (!blank && !busy) onName(typed.trim());
        }}
      >
        <KioskInput
          first
          quietLabel
          layout="words"
          capitals="sentence"
          label={t("staff.printer-name-label")}
          maxLength={NAME_LENGTH}
          initial={name}
          onChange={setTyped}
        />
      </KeyboardArea>
    </ScreenFrame>
  );
}
