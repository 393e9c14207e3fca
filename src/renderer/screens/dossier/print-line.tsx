import { Printer } from "lucide-react";
import type { DossierStatus } from "../../../shared/dossier.ts";
import type { PrintProgress } from "../../../shared/session.ts";
import { slipKindOf } from "../../../shared/slip-kind.ts";
import { useT } from "../../i18n/use-t.ts";
import { Button } from "../../ui/button.tsx";
import { NoticeLine } from "../../ui/field.tsx";
import { betterSlip, printWords } from "./words.ts";

const tones = {
  idle: "calm",
  rendering: "calm",
  sent: "calm",
  handed: "calm",
  printed: "good",
  failed: "alert",
} as const;

/** What became of the paper; a failure comes with its reason and the next step. */
export function PrintLine({
  print,
  dossier,
}: {
  readonly print: PrintProgress;
  readonly dossier: DossierStatus;
}) {
  const t = useT();
  const words = printWords(print);
  if (words === null) return null;
  return (
    <>
      <NoticeLine tone={tones[print.state]}>{t(words)}</NoticeLine>
      {betterSlip(dossier, print) ? <NoticeLine tone="calm">{t("outcome.better-slip")}</NoticeLine> : null}
    </>
  );
}

export interface PrintButtonProps {
  readonly print: PrintProgress;
  readonly dossier: DossierStatus;
  readonly onPrint: () => void;
}

/** Prints the slip that is true now; while one is on its way it waits. */
export function PrintButton({ print, dossier, onPrint }: PrintButtonProps) {
  const t = useT();
  const under = print.state === "rendering" || print.state === "sent";
  const again = print.kind === slipKindOf(dossier);
  const words = slipKindOf(dossier) === "taken-in" ? "outcome.print-intake" : "outcome.print-slip";
  return (
    <Button icon={<Printer />} disabled={under} onPress={onPrint}>
      {t(again ? "outcome.print-again" : words)}
    </Button>
  );
}
