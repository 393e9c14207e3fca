import { Camera, CircleCheckBig, CircleDashed, FileText, FolderOpen, Trash2 } from "lucide-react";
import { useEffect, useState } from "react";
import type { ScanFile } from "../../../shared/dossier.ts";
import type { Paper } from "../../../shared/procedure.ts";
import { BlobImage } from "../../camera/blob-image.tsx";
import { FileButton } from "../../camera/file-button.tsx";
import { sizeWords } from "../../i18n/size-words.ts";
import { useLanguage, useNotice, useT, useWording } from "../../i18n/use-t.ts";
import { Button } from "../../ui/button.tsx";
import { NoticeLine } from "../../ui/field.tsx";
import { classNames } from "../../ui/class-names.ts";
import type { ScreenProps } from "../screen-props.ts";

type PaperCardParts = "view" | "busy" | "send" | "scanFile" | "scanProblem";

export interface PaperCardProps extends Pick<ScreenProps, PaperCardParts> {
  readonly paper: Paper;
  readonly scans: readonly ScanFile[];
  readonly onShoot: () => void;
  readonly onFile: (file: File) => void;
}

/** One paper: whether it must be there, what is there, and the two ways to add to it. */
export function PaperCard(props: PaperCardProps) {
  const { view, busy, send, scanFile, paper, scans, onShoot, onFile, scanProblem = null } = props;
  const t = useT();
  const language = useLanguage();
  const wording = useWording();
  const words = useNotice(scanProblem?.field === paper.code ? scanProblem : view.session.notice, paper.code);
  const name = wording(paper.name);
  return (
    <section className={classNames("paper", scans.length > 0 && "paper-there")} aria-label={name}>
      <div className="paper-head">
        <span className="paper-mark" aria-hidden="true">
          {scans.length > 0 ? <CircleCheckBig /> : <CircleDashed />}
        </span>
        <div className="paper-words">
          <h2>{name}</h2>
          {paper.when === undefined ? null : <p>{wording(paper.when)}</p>}
          <p className="paper-state">
            {scans.length > 0
              ? t("scans.there", { count: scans.length })
              : t(paper.required ? "scans.required" : "scans.optional")}
          </p>
        </div>
        <div className="paper-ways">
          <Button
            icon={<Camera />}
            disabled={busy}
            label={t(scans.length > 0 ? "scans.shoot-more-paper" : "scans.shoot-paper", { paper: name })}
            onPress={onShoot}
          >
            {t(scans.length > 0 ? "scans.shoot-more" : "scans.shoot")}
          </Button>
          <FileButton
            accept="image/jpeg,image/png,application/pdf"
            icon={<FolderOpen />}
            disabled={busy}
            label={t("scans.pick-paper", { paper: name })}
            onFile={onFile}
            onStillHere={() => send({ type: "touched" })}
          >
            {t("scans.pick")}
          </FileButton>
        </div>
      </div>
      {words === null ? null : <NoticeLine>{words}</NoticeLine>}
      {scans.length === 0 ? null : (
        <ul className="paper-scans">
          {scans.map((scan, index) => (
            <li key={scan.fileId}>
              <Thumbnail
                scan={scan}
                scanFile={scanFile}
                label={t("scans.page", { number: index + 1, paper: name })}
              />
              <p className="paper-facts">
                {scan.pages === undefined ? null : (
                  <>
                    {t("scans.pdf-pages", { count: scan.pages })}
                    <br />
                  </>
                )}
                {sizeWords(scan.sizeBytes, language)}
              </p>
              <Button
                icon={<Trash2 />}
                disabled={busy}
                label={t("scans.remove-page", { number: index + 1, paper: name })}
                onPress={() => send({ type: "remove-scan", fileId: scan.fileId })}
              >
                {t("scans.remove")}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface ThumbnailProps {
  readonly scan: ScanFile;
  readonly label: string;
  readonly scanFile: ScreenProps["scanFile"];
}

function Thumbnail({ scan, label, scanFile }: ThumbnailProps) {
  const [picture, setPicture] = useState<Blob | null>(null);
  const pdf = scan.mimeType === "application/pdf";
  useEffect(() => {
    if (pdf) return undefined;
    let gone = false;
    // Without a picture the paper's sign stands there.
    scanFile(scan.fileId)
      .then((file) => (gone ? undefined : setPicture(file)))
      .catch(() => undefined);
    return () => {
      gone = true;
    };
  }, [pdf, scan.fileId, scanFile]);
  if (picture === null)
    return (
      <span className="paper-thumb">
        <FileText aria-hidden="true" />
        <span>{pdf ? "PDF" : ""}</span>
        <span className="only-spoken">{label}</span>
      </span>
    );
  return <BlobImage blob={picture} alt={label} className="paper-thumb" />;
}
