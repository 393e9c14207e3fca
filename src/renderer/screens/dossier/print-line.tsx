import { Eye, EyeOff, Printer } from "lucide-react";
import type { DossierStatus } from "../../../shared/dossier.ts";
import type { PrintProgress } from "../../../shared/session.ts";
import { slipKindOf } from "../../../shared/slip-kind.ts";
import { useT } from "../../i18n/use-t.ts";
import { Button } from "../../ui/button.tsx";
import { NoticeLine } from "../../ui/field.tsx";
import { betterSlip, type PaperDesk, paperNames, printTone, printWords, slipMayBeMissing } from "./words.ts";

export interface PrintLineProps {
  readonly print: PrintProgress;
  /** Null for a form of which nothing is kept. */
  readonly dossier: DossierStatus | null;
  readonly desk: PaperDesk;
}

/** What became of the paper, with the next step. */
export function PrintLine({ print, dossier, desk }: PrintLineProps) {
  const t = useT();
  const words = printWords(print, desk);
  if (words === null) return null;
  return (
    <>
      <NoticeLine tone={printTone(print, desk)}>{t(words, paperNames(print.kind, t))}</NoticeLine>
      {dossier && slipMayBeMissing(print) ? (
        <p>{t("outcome.slip-on-screen", paperNames(print.kind, t))}</p>
      ) : null}
      {dossier && betterSlip(dossier, print) ? (
        <NoticeLine tone="calm">
          {t(slipKindOf(dossier) === "taken-in" ? "outcome.better-intake" : "outcome.better-slip")}
        </NoticeLine>
      ) : null}
    </>
  );
}

export interface SeenButtonsProps {
  readonly print: PrintProgress;
  readonly onSeen: (came: boolean) => void;
}

/** The printer cannot tell whether it came out; the person in front of it can. Nothing at any other time. */
export function SeenButtons({ print, onSeen }: SeenButtonsProps) {
  const t = useT();
  if (print.state !== "handed") return null;
  const names = paperNames(print.kind, t);
  return (
    <>
      <Button icon={<Eye />} onPress={() => onSeen(true)}>
        {t("outcome.seen", names)}
      </Button>
      <Button icon={<EyeOff />} onPress={() => onSeen(false)}>
        {t("outcome.not-seen", names)}
      </Button>
    </>
  );
}

export interface PrintButtonProps extends SeenButtonsProps {
  readonly dossier: DossierStatus;
  readonly onPrint: () => void;
  /** The one thing this screen is for. */
  readonly primary?: boolean;
}

/** Prints the slip that is true now; while one is on its way it waits, and then asks for it where it must. */
export function PrintButton({ print, dossier, onPrint, onSeen, primary = false }: PrintButtonProps) {
  const t = useT();
  if (print.state === "handed") return <SeenButtons print={print} onSeen={onSeen} />;
  const under = print.state === "rendering" || print.state === "sent";
  const again = print.kind === slipKindOf(dossier);
  const words = slipKindOf(dossier) === "taken-in" ? "outcome.print-intake" : "outcome.print-slip";
  return (
    <Button icon={<Printer />} variant={primary ? "primary" : "plain"} disabled={under} onPress={onPrint}>
      {t(again ? "outcome.print-again" : words)}
    </Button>
  );
}
