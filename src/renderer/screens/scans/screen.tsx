import { neededPapers } from "../../../shared/declaration.ts";
import type { Paper } from "../../../shared/procedure.ts";
import { useNotice, useT, useWording } from "../../i18n/use-t.ts";
import { Button } from "../../ui/button.tsx";
import { NoticeLine } from "../../ui/field.tsx";
import { Card, ScreenFrame } from "../../ui/layout.tsx";
import type { ScreenProps } from "../screen-props.ts";
import { usePapers } from "./use-papers.tsx";

/** The papers to hand in, each photographed or picked; what is only shown is only listed. */
export function ScansScreen(props: ScreenProps) {
  const t = useT();
  const { view, procedures, send } = props;
  const { session } = view;
  const words = useNotice(session.notice, null);
  const { busy, camera, card, question } = usePapers(props);
  const procedure = procedures.find(({ code }) => code === session.procedureCode);
  if (procedure === undefined) return null;
  if (camera !== null) return camera;
  const papers = neededPapers(procedure, session.answers);
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
      {submit.map(card)}
      <ToShow papers={papers} />
      {question}
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
