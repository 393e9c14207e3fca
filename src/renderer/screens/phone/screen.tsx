import { useState } from "react";
import { useNotice, useT } from "../../i18n/use-t.ts";
import { KeyboardArea } from "../../keyboard/keyboard-area.tsx";
import { KioskInput } from "../../keyboard/kiosk-input.tsx";
import { Button } from "../../ui/button.tsx";
import { ScreenFrame } from "../../ui/layout.tsx";
import type { ScreenProps } from "../screen-props.ts";

/** The number the ward calls; e-mail only for those who want it. */
export function PhoneScreen({ view, send, busy }: ScreenProps) {
  const t = useT();
  const { session } = view;
  const [phone, setPhone] = useState(session.phone);
  const [email, setEmail] = useState(session.email);
  const phoneNotice = useNotice(session.notice, "phone");
  const emailNotice = useNotice(session.notice, "email");
  const generalNotice = useNotice(session.notice, null);
  const [withEmail, setWithEmail] = useState(session.email !== "");
  return (
    <ScreenFrame title={t("account.phone-title")} lead={t("account.phone-lead")}>
      <KeyboardArea
        nextLabel={t("common.continue")}
        busy={busy}
        others={
          withEmail ? undefined : <Button onPress={() => setWithEmail(true)}>{t("account.email-add")}</Button>
        }
        onNext={() => send({ type: "set-phone", phone, email })}
      >
        <KioskInput
          first
          layout="phone"
          label={t("account.phone")}
          hint={t("account.phone-hint")}
          notice={phoneNotice ?? generalNotice}
          initial={session.phone}
          maxLength={20}
          onChange={setPhone}
        />
        {withEmail ? (
          <KioskInput
            layout="email"
            label={t("account.email")}
            notice={emailNotice}
            initial={session.email}
            maxLength={100}
            onChange={setEmail}
          />
        ) : null}
      </KeyboardArea>
    </ScreenFrame>
  );
}
