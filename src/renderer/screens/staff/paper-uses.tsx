import { type PaperUse, paperUses, papersFor, type PrinterSetup } from "../../../shared/printing.ts";
import { useT } from "../../i18n/use-t.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/layout.tsx";
import { fittingPrinters, withUse } from "./printer-setup.ts";

export interface PaperUsesProps {
  readonly setup: PrinterSetup;
  /** Papers without a printer become files, so that training needs none. */
  readonly practice: boolean;
  readonly busy: boolean;
  readonly onSave: (setup: PrinterSetup) => void;
}

/** Which paper goes to which printer; only those whose paper fits can be chosen. */
export function PaperUses({ setup, practice, busy, onSave }: PaperUsesProps) {
  const t = useT();
  return (
    <section className="staff-lines" aria-label={t("staff.uses-title")}>
      <h2 className="staff-subtitle">{t("staff.uses-title")}</h2>
      {paperUses.map((use) => (
        <OneUse key={use} {...{ use, setup, practice, busy, onSave }} />
      ))}
    </section>
  );
}

function OneUse({ use, setup, practice, busy, onSave }: PaperUsesProps & { readonly use: PaperUse }) {
  const t = useT();
  const printers = fittingPrinters(setup, use);
  const now = setup.uses[use];
  const papers = papersFor[use].map((paper) => t(`staff.size-${paper}`)).join(", ");
  if (printers.length === 0)
    return (
      <Card>
        <p>
          <strong>{t(`staff.use-${use}`)}</strong>
        </p>
        <p>
          {t("staff.use-none-fits", { papers })} {practice ? t("staff.use-none-practice") : null}
        </p>
      </Card>
    );
  return (
    <Card tone={now === null && !practice ? "warn" : "surface"}>
      <fieldset className="staff-choice" aria-label={t(`staff.use-${use}`)}>
        <strong className="staff-choice-title" aria-hidden="true">
          {t(`staff.use-${use}`)}
        </strong>
        {now === null ? (
          <p className="staff-choice-title">
            {t(practice ? "staff.use-none-practice" : "staff.use-none-chosen")}
          </p>
        ) : null}
        {printers.map(({ printerId, name }) => (
          <Button
            key={printerId}
            disabled={busy}
            pressed={now === printerId}
            onPress={() => {
              if (now !== printerId) onSave(withUse(setup, use, printerId));
            }}
          >
            {name}
          </Button>
        ))}
        <Button
          disabled={busy}
          pressed={now === null}
          onPress={() => {
            if (now !== null) onSave(withUse(setup, use, null));
          }}
        >
          {t("staff.use-nobody")}
        </Button>
      </fieldset>
    </Card>
  );
}
