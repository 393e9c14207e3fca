import { Camera, Keyboard, QrCode } from "lucide-react";
import { lazy, Suspense, useRef, useState } from "react";
import { useNotice, useT } from "../../i18n/use-t.ts";
import { KeyboardArea } from "../../keyboard/keyboard-area.tsx";
import { KioskInput } from "../../keyboard/kiosk-input.tsx";
import { BigChoice } from "../../ui/big-choice.tsx";
import { Button } from "../../ui/button.tsx";
import { NoticeLine } from "../../ui/field.tsx";
import { Card, ScreenFrame } from "../../ui/layout.tsx";
import type { ScreenProps } from "../screen-props.ts";
import "./lookup.css";

// The decoder is a megabyte of WebAssembly that most people never need.
const CodeCamera = lazy(async () => {
  const { CardCamera } = await import("../../camera/card-camera.tsx");
  return { default: CardCamera };
});

type Way = "scanner" | "camera" | "code";

/** A slip to the scanner or the camera; without one, the official code and the ID number. */
export function LookupScreen(props: ScreenProps) {
  const [way, setWay] = useState<Way>("scanner");
  const toScanner = (): void => setWay("scanner");
  if (way === "camera") return <ByCamera {...props} onClose={toScanner} />;
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

interface ClosableProps extends ScreenProps {
  readonly onClose: () => void;
}

function ByCamera({ view, send, onClose }: ClosableProps) {
  const t = useT();
  const words = useNotice(view.session.notice, null);
  return (
    <ScreenFrame
      title={t("lookup.camera-title")}
      others={<Button onPress={onClose}>{t("lookup.other-way")}</Button>}
    >
      {words === null ? null : <NoticeLine>{words}</NoticeLine>}
      <Suspense fallback={<p>{t("common.loading")}</p>}>
        <CodeCamera
          practice={view.desk.practice}
          onCode={(payload) => send({ type: "code-scanned", payload })}
          onStillHere={() => send({ type: "touched" })}
        />
      </Suspense>
    </ScreenFrame>
  );
}

function ByCode({ view, busy, send, onClose }: ClosableProps) {
  const t = useT();
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
