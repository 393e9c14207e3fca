import { CircleCheckBig, Hand, Layers2, Lightbulb, Scan, SwitchCamera, ZoomIn } from "lucide-react";
import type { ReactNode } from "react";
import { useT } from "../i18n/use-t.ts";
import { Button } from "../ui/button.tsx";
import { classNames } from "../ui/class-names.ts";
import { NoticeLine } from "../ui/field.tsx";
import type { EdgeHint } from "./edge-hint.ts";
import type { Quad, Size } from "./paper/quad.ts";
import type { SeenPaper } from "./use-edge-hint.ts";
import type { CameraState } from "./use-camera-stream.ts";

const signs: Readonly<Record<EdgeHint["kind"], ReactNode>> = {
  none: <Scan />,
  unseen: <Layers2 />,
  dark: <Lightbulb />,
  closer: <ZoomIn />,
  moving: <Hand />,
  steady: <CircleCheckBig />,
};

export interface LivePictureProps {
  readonly camera: CameraState;
  readonly seen: SeenPaper;
  readonly hidden: boolean;
  /** The camera's picture. */
  readonly children: ReactNode;
}

/** There is no picture, and words say why. */
export const isTroubled = (camera: CameraState): boolean => camera !== "on" && camera !== "starting";

/** The camera's picture with the paper's edges drawn over it. */
export function LivePicture({ camera, seen: { hint, frame }, hidden, children }: LivePictureProps) {
  return (
    <div className="paper-stage" hidden={hidden || isTroubled(camera)}>
      {children}
      {hint.quad === null ? null : <Edges quad={hint.quad} frame={frame} kind={hint.kind} />}
    </div>
  );
}

export interface LiveWordsProps {
  readonly camera: CameraState;
  readonly kind: EdgeHint["kind"];
  readonly onAgain: () => void;
  readonly onAnother: (() => void) | null;
}

/** The same in words, read aloud when they change; or why there is no picture, and what to do. */
export function LiveWords({ camera, kind, onAgain, onAnother }: LiveWordsProps) {
  const t = useT();
  if (camera === "on" || camera === "starting")
    return (
      <>
        <output className={classNames("paper-hint", `paper-hint-${kind}`)}>
          <span className="paper-hint-sign" aria-hidden="true">
            {signs[kind]}
          </span>
          {t(camera === "starting" ? "camera.starting" : `camera.hint-${kind}`)}
        </output>
        {onAnother === null ? null : (
          <Button icon={<SwitchCamera />} onPress={onAnother}>
            {t("common.camera-other")}
          </Button>
        )}
      </>
    );
  return (
    <div className="paper-trouble">
      <NoticeLine>{t(`camera.trouble-${camera}`)}</NoticeLine>
      <Button onPress={onAgain}>{t("camera.trouble-again")}</Button>
    </div>
  );
}

interface EdgesProps {
  readonly quad: Quad;
  readonly frame: Size;
  readonly kind: EdgeHint["kind"] | "set";
}

/** Four lines over a picture, two colours each, so that they are seen on every paper and every table. */
export function Edges({ quad, frame, kind }: EdgesProps) {
  const points = quad.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ");
  return (
    <svg
      className={classNames("paper-edges", `paper-edges-${kind}`)}
      viewBox={`0 0 ${frame.width} ${frame.height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <polygon className="paper-edges-under" points={points} />
      <polygon className="paper-edges-over" points={points} />
    </svg>
  );
}
