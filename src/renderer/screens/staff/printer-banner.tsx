import { Printer } from "lucide-react";
import type { PrintProblem } from "../../../shared/printing.ts";
import { useT } from "../../i18n/use-t.ts";
import { Button } from "../../ui/button.tsx";
import type { StaffScreenProps } from "./parts.tsx";
import { problemWords } from "./print-words.ts";

interface PrinterBannerProps extends Pick<StaffScreenProps, "state" | "actions"> {
  readonly problem: PrintProblem;
}

/** The slip printer cannot print: what it has and what to do, before the next citizen waits for a slip. */
export function PrinterBanner({ problem, state, actions }: PrinterBannerProps) {
  const t = useT();
  const [what, then] = problemWords(problem);
  return (
    <section className="press-line press-trouble" aria-live="polite">
      <span className="press-icon" aria-hidden="true">
        <Printer />
      </span>
      <div className="press-words">
        <p>
          <strong>
            {t("staff.banner-title")}: {t(what)}
          </strong>
        </p>
        <p>{t(then)}</p>
      </div>
      {state.pass?.rights.includes("printers") === true ? (
        <Button onPress={actions.toPrinters}>{t("staff.banner-open")}</Button>
      ) : null}
    </section>
  );
}
