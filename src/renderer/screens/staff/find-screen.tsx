import { useRef } from "react";
import { useT } from "../../i18n/use-t.ts";
import { KeyboardArea } from "../../keyboard/keyboard-area.tsx";
import { KioskInput } from "../../keyboard/kiosk-input.tsx";
import { Button } from "../../ui/button.tsx";
import { ScreenFrame } from "../../ui/layout.tsx";
import type { StaffScreenProps } from "./parts.tsx";
import { saidWords } from "./words.ts";

/** The list has what is not finished; a dossier that the portal has already is opened by the number on its slip. */
export function FindScreen({ state, actions }: StaffScreenProps) {
  const t = useT();
  const number = useRef("");
  const { said } = state;
  return (
    <ScreenFrame title={t("staff.find-title")} lead={t("staff.find-lead")}>
      <KeyboardArea
        nextLabel={t("staff.find-go")}
        busy={state.working !== null}
        others={<Button onPress={actions.toBoard}>{t("staff.board-back")}</Button>}
        onNext={() => {
          const typed = number.current.trim();
          if (typed !== "" && state.working === null) actions.find(typed);
        }}
      >
        <KioskInput
          first
          layout="code"
          label={t("staff.find-label")}
          notice={said === null || said.kind === "done" ? null : t(saidWords(said))}
          maxLength={60}
          initial=""
          onChange={(typed) => {
            number.current = typed;
          }}
        />
      </KeyboardArea>
    </ScreenFrame>
  );
}
