import { CircleAlert, CircleCheck, FileText, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import type { PrinterChoice, PrinterSetup, PrintProblem, SlipPaper } from "../../../shared/printing.ts";
import { useT } from "../../i18n/use-t.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/layout.tsx";
import { Overlay } from "../../ui/overlay.tsx";
import type { StaffScreenProps } from "./parts.tsx";
import { holdsBack } from "./press.ts";
import { problemWords } from "./print-words.ts";
import { lostUses, papersOf, withChange, withoutPrinter } from "./printer-setup.ts";

export interface PrinterCardProps extends Pick<StaffScreenProps, "state" | "actions"> {
  readonly printer: PrinterChoice;
  readonly setup: PrinterSetup;
  readonly problem: PrintProblem | null;
  readonly fileOnly: boolean;
  readonly onSave: (setup: PrinterSetup) => void;
  readonly onRename: () => void;
}

/** A choice that takes something away, asked about once more. */
type Asking = { readonly name: "remove" } | { readonly name: "paper"; readonly paper: SlipPaper };

/** One printer: how it stands and what to do about it, its paper, and a page to try it with. */
export function PrinterCard(props: PrinterCardProps) {
  const { printer, setup, problem, fileOnly, state, actions, onSave, onRename } = props;
  const t = useT();
  const [asking, setAsking] = useState<Asking | null>(null);
  const busy = state.working !== null;
  const close = (): void => setAsking(null);
  const choosePaper = (paper: SlipPaper): void => {
    const next = withChange(setup, printer.printerId, { paper });
    if (lostUses(setup, next).length > 0) setAsking({ name: "paper", paper });
    else onSave(next);
  };
  return (
    <Card tone={problem === null || fileOnly ? "surface" : "warn"} title={printer.name}>
      <div className="staff-lines">
        <p>
          {t(`staff.way-${printer.way}`)}
          {printer.address === "" ? "" : ` · ${printer.address}`}
        </p>
        <PrinterStanding problem={problem} unused={fileOnly} />
        <PaperSizes printer={printer} busy={busy} onChoose={choosePaper} />
        <div className="staff-ways">
          <Button
            icon={<FileText />}
            disabled={busy || holdsBack(state.press)}
            label={`${t("staff.printer-test")}: ${printer.name}`}
            onPress={() => actions.print({ kind: "test-page", printerId: printer.printerId }, printer.name)}
          >
            {t("staff.printer-test")}
          </Button>
          <Button
            icon={<Pencil />}
            disabled={busy}
            label={`${t("staff.printer-rename")}: ${printer.name}`}
            onPress={onRename}
          >
            {t("staff.printer-rename")}
          </Button>
          <Button
            icon={<Trash2 />}
            disabled={busy}
            label={`${t("staff.printer-remove")}: ${printer.name}`}
            onPress={() => setAsking({ name: "remove" })}
          >
            {t("staff.printer-remove")}
          </Button>
        </div>
      </div>
      {asking === null ? null : <AskAgain {...{ asking, printer, setup, onSave }} onClose={close} />}
    </Card>
  );
}

/** Ready, or what keeps it from printing and what to do: a mark and words. */
function PrinterStanding({
  problem,
  unused,
}: {
  readonly problem: PrintProblem | null;
  readonly unused: boolean;
}) {
  const t = useT();
  if (unused) return <p>{t("staff.printer-unused")}</p>;
  if (problem === null)
    return (
      <p className="state-mark">
        <span aria-hidden="true">
          <CircleCheck />
        </span>
        {t("staff.printer-ready")}
      </p>
    );
  const [what, then] = problemWords(problem);
  return (
    <div>
      <p className="state-mark">
        <span aria-hidden="true">
          <CircleAlert />
        </span>
        {t(what)}
      </p>
      <p>{t(then)}</p>
    </div>
  );
}

interface PaperSizesProps {
  readonly printer: PrinterChoice;
  readonly busy: boolean;
  readonly onChoose: (paper: SlipPaper) => void;
}

function PaperSizes({ printer, busy, onChoose }: PaperSizesProps) {
  const t = useT();
  return (
    <fieldset className="staff-choice" aria-label={t("staff.printer-paper", { name: printer.name })}>
      <span aria-hidden="true">{t("staff.printer-paper-short")}</span>
      {papersOf(printer).map((paper) => (
        <Button
          key={paper}
          disabled={busy}
          pressed={printer.paper === paper}
          onPress={() => {
            if (paper !== printer.paper) onChoose(paper);
          }}
        >
          {t(`staff.size-${paper}`)}
        </Button>
      ))}
    </fieldset>
  );
}

export interface AskAgainProps extends Pick<PrinterCardProps, "printer" | "setup" | "onSave"> {
  readonly asking: Asking;
  readonly onClose: () => void;
}

export function AskAgain({ asking, printer, setup, onSave, onClose }: AskAgainProps) {
  const t = useT();
  const remove = asking.name === "remove";
  const next = remove
    ? withoutPrinter(setup, printer.printerId)
    : withChange(setup, printer.printerId, { paper: asking.paper });
  const uses = lostUses(setup, next)
    .map((use) => t(`staff.use-${use}`))
    .join("; ");
  return (
    <Overlay
      title={
        remove
          ? t("staff.printer-remove-title", { name: printer.name })
          : t("staff.paper-lost-title", { paper: t(`staff.size-${asking.paper}`) })
      }
      onDismiss={onClose}
      actions={
        <>
          <Button variant="primary" onPress={onClose}>
            {t(remove ? "staff.printer-remove-no" : "staff.paper-lost-no")}
          </Button>
          <Button
            onPress={() => {
              onClose();
              onSave(next);
            }}
          >
            {t(remove ? "staff.printer-remove-yes" : "staff.paper-lost-yes")}
          </Button>
        </>
      }
    >
      <p>{remove ? t("staff.printer-remove-text") : t("staff.paper-lost-text", { uses })}</p>
    </Overlay>
  );
}
