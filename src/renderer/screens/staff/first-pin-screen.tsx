import { useState } from "react";
import { useT } from "../../i18n/use-t.ts";
import { KeyboardArea } from "../../keyboard/keyboard-area.tsx";
import { KioskInput } from "../../keyboard/kiosk-input.tsx";
import { ScreenFrame } from "../../ui/layout.tsx";
import { BackButton } from "./back-button.tsx";
import type { StaffScreenProps } from "./parts.tsx";
import { leastNewPinDigits, mostPinDigits } from "./pin.ts";
import { saidWords } from "./words.ts";

type Stage = "name" | "pin" | "again";

/** The first PIN of a machine: a name, a PIN, and the same PIN once more. */
export function FirstPinScreen({ state, actions }: StaffScreenProps) {
  const [stage, setStage] = useState<Stage>("name");
  const [name, setName] = useState("");
  const [pin, setPin] = useState("");
  const [notice, setNotice] = useState<"short" | "differs" | null>(null);
  const t = useT();
  const said = state.said === null ? null : t(saidWords(state.said));
  const words = notice === null ? said : t(`staff.first-${notice}`, { least: leastNewPinDigits });
  const back = <BackButton onPress={actions.toDoor}>{t("common.back")}</BackButton>;
  const busy = state.working !== null;
  if (stage === "name")
    return <NameStage name={name} onName={setName} onNext={() => setStage("pin")} back={back} />;
  if (stage === "pin")
    return (
      <PinStage
        key="pin"
        title={t("staff.first-pin-title")}
        lead={t("staff.first-pin-lead", { least: leastNewPinDigits, most: mostPinDigits })}
        next={t("common.continue")}
        notice={words}
        busy={busy}
        back={back}
        onPin={(chosen) => {
          const short = chosen.length < leastNewPinDigits;
          setNotice(short ? "short" : null);
          if (short) return;
          setPin(chosen);
          setStage("again");
        }}
      />
    );
  return (
    <PinStage
      key="again"
      title={t("staff.first-again-title")}
      lead={t("staff.first-again-lead")}
      next={t("staff.first-keep")}
      notice={null}
      busy={busy}
      back={back}
      onPin={(again) => {
        // Whatever comes of it, a PIN is not kept here longer than its two entries take.
        setPin("");
        setNotice(again === pin ? null : "differs");
        setStage("pin");
        if (again === pin) actions.createFirst(name.trim(), pin);
      }}
    />
  );
}

interface NameStageProps {
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly onNext: () => void;
  readonly back: React.ReactNode;
}

function NameStage({ name, onName, onNext, back }: NameStageProps) {
  const t = useT();
  return (
    <ScreenFrame title={t("staff.first-name-title")} lead={t("staff.first-name-lead")}>
      <KeyboardArea
        nextLabel={t("common.continue")}
        busy={name.trim() === ""}
        others={back}
        onNext={() => {
          if (name.trim() !== "") onNext();
        }}
      >
        <KioskInput
          first
          quietLabel
          layout="words"
          capitals="words"
          label={t("staff.first-name-label")}
          initial=""
          maxLength={60}
          onChange={onName}
        />
      </KeyboardArea>
    </ScreenFrame>
  );
}

interface PinStageProps {
  readonly title: string;
  readonly lead: string;
  readonly next: string;
  readonly notice: string | null;
  readonly busy: boolean;
  readonly back: React.ReactNode;
  readonly onPin: (pin: string) => void;
}

function PinStage({ title, lead, next, notice, busy, back, onPin }: PinStageProps) {
  const t = useT();
  const [typed, setTyped] = useState("");
  const [tries, setTries] = useState(0);
  return (
    <ScreenFrame title={title} lead={lead}>
      <KeyboardArea
        nextLabel={next}
        busy={busy || typed === ""}
        others={back}
        onNext={() => {
          if (busy || typed === "") return;
          onPin(typed);
          setTyped("");
          setTries(tries + 1);
        }}
      >
        <KioskInput
          key={tries}
          first
          secret
          layout="digits"
          label={t("staff.pin-label")}
          notice={notice}
          initial=""
          maxLength={mostPinDigits}
          onChange={setTyped}
        />
      </KeyboardArea>
    </ScreenFrame>
  );
}
