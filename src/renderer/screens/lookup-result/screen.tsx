import { FileCheck2 } from "lucide-react";
import type { DossierStatus } from "../../../shared/dossier.ts";
import { showPortalTime } from "../../../shared/slip-kind.ts";
import { type Translate, useNotice, useT } from "../../i18n/use-t.ts";
import { Button } from "../../ui/button.tsx";
import { NoticeLine } from "../../ui/field.tsx";
import { Card, FactList, ScreenFrame } from "../../ui/layout.tsx";
import { PrintButton, PrintLine } from "../dossier/print-line.tsx";
import { reasonOf, showMoment, standOf } from "../dossier/words.ts";
import type { ScreenProps } from "../screen-props.ts";
import "../lookup/lookup.css";

/** Where the dossier stands, why, and what may be printed of it now. */
export function LookupResultScreen({ view, send }: ScreenProps) {
  const t = useT();
  const { dossier, print, notice } = view.session;
  const words = useNotice(notice, null);
  if (dossier === null) return null;
  const reason = reasonOf(dossier);
  return (
    <ScreenFrame
      title={t(standOf(dossier))}
      {...(reason === null ? {} : { lead: t(reason, { refusal: dossier.refusal ?? "" }) })}
      others={<PrintButton print={print} dossier={dossier} onPrint={() => send({ type: "print-slip" })} />}
      action={
        <Button variant="primary" onPress={() => send({ type: "next" })}>
          {t("lookup.done")}
        </Button>
      }
    >
      {words === null ? null : <NoticeLine>{words}</NoticeLine>}
      <Card>
        <FactList facts={factsOf(dossier, t)} />
      </Card>
      {dossier.missingPapers === null ? null : (
        <Card tone="warn" title={t("lookup.missing")}>
          <p className="lookup-missing">{dossier.missingPapers}</p>
          <p>{t("lookup.missing-next")}</p>
        </Card>
      )}
      {dossier.results.length === 0 ? null : (
        <Card tone="leaf" title={t("lookup.results")} icon={<FileCheck2 />}>
          <ul>
            {dossier.results.map(({ id, name }) => (
              <li key={id}>{name}</li>
            ))}
          </ul>
          <p>{t("lookup.results-next")}</p>
        </Card>
      )}
      <PrintLine print={print} dossier={dossier} />
    </ScreenFrame>
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
    { name: t("outcome.due-at"), value: showPortalTime(dossier.dueAt) ?? "" },
  ].filter(({ value }) => value !== "");
}
