import { useRef } from "react";
import type { BoardDetail } from "../../../shared/staff.ts";
import { useT } from "../../i18n/use-t.ts";
import { KeyboardArea } from "../../keyboard/keyboard-area.tsx";
import { KioskInput } from "../../keyboard/kiosk-input.tsx";
import { Button } from "../../ui/button.tsx";
import { ScreenFrame } from "../../ui/layout.tsx";
import type { StaffScreenProps } from "./parts.tsx";
import { saidWords } from "./words.ts";

export interface CodeScreenProps extends Pick<StaffScreenProps, "state" | "actions"> {
  readonly detail: BoardDetail;
  readonly onClose: () => void;
}

/** The citizen has submitted it themself: the portal's code closes the row. What is refused can be mended here. */
export function CodeScreen({ detail, state, actions, onClose }: CodeScreenProps) {
  const t = useT();
  const code = useRef("");
  const { said } = state;
  return (
    <ScreenFrame title={t("staff.code-title")} lead={t("staff.code-lead")}>
      <KeyboardArea
        nextLabel={t("staff.code-keep")}
        busy={state.working !== null}
        others={<Button onPress={onClose}>{t("staff.code-back")}</Button>}
        onNext={() => {
          if (code.current.trim() !== "" && state.working === null)
            actions.act({ act: "close-self", officialCode: code.current.trim() });
        }}
      >
        <KioskInput
          first
          layout="code"
          label={t("staff.code-label")}
          hint={detail.row.who}
          notice={said === null || said.kind === "done" ? null : t(saidWords(said))}
          maxLength={60}
          initial=""
          onChange={(typed) => {
            code.current = typed;
          }}
        />
      </KeyboardArea>
    </ScreenFrame>
  );
}
