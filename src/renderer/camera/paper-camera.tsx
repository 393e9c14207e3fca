import { useEffect, useState } from "react";
import type { ScanFile } from "../../shared/dossier.ts";
import { useT } from "../i18n/use-t.ts";
import { openPaperTools, type PaperTools } from "./paper-tools.ts";
import { PaperView } from "./paper-view.tsx";
import { useCameraStream } from "./use-camera-stream.ts";
import { useEdgeHint } from "./use-edge-hint.ts";
import { usePaperWork } from "./use-paper-work.ts";
import { usePatience } from "./use-patience.ts";
import "./texts.ts";

/** The camera's best mode, at a rate that a small computer decodes: a page of A4 needs 1,754 px for 150 dpi. */
const PAPER_WISH = { width: 3840, height: 2160, frameRate: 15 } as const;

export interface PaperCameraProps {
  readonly title: string;
  readonly busy: boolean;
  /** Files that this paper has already; their pages come first, and one file takes the place of all. */
  readonly earlier: readonly Pick<ScanFile, "fileId">[];
  readonly scanFile: (fileId: string) => Promise<Blob | null>;
  /** One JPEG, or one PDF of several pages, which holds all of the files named; nothing is kept before. */
  readonly onPaper: (file: Blob, replaces: readonly string[]) => void;
  readonly onClose: () => void;
  /** An officer let a picture of an ID card be taken. */
  readonly onCardAllowed: () => void;
  readonly onStillHere: () => void;
}

/** One paper before the camera: its edges live, the shot, straightened and turned, as many pages as it has. */
export function PaperCamera(props: PaperCameraProps) {
  const { title, busy, earlier, scanFile, onPaper, onClose, onCardAllowed, onStillHere } = props;
  const t = useT();
  const tools = useTools();
  usePatience(onStillHere);
  const { video, state, again, another } = useCameraStream(PAPER_WISH);
  const fileIds = earlier.map(({ fileId }) => fileId);
  const work = usePaperWork({ tools, video, earlier: fileIds, scanFile, onPaper, onCardAllowed });
  const live = work.state.phase.at === "live" && !work.state.working;
  const seen = useEdgeHint(tools, video, live && state === "on");
  return (
    <PaperView {...{ title, busy, seen, work, onClose }} camera={state} onAgain={again} onAnother={another}>
      <video ref={video} muted playsInline aria-label={t("camera.view")} />
    </PaperView>
  );
}

function useTools(): PaperTools {
  const [tools] = useState(openPaperTools);
  useEffect(() => () => tools.close(), [tools]);
  return tools;
}
