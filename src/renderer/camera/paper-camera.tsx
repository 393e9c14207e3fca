import { Camera, Check, RotateCcw } from "lucide-react";
import { type RefObject, useEffect, useRef, useState } from "react";
import { useT } from "../i18n/use-t.ts";
import { Button } from "../ui/button.tsx";
import { NoticeLine } from "../ui/field.tsx";
import { ScreenFrame } from "../ui/layout.tsx";
import { closeStream, openCamera } from "./use-camera.ts";
import "./paper-camera.css";

/** Readable print without a file that takes long to send. */
const JPEG_QUALITY = 0.88;

export interface PaperCameraProps {
  readonly title: string;
  readonly busy: boolean;
  readonly onPicture: (picture: Blob) => void;
  readonly onClose: () => void;
}

/** Camera, still, and the choice to keep it or to take another; nothing is kept before that choice. */
export function PaperCamera({ title, busy, onPicture, onClose }: PaperCameraProps) {
  const t = useT();
  const { video, state } = useStream();
  const [still, setStill] = useState<Still | null>(null);
  const shoot = async (): Promise<void> => setStill(await takeStill(video.current));
  useEffect(() => () => URL.revokeObjectURL(still?.url ?? ""), [still]);
  return (
    <ScreenFrame
      title={title}
      lead={t(still === null ? "scans.camera-lead" : "scans.still-lead")}
      others={<Button onPress={onClose}>{t("scans.camera-close")}</Button>}
      action={
        still === null ? (
          <Button variant="primary" icon={<Camera />} disabled={state !== "on"} onPress={() => void shoot()}>
            {t("scans.shoot")}
          </Button>
        ) : (
          <div className="paper-keep">
            <Button icon={<RotateCcw />} onPress={() => setStill(null)}>
              {t("scans.again")}
            </Button>
            <Button
              variant="primary"
              icon={<Check />}
              disabled={busy}
              onPress={() => onPicture(still.picture)}
            >
              {t("scans.keep")}
            </Button>
          </div>
        )
      }
    >
      {state === "none" ? <NoticeLine>{t("scans.camera-none")}</NoticeLine> : null}
      <div className="paper-view" hidden={state === "none"}>
        <video ref={video} muted playsInline hidden={still !== null} aria-label={t("scans.camera-view")} />
        {still === null ? null : <img src={still.url} alt={t("scans.still")} />}
      </div>
    </ScreenFrame>
  );
}

interface Still {
  readonly picture: Blob;
  readonly url: string;
}

/** One frame at the camera's own size; null while the camera shows none yet. */
async function takeStill(video: HTMLVideoElement | null): Promise<Still | null> {
  if (video === null || video.videoWidth === 0) return null;
  const canvas = document.createElement("canvas");
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext("2d")?.drawImage(video, 0, 0);
  const picture = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", JPEG_QUALITY));
  return picture === null ? null : { picture, url: URL.createObjectURL(picture) };
}

interface Stream {
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly state: "starting" | "on" | "none";
}

function useStream(): Stream {
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<Stream["state"]>("starting");
  useEffect(() => {
    const stopped = new AbortController();
    let stream: MediaStream | null = null;
    const start = async (): Promise<void> => {
      stream = await openCamera();
      if (stopped.signal.aborted) return closeStream(stream);
      if (stream === null || video.current === null) return setState("none");
      video.current.srcObject = stream;
      await video.current.play();
      setState("on");
    };
    start().catch(() => setState("none"));
    return () => {
      stopped.abort();
      closeStream(stream);
    };
  }, []);
  return { video, state };
}
