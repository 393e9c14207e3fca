import { Printer, Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import { authorisationPaper, authorisationScans } from "../../../shared/authorisation.ts";
import type { PrintProgress } from "../../../shared/printing.ts";
import { useNotice, useT } from "../../i18n/use-t.ts";
import { Button } from "../../ui/button.tsx";
import { NoticeLine } from "../../ui/field.tsx";
import { ScreenFrame } from "../../ui/layout.tsx";
import { usePapers } from "../scans/use-papers.tsx";
import type { ScreenProps } from "../screen-props.ts";
import { onlyFile, type PaperDesk } from "../dossier/words.ts";
import { authorisationWords } from "./print-words.ts";
import "./authorisation.css";

/** The paper of the route `authorised`, in the order of the hands: print it, sign it, photograph it; and a way without it. */
export function AuthorisationScreen(props: ScreenProps) {
  const t = useT();
  const { view, send } = props;
  const { scans, notice } = view.session;
  const words = useNotice(notice, null);
  const { busy, camera, card, question } = usePapers(props);
  if (camera !== null) return camera;
  const signed = authorisationScans(scans);
  return (
    <ScreenFrame
      title={t("authorisation.title")}
      lead={t("authorisation.lead")}
      others={
        <Button icon={<Undo2 />} disabled={busy} onPress={() => send({ type: "edit", step: "consents" })}>
          {t("authorisation.other")}
        </Button>
      }
      action={
        <Button variant="primary" disabled={busy} onPress={() => send({ type: "next" })}>
          {t(busy ? "scans.keeping" : "common.continue")}
        </Button>
      }
    >
      {words === null ? null : <NoticeLine>{words}</NoticeLine>}
      <ol className="authorisation">
        <Hand number={1}>
          <PrintPart print={view.session.print} desk={view.desk} busy={busy} send={send} />
        </Hand>
        <Hand number={2}>
          <Words title={t("authorisation.sign-title")} text={t("authorisation.sign-text")} />
        </Hand>
        <Hand number={3}>
          {signed.length === 0 ? null : <NoticeLine tone="good">{t("authorisation.handover")}</NoticeLine>}
          {card(authorisationPaper)}
        </Hand>
      </ol>
      {question}
      <p className="authorisation-other">
        <strong>{t("authorisation.other-title")}</strong> {t("authorisation.other-text")}
      </p>
    </ScreenFrame>
  );
}

/** One thing to do with the hands. */
function Hand({ number, children }: { readonly number: number; readonly children: ReactNode }) {
  return (
    <li className="authorisation-hand">
      <span className="authorisation-number" aria-hidden="true">
        {number}
      </span>
      <div className="authorisation-part">{children}</div>
    </li>
  );
}

function Words({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <div className="authorisation-words">
      <h2>{title}</h2>
      <p>{text}</p>
    </div>
  );
}

interface PrintPartProps extends Pick<ScreenProps, "busy" | "send"> {
  readonly print: PrintProgress;
  readonly desk: PaperDesk;
}

/** What became of the paper, and the press for it; where the printer cannot tell, the person is asked. */
function PrintPart({ print, desk, busy, send }: PrintPartProps) {
  const t = useT();
  const toFile = onlyFile(print, desk);
  const words = authorisationWords(print, toFile);
  const underWay = print.state === "rendering" || print.state === "sent";
  return (
    <>
      <div className="authorisation-ways">
        <Words title={t("authorisation.print-title")} text={t("authorisation.print-text")} />
        {print.state === "handed" ? (
          <>
            <Button onPress={() => send({ type: "paper-came-out", came: true })}>
              {t("authorisation.came")}
            </Button>
            <Button onPress={() => send({ type: "paper-came-out", came: false })}>
              {t("authorisation.came-not")}
            </Button>
          </>
        ) : (
          <Button
            icon={<Printer />}
            disabled={busy || underWay}
            onPress={() => send({ type: "print-authorisation" })}
          >
            {t(print.state === "idle" ? "authorisation.print" : "authorisation.print-again")}
          </Button>
        )}
      </div>
      {words === null ? null : <NoticeLine tone={toFile ? "calm" : toneOf(print)}>{t(words)}</NoticeLine>}
    </>
  );
}

function toneOf({ state, problem }: PrintProgress): "calm" | "good" | "alert" {
  if (state === "printed") return "good";
  return state === "failed" || problem !== null ? "alert" : "calm";
}
