import { FileText, IdCard, ReceiptText } from "lucide-react";
import { isComing } from "../../../shared/print-problem.ts";
import { useT } from "../../i18n/use-t.ts";
import { Button } from "../../ui/button.tsx";
import { NoticeLine } from "../../ui/field.tsx";
import { ScreenFrame } from "../../ui/layout.tsx";
import { PrintLine, SeenButtons } from "../dossier/print-line.tsx";
import { onlyFile, paperNames, printedPaper, slipMayBeMissing } from "../dossier/words.ts";
import type { ScreenProps } from "../screen-props.ts";
import "./screen.css";

/** Cards and slips are what people leave behind (DECISIONS 41). */
export function GoodbyeScreen({ view, send }: ScreenProps) {
  const t = useT();
  const { desk, session } = view;
  const { scans, print, person } = session;
  const things = [
    { shown: person?.source === "card", icon: <IdCard />, words: t("account.take-card") },
    {
      shown: print.copies > 0 && !onlyFile(print, desk),
      icon: <ReceiptText />,
      words: t(printedPaper(print.kind)),
    },
    { shown: scans.length > 0, icon: <FileText />, words: t("account.take-papers") },
  ];
  return (
    <ScreenFrame
      title={t("account.goodbye-title")}
      lead={t("account.goodbye-lead")}
      action={
        <Button variant="primary" disabled={isComing(print)} onPress={() => send({ type: "next" })}>
          {t("account.goodbye-done")}
        </Button>
      }
      others={
        print.state === "handed" ? (
          <SeenButtons print={print} onSeen={(came) => send({ type: "paper-came-out", came })} />
        ) : undefined
      }
    >
      {slipMayBeMissing(print) ? (
        <NoticeLine tone="alert">
          {t(
            print.problem === "unknown" ? "outcome.leaving-unsure" : "outcome.leaving-without",
            paperNames(print.kind, t),
          )}
        </NoticeLine>
      ) : (
        <PrintLine {...{ print, desk }} dossier={null} />
      )}
      <ul className="take-along">
        {things
          .filter(({ shown }) => shown)
          .map(({ icon, words }) => (
            <li key={words}>
              {icon}
              {words}
            </li>
          ))}
      </ul>
    </ScreenFrame>
  );
}
