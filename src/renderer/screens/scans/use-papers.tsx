import { type ReactNode, useState } from "react";
import type { Paper } from "../../../shared/procedure.ts";
import { LatePaperCamera } from "../../camera/late-paper-camera.tsx";
import { usePickedFile } from "../../camera/use-picked-file.tsx";
import { useT, useWording } from "../../i18n/use-t.ts";
import type { ScreenProps } from "../screen-props.ts";
import { PaperCard } from "./paper-card.tsx";
import { scanName } from "./scan-name.ts";
import "./scans.css";

export interface Papers {
  /** One is being looked at, or on its way: nobody goes on past it. */
  readonly busy: boolean;
  /** Stands in the place of the screen while a paper is photographed. */
  readonly camera: ReactNode;
  readonly card: (paper: Paper) => ReactNode;
  /** What is asked about a file that was picked. */
  readonly question: ReactNode;
}

/** The papers of a screen, each photographed or picked. */
export function usePapers(props: ScreenProps): Papers {
  const t = useT();
  const wording = useWording();
  const { send, addScan, scanFile } = props;
  const { id: sessionId, scans } = props.view.session;
  const [shooting, setShooting] = useState<Paper | null>(null);
  const add = (paperCode: string, file: Blob, replaces: readonly string[] = []): void => {
    const fileName = scanName(paperCode, scans, file.type);
    void addScan({ sessionId, paperCode, file, fileName, replaces });
  };
  const allowCard = (paperCode: string): void => send({ type: "allow-card-picture", paperCode });
  const picked = usePickedFile({ onFile: add, onCardAllowed: allowCard });
  const busy = props.busy || picked.looking;
  const of = ({ code }: Paper) => scans.filter(({ paperCode }) => paperCode === code);
  return {
    busy,
    question: picked.question,
    camera:
      shooting === null ? null : (
        <LatePaperCamera
          title={t("scans.camera-title", { paper: wording(shooting.name) })}
          busy={busy}
          earlier={of(shooting)}
          scanFile={scanFile}
          onPaper={(picture, replaces) => {
            setShooting(null);
            add(shooting.code, picture, replaces);
          }}
          onClose={() => setShooting(null)}
          onCardAllowed={() => allowCard(shooting.code)}
          onStillHere={() => send({ type: "touched" })}
        />
      ),
    card: (paper) => (
      <PaperCard
        key={paper.code}
        {...props}
        busy={busy}
        paper={paper}
        scans={of(paper)}
        onShoot={() => setShooting(paper)}
        onFile={(file) => picked.pick(paper.code, file)}
      />
    ),
  };
}
