import { Eye, EyeOff, Printer } from "lucide-react";
import type { DossierStatus } from "../../../shared/dossier.ts";
import type { PrintProgress } from "../../../shared/session.ts";
import { slipKindOf } from "../../../shared/slip-kind.ts";
import { useT } from "../../i18n/use-t.ts";
import { Button } from "../../ui/button.tsx";
import { NoticeLine } from "../../ui/field.tsx";
import { Stack } from "../../ui/layout.tsx";
import { betterSlip, paperNames, printTone, printWords, slipMayBeMissing } from "./words.ts";

export interface PrintLineProps {
  readonly print: PrintProgress;
  /** Null for a form of which nothing is kept. */
  readonly dossier: DossierStatus | null;
  readonly onSeen: (came: boolean) => void;
}

/** What became of the paper, with the next step; where the printer cannot tell, the person says whether it came out. */
export function PrintLine({ print, dossier, onSeen }: PrintLineProps) {
  const t = useT();
  const words = printWords(print);
  if (words === null) return null;
  const names = paperNames(print.kind, t);
  return (
    <>
      <NoticeLine tone={printTone(print)}>{t(words, names)}</NoticeLine>
      {print.state === "handed" ? (
        <Stack row>
          <Button wide icon={<Eye />} onPress={() => onSeen(true)}>
            {t("outcome.seen", names)}
          </Button>
          <Button wide icon={<EyeOff />} onPress={() => onSeen(false)}>
            {t("outcome.not-seen", names)}
          </Button>
        </Stack>
      ) : null}
      {dossier && slipMayBeMissing(print) ? <p>{t("outcome.slip-on-screen")}</p> : null}
      {dossier && betterSlip(dossier, print) ? (
        <NoticeLine tone="calm">{t("outcome.better-slip")}</NoticeLine>
      ) : null}
    </>
  );
}

export interface PrintButtonProps {
  readonly print: PrintProgress;
  readonly dossier: DossierStatus;
  readonly onPrint: () => void;
  /** The one thing this screen is for. */
  readonly primary?: boolean;
}

/** Prints the slip that is true now; while one is on its way, or nobody said whether it came out, it waits. */
export function PrintButton({ print, dossier, onPrint, primary = false }: PrintButtonProps) {
  const t = useT();
  const under = print.state === "rendering" || print.state === "sent" || print.state === "handed";
  const again = print.kind === slipKindOf(dossier);
  const words = slipKindOf(dossier) === "taken-in" ? "outcome.print-intake" : "outcome.print-slip";
  return (
    <Button icon={<Printer />} variant={primary ? "primary" : "plain"} disabled={under} onPress={onPrint}>
      {t(again ? "outcome.print-again" : words)}
    </Button>
  );
}
