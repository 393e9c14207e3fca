import { Camera, Keyboard, QrCode } from "lucide-react";
import { useRef, useState } from "react";
import { useNotice, useT } from "../../i18n/use-t.ts";
import { KeyboardArea } from "../../keyboard/keyboard-area.tsx";
import { KioskInput } from "../../keyboard/kiosk-input.tsx";
import { useInnerStep } from "../../shell/inner-step.ts";
import { BigChoice } from "../../ui/big-choice.tsx";
import { Button } from "../../ui/button.tsx";
import { NoticeLine } from "../../ui/field.tsx";
import { Card, ScreenFrame } from "../../ui/layout.tsx";
import { CameraWay } from "../card/camera-way.tsx";
import type { ScreenProps } from "../screen-props.ts";
import "./lookup.css";

type Way = "scanner" | "camera" | "code";

/** A slip to the scanner or the camera; without one, the official code and the ID number. */
export function LookupScreen(props: ScreenProps) {
  const t = useT();
  const [way, setWay] = useState<Way>("scanner");
  const toScanner = (): void => setWay("scanner");
  if (way === "camera") {
    const words = { title: t("lookup.camera-title"), close: t("lookup.other-way") };
    return <CameraWay view={props.view} send={props.send} words={words} onClose={toScanner} />;
  }
  if (way === "code") return <ByCode {...props} onClose={toScanner} />;
  return <ByScanner {...props} onWay={setWay} />;
}

function ByScanner({ view, busy, onWay }: ScreenProps & { readonly onWay: (way: Way) => void }) {
  const t = useT();
  const words = useNotice(view.session.notice, null);
  return (
    <ScreenFrame title={t("lookup.title")} lead={t("lookup.lead")}>
      <Card tone="leaf">
        <p className="lookup-scan">
          <QrCode aria-hidden="true" />
          <span>{t(busy ? "lookup.busy" : "lookup.hold")}</span>
        </p>
      </Card>
      {words === null ? null : <NoticeLine>{words}</NoticeLine>}
      <BigChoice<"camera" | "code">
        label={t("lookup.other-ways")}
        columns={2}
        choices={[
          { value: "camera", title: t("lookup.camera"), text: t("lookup.camera-text"), icon: <Camera /> },
          { value: "code", title: t("lookup.code"), text: t("lookup.code-text"), icon: <Keyboard /> },
        ]}
        onChoose={onWay}
      />
    </ScreenFrame>
  );
}

interface ByCodeProps extends ScreenProps {
  readonly onClose: () => void;
}

function ByCode({ view, busy, send, onClose }: ByCodeProps) {
  const t = useT();
  useInnerStep("code", onClose);
  const { notice } = view.session;
  const typed = useRef({ officialCode: "", idNumber: "" });
  const [asked, setAsked] = useState(false);
  const general = useNotice(notice, null);
  const unknown = notice?.code === "ticket-unknown";
  const words = unknown ? (asked ? t("lookup.code-unknown") : null) : general;
  const codeWords = useNotice(notice, "officialCode");
  const numberWords = useNotice(notice, "idNumber");
  return (
    <ScreenFrame title={t("lookup.code-title")}>
      <KeyboardArea
        nextLabel={t("lookup.search")}
        busy={busy}
        onNext={() => {
          setAsked(true);
          send({ type: "lookup-code", ...typed.current });
        }}
        others={<Button onPress={onClose}>{t("lookup.other-way")}</Button>}
      >
        {words === null ? null : <NoticeLine>{words}</NoticeLine>}
        <div className="lookup-pair">
          <KioskInput
            first
            label={t("lookup.official-code")}
            notice={codeWords}
            layout="code"
            maxLength={60}
            initial=""
            onChange={(officialCode) => {
              typed.current = { ...typed.current, officialCode };
            }}
          />
          <KioskInput
            label={t("lookup.id-number")}
            notice={numberWords}
            layout="code"
            maxLength={100}
            initial=""
            onChange={(idNumber) => {
              typed.current = { ...typed.current, idNumber };
            }}
          />
        </div>
      </KeyboardArea>
    </ScreenFrame>
  );
}
