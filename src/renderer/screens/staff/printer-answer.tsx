import type { PrinterFound, PrinterProbe } from "../../../shared/printing.ts";
import type { StaffKey } from "../../i18n/resources.ts";
import { useT } from "../../i18n/use-t.ts";
import { Button } from "../../ui/button.tsx";
import { NoticeLine } from "../../ui/field.tsx";
import { BackButton } from "./back-button.tsx";
import { ScreenFrame } from "../../ui/layout.tsx";

export interface PrinterAnswerProps {
  readonly address: string;
  /** Null while it is asked. */
  readonly probe: PrinterProbe | null;
  /** Goes on with what answered, or with the address alone where somebody wants it all the same. */
  readonly onPrinter: (found: PrinterFound | null) => void;
  readonly onBack: () => void;
}

/** What answered at the address that was typed, before anything is saved. */
export function PrinterAnswer({ address, probe, onPrinter, onBack }: PrinterAnswerProps) {
  const t = useT();
  const found = probe?.found ?? null;
  const back = <BackButton onPress={onBack}>{t("staff.answer-again")}</BackButton>;
  return (
    <ScreenFrame
      title={t(probe === null ? "staff.answer-asking" : titleOf(probe))}
      lead={address}
      others={
        probe === null || found ? (
          back
        ) : (
          <>
            {back}
            <Button onPress={() => onPrinter(null)}>{t("staff.answer-keep")}</Button>
          </>
        )
      }
      action={
        found ? (
          <Button variant="primary" onPress={() => onPrinter(found)}>
            {t("common.continue")}
          </Button>
        ) : undefined
      }
    >
      {found ? (
        <div className="staff-lines">
          {found.name === "" ? null : <p className="staff-subtitle">{found.name}</p>}
          {found.tells ? (
            <p>{t("staff.answer-tells")}</p>
          ) : (
            <NoticeLine>{t("staff.answer-silent")}</NoticeLine>
          )}
        </div>
      ) : null}
      {probe !== null && !found ? <NoticeLine tone="alert">{t(adviceOf(probe))}</NoticeLine> : null}
    </ScreenFrame>
  );
}

function adviceOf({ problem }: PrinterProbe): StaffKey {
  if (problem === "not-connected") return "staff.answer-nobody-do";
  return problem === "not-printable" ? "staff.answer-no-pdf-do" : "staff.answer-none-do";
}

function titleOf({ found, problem }: PrinterProbe): StaffKey {
  if (found) return "staff.answer-printer";
  if (problem === "not-connected") return "staff.answer-nobody";
  return problem === "not-printable" ? "staff.answer-no-pdf" : "staff.answer-none";
}
