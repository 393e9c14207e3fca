import { useRef } from "react";
import { useNotice, useT } from "../../i18n/use-t.ts";
import { KeyboardArea } from "../../keyboard/keyboard-area.tsx";
import { KioskInput } from "../../keyboard/kiosk-input.tsx";
import { NoticeLine } from "../../ui/field.tsx";
import { ScreenFrame } from "../../ui/layout.tsx";
import type { ScreenProps } from "../screen-props.ts";

/** A slip can be found in a tray; the last four digits show that it is the person's own. */
export function LookupProofScreen({ view, busy, send }: ScreenProps) {
  const t = useT();
  const { notice } = view.session;
  const typed = useRef("");
  const general = useNotice(notice, null);
  const words = useNotice(notice, "lastFour");
  return (
    <ScreenFrame title={t("lookup.proof-title")} lead={t("lookup.proof-lead")}>
      <KeyboardArea
        nextLabel={t("lookup.search")}
        busy={busy}
        onNext={() => send({ type: "lookup-proof", lastFour: typed.current })}
      >
        {general === null ? null : <NoticeLine>{general}</NoticeLine>}
        <KioskInput
          first
          label={t("lookup.proof-label")}
          notice={words}
          layout="digits"
          maxLength={4}
          initial=""
          onChange={(value) => {
            typed.current = value;
            // The fourth digit is the last: nobody has to press on.
            if (/^\d{4}$/.test(value)) send({ type: "lookup-proof", lastFour: value });
          }}
        />
      </KeyboardArea>
    </ScreenFrame>
  );
}
