import { ImageUp, SwitchCamera } from "lucide-react";
import { useEffect, useState } from "react";
import { useT } from "../i18n/use-t.ts";
import { Button } from "../ui/button.tsx";
import { NoticeLine } from "../ui/field.tsx";
import { CoveredWords } from "./covered-words.tsx";
import { type Decoder, openDecoder } from "./decoder.ts";
import { FileButton } from "./file-button.tsx";
import { pixelsOf } from "./pixels.ts";
import { useCamera } from "./use-camera.ts";
import { usePatience } from "./use-patience.ts";
import "./card-camera.css";

export interface CardCameraProps {
  readonly practice: boolean;
  readonly onCode: (text: string) => void;
  readonly onStillHere: () => void;
}

/** The camera's picture with a frame to hold the card's code into. */
export function CardCamera({ practice, onCode, onStillHere }: CardCameraProps) {
  const t = useT();
  const decoder = useDecoder();
  usePatience(onStillHere);
  const { video, state, again, another } = useCamera(decoder, onCode);
  const troubled = state !== "starting" && state !== "on";
  return (
    <div className="card-camera">
      {troubled ? (
        <>
          <NoticeLine>{t(`card.camera-${state}`)}</NoticeLine>
          <Button onPress={again}>{t("card.camera-again")}</Button>
        </>
      ) : (
        <output>{t(state === "starting" ? "card.camera-starting" : "card.camera-looking")}</output>
      )}
      <div className="camera-view" hidden={troubled}>
        <video ref={video} muted playsInline aria-label={t("card.camera-view")} />
        <span className="camera-aim" aria-hidden="true" />
        <CoveredWords />
      </div>
      {another === null ? null : (
        <Button icon={<SwitchCamera />} onPress={another}>
          {t("common.camera-other")}
        </Button>
      )}
      {practice ? <PhotoOfCard {...{ decoder, onCode, onStillHere }} /> : null}
    </div>
  );
}

function useDecoder(): Decoder {
  const [decoder] = useState(openDecoder);
  useEffect(() => () => decoder.close(), [decoder]);
  return decoder;
}

interface PhotoOfCardProps {
  readonly decoder: Decoder;
  readonly onCode: (text: string) => void;
  readonly onStillHere: () => void;
}

/** While people learn: a photograph instead of a camera, read by the very same way. */
function PhotoOfCard({ decoder, onCode, onStillHere }: PhotoOfCardProps) {
  const t = useT();
  const [found, setFound] = useState(true);
  const read = async (file: File): Promise<void> => {
    const text = await textIn(file, decoder);
    setFound(text !== null);
    if (text !== null) onCode(text);
  };
  return (
    <div className="card-photo">
      {found ? null : <NoticeLine>{t("card.camera-no-code")}</NoticeLine>}
      <FileButton
        accept="image/*"
        icon={<ImageUp />}
        label={t("card.camera-file")}
        onFile={(file) => void read(file)}
        onStillHere={onStillHere}
      >
        {t("card.camera-file")}
      </FileButton>
    </div>
  );
}

async function textIn(file: File, decoder: Decoder): Promise<string | null> {
  try {
    const pixels = pixelsOf(await createImageBitmap(file));
    return pixels === null ? null : await decoder.decode(pixels);
  } catch {
    return null;
  }
}
