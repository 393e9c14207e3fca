import { Camera, Keyboard } from "lucide-react";
import { useState } from "react";
import type { IdPaper } from "../../../shared/dossier.ts";
import { unreachable } from "../../../shared/result.ts";
import { useNotice, useT } from "../../i18n/use-t.ts";
import { useInnerStep } from "../../shell/inner-step.ts";
import { BigChoice } from "../../ui/big-choice.tsx";
import { Button } from "../../ui/button.tsx";
import { NoticeLine } from "../../ui/field.tsx";
import { ScreenFrame, Stack } from "../../ui/layout.tsx";
import type { ScreenProps } from "../screen-props.ts";
import { CameraWay } from "./camera-way.tsx";
import { CardPicture } from "./card-picture.tsx";
import { PracticeScanner } from "./practice-scanner.tsx";
import "./screen.css";

type Way = "scanner" | "camera" | "no-card";

/** The card to the scanner; the camera and typing by hand are the other two ways. */
export function CardScreen({ view, send, busy }: ScreenProps) {
  const [way, setWay] = useState<Way>("scanner");
  const scanned = (payload: string): void => send({ type: "code-scanned", payload });
  switch (way) {
    case "scanner":
      return <AtScanner view={view} busy={busy} onScanned={scanned} onWay={setWay} />;
    case "camera":
      return <CameraWay view={view} send={send} onClose={() => setWay("scanner")} />;
    case "no-card":
      return (
        <NoCard
          onChoose={(idPaper) => send({ type: "type-identity", idPaper })}
          onClose={() => setWay("scanner")}
        />
      );
    default:
      return unreachable(way);
  }
}

interface AtScannerProps extends Pick<ScreenProps, "view" | "busy"> {
  readonly onScanned: (payload: string) => void;
  readonly onWay: (way: Way) => void;
}

function AtScanner({ view, busy, onScanned, onWay }: AtScannerProps) {
  const t = useT();
  const notice = useNotice(view.session.notice);
  return (
    <ScreenFrame title={t("card.title")} lead={t("card.lead")}>
      {notice === null ? null : <NoticeLine>{notice}</NoticeLine>}
      <div className="card-scan">
        <figure className="card-figure">
          <CardPicture />
          <figcaption className="only-spoken">{t("card.picture")}</figcaption>
        </figure>
        <Stack>
          <Button wide icon={<Camera />} onPress={() => onWay("camera")}>
            {t("card.camera")}
          </Button>
          <Button wide icon={<Keyboard />} onPress={() => onWay("no-card")}>
            {t("card.no-card")}
          </Button>
          {view.desk.practice ? <PracticeScanner busy={busy} onScanned={onScanned} /> : null}
        </Stack>
      </div>
    </ScreenFrame>
  );
}

interface NoCardProps {
  readonly onChoose: (paper: IdPaper) => void;
  readonly onClose: () => void;
}

function NoCard({ onChoose, onClose }: NoCardProps) {
  const t = useT();
  useInnerStep("no-card", onClose);
  const papers = ["citizen-card", "passport", "other"] as const;
  return (
    <ScreenFrame
      title={t("card.no-card-title")}
      lead={t("card.no-card-lead")}
      others={<Button onPress={onClose}>{t("card.to-scanner")}</Button>}
    >
      <BigChoice
        roomy
        label={t("card.no-card-title")}
        choices={papers.map((value) => ({
          value,
          title: t(`card.paper-${value}`),
          text: t(`card.paper-${value}-text`),
        }))}
        onChoose={onChoose}
      />
    </ScreenFrame>
  );
}
