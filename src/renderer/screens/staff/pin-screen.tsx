import { useState } from "react";
import { useT } from "../../i18n/use-t.ts";
import { KeyboardArea } from "../../keyboard/keyboard-area.tsx";
import { KioskInput } from "../../keyboard/kiosk-input.tsx";
import { useElapsed } from "../../shell/use-now.ts";
import { ScreenFrame } from "../../ui/layout.tsx";
import { BackButton } from "./back-button.tsx";
import type { StaffScreenProps } from "./parts.tsx";
import { leastPinDigits, mostPinDigits } from "./pin.ts";
import type { Said } from "./state.ts";
import { lengthWords, saidWords } from "./words.ts";

/** The PIN on a number pad, shown as dots. Each try starts with an empty line. */
export function PinScreen({ state, actions }: StaffScreenProps) {
  const t = useT();
  const { place, lockedUntilMs, said } = state;
  const nowMs = useElapsed(0);
  const [pin, setPin] = useState("");
  const [tries, setTries] = useState(0);
  if (place.name !== "pin") return null;
  const leftMs = lockedUntilMs === null ? 0 : lockedUntilMs - nowMs;
  const enter = (): void => {
    if (leftMs > 0 || pin.length < leastPinDigits || state.working !== null) return;
    actions.signIn(pin);
    setPin("");
    setTries(tries + 1);
  };
  return (
    <ScreenFrame title={t("staff.pin-title", { name: place.person.name })} lead={t("staff.pin-lead")}>
      <KeyboardArea
        nextLabel={t("staff.pin-enter")}
        busy={leftMs > 0 || state.working !== null || pin.length < leastPinDigits}
        others={<BackButton onPress={actions.toDoor}>{t("staff.other-person")}</BackButton>}
        onNext={enter}
      >
        <KioskInput
          key={tries}
          first
          secret
          layout="digits"
          label={t("staff.pin-label")}
          notice={pinNotice(t, said, lockedUntilMs === null ? null : leftMs)}
          initial=""
          maxLength={mostPinDigits}
          onChange={setPin}
        />
      </KeyboardArea>
    </ScreenFrame>
  );
}

/** The lock comes first: while it lasts, nothing else matters. */
function pinNotice(t: ReturnType<typeof useT>, said: Said | null, leftMs: number | null): string | null {
  if (leftMs !== null && leftMs > 0) return t("staff.pin-locked", { time: lengthWords(t, leftMs) });
  if (leftMs !== null) return t("staff.pin-unlocked");
  if (said === null) return null;
  return t(saidWords(said));
}
