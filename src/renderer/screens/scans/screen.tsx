import { useState } from "react";
import { neededPapers } from "../../../shared/declaration.ts";
import type { Paper } from "../../../shared/procedure.ts";
import { LatePaperCamera } from "../../camera/late-paper-camera.tsx";
import { usePickedFile } from "../../camera/use-picked-file.tsx";
import { useNotice, useT, useWording } from "../../i18n/use-t.ts";
import { Button } from "../../ui/button.tsx";
import { NoticeLine } from "../../ui/field.tsx";
import { Card, ScreenFrame } from "../../ui/layout.tsx";
import type { ScreenProps } from "../screen-props.ts";
import { scanName } from "./scan-name.ts";
import { PaperCard } from "./paper-card.tsx";
import "./scans.css";

/** The papers to hand in, each photographed or picked; what is only shown is only listed. */
export function ScansScreen(props: ScreenProps) {
  const t = useT();
  const wording = useWording();
  const { view, procedures, send, addScan } = props;
  const { session } = view;
  const [shooting, setShooting] = useState<Paper | null>(null);
  const words = useNotice(session.notice, null);
  const add = (paperCode: string, file: Blob, replaces: readonly string[] = []): void => {
    // A refusal comes as the session's notice; a core that is gone shows itself on its own.
    addScan(paperCode, file, scanName(paperCode, session.scans, file.type), replaces).catch(() => undefined);
  };
  const allowCard = (paperCode: string): void => send({ type: "allow-card-picture", paperCode });
  const picked = usePickedFile({ onFile: add, onCardAllowed: allowCard });
  const busy = props.busy || picked.looking;
  const procedure = procedures.find(({ code }) => code === session.procedureCode);
  if (procedure === undefined) return null;
  const papers = neededPapers(procedure, session.answers);
  if (shooting !== null) {
    const keep = (picture: Blob, replaces: readonly string[]): void => {
      setShooting(null);
      add(shooting.code, picture, replaces);
    };
    return (
      <LatePaperCamera
        title={t("scans.camera-title", { paper: wording(shooting.name) })}
        busy={busy}
        earlier={session.scans.filter(({ paperCode }) => paperCode === shooting.code)}
        scanFile={props.scanFile}
        onPaper={keep}
        onClose={() => setShooting(null)}
        onCardAllowed={() => allowCard(shooting.code)}
        onStillHere={() => send({ type: "touched" })}
      />
    );
  }
  const submit = papers.filter(({ how }) => how === "submit");
  return (
    <ScreenFrame
      title={t(submit.length === 0 ? "scans.title-none" : "scans.title")}
      {...(submit.length === 0 ? {} : { lead: t("scans.lead") })}
      action={
        <Button variant="primary" disabled={busy} onPress={() => send({ type: "next" })}>
          {t(busy ? "scans.keeping" : "common.continue")}
        </Button>
      }
    >
      {words === null ? null : <NoticeLine>{words}</NoticeLine>}
      {submit.map((paper) => (
        <PaperCard
          key={paper.code}
          {...props}
          busy={busy}
          paper={paper}
          scans={session.scans.filter(({ paperCode }) => paperCode === paper.code)}
          onShoot={() => setShooting(paper)}
          onFile={(file) => picked.pick(paper.code, file)}
        />
      ))}
      <ToShow papers={papers} />
      {picked.question}
    </ScreenFrame>
  );
}

/** Papers nobody photographs: shown at the counter, or made by this machine. */
function ToShow({ papers }: { readonly papers: readonly Paper[] }) {
  const t = useT();
  const wording = useWording();
  const groups = [
    { how: "show", title: t("scans.show-title") },
    { how: "form", title: t("scans.form-title") },
  ] as const;
  return groups.map(({ how, title }) => {
    const these = papers.filter((paper) => paper.how === how);
    return these.length === 0 ? null : (
      <Card key={how} tone="leaf" title={title}>
        <ul className="scan-shown">
          {these.map((paper) => (
            <li key={paper.code}>
              {wording(paper.name)}
              {paper.when === undefined || how === "form" ? "" : ` – ${wording(paper.when)}`}
            </li>
          ))}
        </ul>
      </Card>
    );
  });
}
