import { useState } from "react";
import { portalUnreachable } from "../../../shared/portal-light.ts";
import { useNotice, useT } from "../../i18n/use-t.ts";
import { KeyboardArea } from "../../keyboard/keyboard-area.tsx";
import { KioskInput } from "../../keyboard/kiosk-input.tsx";
import { Button } from "../../ui/button.tsx";
import { NoticeLine } from "../../ui/field.tsx";
import { ScreenFrame } from "../../ui/layout.tsx";
import { Private } from "../../ui/private.tsx";
import { grouped } from "../account/grouped.ts";
import type { ScreenProps } from "../screen-props.ts";

const OTP_DIGITS = 6;

/**
 * The code from the citizen's own phone; a dead portal or a lost message stops nobody. No way back to the number:
 * the portal answers a second registration of the same person with the first one, under the number it has.
 */
export function OtpScreen({ view, send, busy }: ScreenProps) {
  const t = useT();
  const { session, desk } = view;
  const [otp, setOtp] = useState("");
  // A wrong code is typed anew, not mended: each try gets an empty line.
  const [tries, setTries] = useState(0);
  const notice = useNotice(session.notice);
  const unreachable = portalUnreachable(desk.portal);
  const confirm = (): void => {
    if (otp.length < OTP_DIGITS) return;
    send({ type: "enter-otp", otp });
    setOtp("");
    setTries(tries + 1);
  };
  return (
    <ScreenFrame
      title={t("account.otp-title")}
      lead={<Private>{t("account.otp-lead", { phone: grouped(session.phone) })}</Private>}
    >
      {desk.practice ? <NoticeLine tone="calm">{t("account.otp-practice")}</NoticeLine> : null}
      {unreachable ? <NoticeLine tone="calm">{t("account.otp-skip-text")}</NoticeLine> : null}
      <KeyboardArea
        nextLabel={t("account.otp-send")}
        busy={busy || otp.length < OTP_DIGITS}
        others={
          <>
            <Button disabled={busy} onPress={() => send({ type: "resend-otp" })}>
              {t("account.otp-resend")}
            </Button>
            <Button onPress={() => send({ type: "next" })}>{t("account.otp-skip")}</Button>
          </>
        }
        onNext={confirm}
      >
        <KioskInput
          key={tries}
          first
          layout="digits"
          label={t("account.otp")}
          notice={notice}
          initial=""
          maxLength={OTP_DIGITS}
          onChange={setOtp}
        />
        <p className="field-hint">{t("account.otp-phone")}</p>
      </KeyboardArea>
    </ScreenFrame>
  );
}
