import { FileCheck2, Printer } from "lucide-react";
import type { DossierStatus } from "../../../shared/dossier.ts";
import type { PrintProgress } from "../../../shared/printing.ts";
import { showDueTime, showPortalTime } from "../../../shared/slip-kind.ts";
import { type Translate, useNotice, useT } from "../../i18n/use-t.ts";
import { Button } from "../../ui/button.tsx";
import { NoticeLine } from "../../ui/field.tsx";
import { Card, FactList, ScreenFrame } from "../../ui/layout.tsx";
import { PrintButton, PrintLine } from "../dossier/print-line.tsx";
import { SlipPicture } from "../dossier/slip-picture.tsx";
import { comesForIntake, reasonOf, showMoment, slipMayBeMissing, standOf } from "../dossier/words.ts";
import type { ScreenProps } from "../screen-props.ts";
import "../lookup/lookup.css";

/** Where the dossier stands, why, and what may be printed of it now. */
export function LookupResultScreen({ view, send }: ScreenProps) {
  const t = useT();
  const { session, desk } = view;
  const { dossier, print } = session;
  const words = useNotice(session.notice, null);
  if (dossier === null) return null;
  const reason = reasonOf(dossier);
  // Who comes for the Giấy tiếp nhận has it in one touch.
  const owed = comesForIntake(dossier, print);
  const onScreen = slipMayBeMissing(print);
  const slip = (
    <PrintButton
      primary={owed}
      print={print}
      dossier={dossier}
      onPrint={() => send({ type: "print-slip" })}
      onSeen={(came) => send({ type: "paper-came-out", came })}
    />
  );
  const done = (
    <Button variant={owed ? "plain" : "primary"} onPress={() => send({ type: "next" })}>
      {t("lookup.done")}
    </Button>
  );
  return (
    <ScreenFrame
      title={t(standOf(dossier))}
      {...(reason === null ? {} : { lead: t(reason, { refusal: dossier.refusal ?? "" }) })}
      others={owed ? done : slip}
      action={owed ? slip : done}
    >
      {words === null ? null : <NoticeLine>{words}</NoticeLine>}
      <div className={onScreen ? "lookup-with-slip" : "lookup-facts"}>
        <div className="lookup-facts">
          <PrintLine {...{ print, desk }} dossier={dossier} />
          <Card>
            <FactList facts={factsOf(dossier, t)} />
          </Card>
        </div>
        {onScreen ? <SlipPicture dossier={dossier} desk={desk} procedure="" /> : null}
      </div>
      {dossier.missingPapers === null ? null : (
        <Card tone="warn" title={t("lookup.missing")}>
          <p className="lookup-missing">{dossier.missingPapers}</p>
          <p>{t("lookup.missing-next")}</p>
        </Card>
      )}
      <Results
        print={print}
        dossier={dossier}
        onPrint={(resultId) => send({ type: "print-result", resultId })}
      />
    </ScreenFrame>
  );
}

interface ResultsProps {
  readonly print: PrintProgress;
  readonly dossier: DossierStatus;
  readonly onPrint: (resultId: string) => void;
}

/** The papers that the dossier ended with, each with its print. */
function Results({ print, dossier: { results }, onPrint }: ResultsProps) {
  const t = useT();
  if (results.length === 0) return null;
  const under = print.state === "rendering" || print.state === "sent" || print.state === "handed";
  return (
    <Card tone="leaf" title={t("lookup.results")} icon={<FileCheck2 />}>
      <ul className="lookup-results">
        {results.map(({ id, name }) => (
          <li key={id}>
            <span>{name}</span>
            <Button
              icon={<Printer />}
              disabled={under}
              label={t("lookup.result-print", { name })}
              onPress={() => onPrint(id)}
            >
              {t("lookup.result-print-short")}
            </Button>
          </li>
        ))}
      </ul>
      <p>{t("lookup.results-next")}</p>
    </Card>
  );
}

function factsOf(
  dossier: DossierStatus,
  t: Translate,
): readonly { readonly name: string; readonly value: string }[] {
  return [
    { name: t("outcome.official-code"), value: dossier.officialCode ?? t("lookup.no-code") },
    { name: t("outcome.local-number"), value: dossier.localNumber },
    { name: t("outcome.kept-at"), value: showMoment(dossier.keptAtMs) },
    { name: t("outcome.taken-in-at"), value: showPortalTime(dossier.takenInAt) ?? "" },
    { name: t("outcome.due-at"), value: showDueTime(dossier.dueAt) ?? "" },
  ].filter(({ value }) => value !== "");
}
