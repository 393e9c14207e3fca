import { CircleCheckBig, TriangleAlert } from "lucide-react";
import { titleOf } from "../../../shared/title.ts";
import { showDueTime } from "../../../shared/slip-kind.ts";
import { useLanguage, useT } from "../../i18n/use-t.ts";
import { Button } from "../../ui/button.tsx";
import { ScreenFrame } from "../../ui/layout.tsx";
import { PrintButton, PrintLine } from "../dossier/print-line.tsx";
import { SlipPicture } from "../dossier/slip-picture.tsx";
import { nextStepOf, paperNames, reasonOf, slipMayBeMissing, takeAlong, truthOf } from "../dossier/words.ts";
import type { ScreenProps } from "../screen-props.ts";
import "./done.css";

/** The end of the walk: what is true, the number that stands for it, what happens next, and the paper. */
export function DoneScreen({ view, procedures, send }: ScreenProps) {
  const t = useT();
  const language = useLanguage();
  const { session, desk } = view;
  const { dossier, print } = session;
  if (dossier === null) return null;
  const truth = truthOf(dossier);
  const procedure = procedures.find(({ code }) => code === session.procedureCode);
  const calm = truth === "kept" || truth === "registered" || truth === "taken-in";
  return (
    <ScreenFrame
      title={t(`outcome.${truth}-title`)}
      action={
        <Button variant="primary" onPress={() => send({ type: "next" })}>
          {t("common.continue")}
        </Button>
      }
      others={
        <PrintButton
          print={print}
          dossier={dossier}
          onPrint={() => send({ type: "print-slip" })}
          onSeen={(came) => send({ type: "paper-came-out", came })}
        />
      }
    >
      <div className="done">
        <div className="done-words">
          <div className="done-lead">
            {slipMayBeMissing(print) ? null : (
              <span className="done-mark" aria-hidden="true">
                {calm ? <CircleCheckBig /> : <TriangleAlert />}
              </span>
            )}
            <p className="screen-lead">{t(`outcome.${truth}-text`)}</p>
          </div>
          <DoneText {...{ view, truth }} />
          <PrintLine {...{ print, desk }} dossier={dossier} />
        </div>
        <SlipPicture
          dossier={dossier}
          desk={desk}
          procedure={procedure === undefined ? "" : titleOf(procedure, language)}
        />
      </div>
    </ScreenFrame>
  );
}

function DoneText({
  view: { session, desk },
  truth,
}: Pick<ScreenProps, "view"> & { readonly truth: ReturnType<typeof truthOf> }) {
  const t = useT();
  const { dossier, route, consents } = session;
  if (dossier === null) return null;
  const reason = reasonOf(dossier);
  const next = nextStepOf(truth, route);
  const arrived = truth === "registered" || truth === "taken-in";
  const code = dossier.officialCode;
  const due = truth === "taken-in" ? showDueTime(dossier.dueAt) : null;
  return (
    <>
      <p className="done-number">
        <span>{t(code === null ? "outcome.local-number" : "outcome.official-code")}</span>
        <strong data-private>{code ?? dossier.localNumber}</strong>
      </p>
      {due === null ? null : (
        <p className="done-number">
          <span>{t("outcome.due-at")}</span>
          <strong>{due}</strong>
        </p>
      )}
      <ul className="done-next">
        {truth === "stuck" && reason !== null ? (
          <li>{t(reason, { refusal: dossier.refusal ?? "" })}</li>
        ) : null}
        {next === null ? null : <li>{t(next)}</li>}
        {arrived && route === "authorised" ? <li>{t("outcome.sign-authorised")}</li> : null}
        {truth === "kept" ? <li>{t("outcome.next-code")}</li> : null}
        {truth === "registered" ? <li>{t("outcome.next-intake")}</li> : null}
        {(truth === "kept" || truth === "self") && consents.call ? (
          <li data-private>{t("outcome.next-call", { phone: session.phone })}</li>
        ) : null}
        <li>{t(takeAlong(session.print, desk), paperNames(session.print.kind, t))}</li>
      </ul>
    </>
  );
}
