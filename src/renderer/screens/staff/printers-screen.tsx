import { Plus } from "lucide-react";
import { useState } from "react";
import type { PrinterSetup, PrintersView } from "../../../shared/printing.ts";
import { useT } from "../../i18n/use-t.ts";
import { Button } from "../../ui/button.tsx";
import { NoticeLine } from "../../ui/field.tsx";
import { Card } from "../../ui/layout.tsx";
import { AddPrinter } from "./add-printer.tsx";
import { BackButton } from "./back-button.tsx";
import { PaperUses } from "./paper-uses.tsx";
import { SaidLine, type StaffScreenProps } from "./parts.tsx";
import { PressLine } from "./press-line.tsx";
import { PrinterCard } from "./printer-card.tsx";
import { PrinterName } from "./printer-name.tsx";
import { withChange } from "./printer-setup.ts";
import { ScannerCard } from "./scanner-card.tsx";
import { isScannerTrouble } from "./scanner-words.ts";
import { useSubStep } from "./use-staff-focus.ts";

/** The most printers that the contract's list holds. */
const MOST_PRINTERS = 12;

/** The desk's printers, how each stands, and which paper goes where; every change is saved as it is made. */
export function PrintersScreen(props: StaffScreenProps) {
  const t = useT();
  const { state, actions, desk } = props;
  const [asking, setAsking] = useState<"add" | { readonly rename: string } | null>(null);
  const { printers } = state;
  const close = (): void => setAsking(null);
  useSubStep(`printers-${JSON.stringify(asking)}`);
  if (asking === "add" && printers !== null)
    return <AddPrinter {...props} setup={printers.setup} onClose={close} />;
  const renamed = printers?.setup.printers.find(
    ({ printerId }) => asking !== null && asking !== "add" && printerId === asking.rename,
  );
  if (printers !== null && renamed !== undefined)
    return (
      <PrinterName
        name={renamed.name}
        busy={state.working !== null}
        onBack={close}
        onName={(name) => {
          actions.savePrinters(withChange(printers.setup, renamed.printerId, { name }));
          close();
        }}
      />
    );
  const toBoard = state.pass?.rights.includes("board") === true;
  return (
    <div className="screen staff">
      <div className="staff-head">
        <div>
          <h1 className="screen-title" tabIndex={-1} data-step-heading>
            {t("staff.printers-title")}
          </h1>
          <p className="screen-lead">{t("staff.printers-lead")}</p>
        </div>
        <BackButton onPress={toBoard ? actions.toBoard : actions.toCare}>
          {t(toBoard ? "staff.board-back" : "common.back")}
        </BackButton>
      </div>
      <SaidLine said={state.said} />
      {state.silent ? <NoticeLine>{t("staff.board-silent")}</NoticeLine> : null}
      <PressLine {...{ state, actions, desk }} />
      {printers === null ? (
        <p>{t("common.loading")}</p>
      ) : (
        <Printers
          {...props}
          printers={printers}
          onAdd={() => setAsking("add")}
          onRename={(rename) => setAsking({ rename })}
        />
      )}
    </div>
  );
}

interface PrintersProps extends StaffScreenProps {
  readonly printers: PrintersView;
  readonly onAdd: () => void;
  readonly onRename: (printerId: string) => void;
}

function Printers({ state, actions, printers, desk: { practice }, onAdd, onRename }: PrintersProps) {
  const t = useT();
  const { setup, problems, fileOnly } = printers;
  const busy = state.working !== null;
  const { scanner } = state;
  const missed = scanner !== null && isScannerTrouble(scanner);
  const full = setup.printers.length >= MOST_PRINTERS;
  const save = (next: PrinterSetup): void => actions.savePrinters(next);
  return (
    <>
      {fileOnly ? <NoticeLine tone="calm">{t("staff.printers-file-only")}</NoticeLine> : null}
      {missed ? <ScannerCard scanner={scanner} /> : null}
      <div className="staff-columns staff-printers">
        <section className="staff-lines" aria-label={t("staff.printers-list")}>
          <h2 className="staff-subtitle">{t("staff.printers-list")}</h2>
          {setup.printers.length === 0 ? (
            <Card tone={fileOnly ? "surface" : "warn"} title={t("staff.printers-none")}>
              <p>{t(practice ? "staff.printers-none-practice" : "staff.printers-none-text")}</p>
            </Card>
          ) : null}
          {setup.printers.map((printer) => (
            <PrinterCard
              key={printer.printerId}
              {...{ printer, setup, fileOnly, state, actions }}
              problem={problems[printer.printerId] ?? null}
              onSave={save}
              onRename={() => onRename(printer.printerId)}
            />
          ))}
          {full ? <p>{t("staff.printers-full")}</p> : null}
          <Button icon={<Plus />} disabled={busy || full} onPress={onAdd}>
            {t("staff.printers-add")}
          </Button>
        </section>
        <div className="staff-lines">
          <PaperUses setup={setup} practice={practice} busy={busy} onSave={save} />
          {scanner === null || missed ? null : <ScannerCard scanner={scanner} />}
        </div>
      </div>
    </>
  );
}
