import { Keyboard, Printer, ReceiptText, Search } from "lucide-react";
import { useState } from "react";
import { type PrinterFound, type PrinterSetup, type SlipPaper } from "../../../shared/printing.ts";
import { useT } from "../../i18n/use-t.ts";
import { BigChoice, type Choice } from "../../ui/big-choice.tsx";
import { Button } from "../../ui/button.tsx";
import { NoticeLine } from "../../ui/field.tsx";
import { ScreenFrame } from "../../ui/layout.tsx";
import { BackButton } from "./back-button.tsx";
import type { StaffScreenProps } from "./parts.tsx";
import { SaidLine } from "./parts.tsx";
import { PrinterAddress } from "./printer-address.tsx";
import { PrinterAnswer } from "./printer-answer.tsx";
import { PrinterName } from "./printer-name.tsx";
import { isChosen, papersOf, type TypedWay, withPrinter } from "./printer-setup.ts";
import { useSubStep } from "./use-staff-focus.ts";

export interface AddPrinterProps extends StaffScreenProps {
  readonly setup: PrinterSetup;
  readonly onClose: () => void;
}

/** Which printer, its name, its paper: what is known already is not asked. */
export function AddPrinter(props: AddPrinterProps) {
  const { state, actions, setup, onClose } = props;
  const [typing, setTyping] = useState<TypedWay | null>(null);
  const [asked, setAsked] = useState<{ readonly way: TypedWay; readonly address: string } | null>(null);
  const [printer, setPrinter] = useState<PrinterFound | null>(null);
  const [name, setName] = useState<string | null>(null);
  const busy = state.working !== null;
  useSubStep(`add-${typing ?? asked?.address ?? ""}-${printer?.address ?? ""}-${name ?? ""}`);
  if (typing !== null)
    return (
      <PrinterAddress
        way={typing}
        onBack={() => setTyping(null)}
        onAddress={(address) => {
          setTyping(null);
          setAsked({ way: typing, address });
          actions.probePrinter(typing, address);
        }}
      />
    );
  const unanswered = state.probe?.address !== asked?.address && busy;
  if (asked !== null && printer === null && (unanswered || state.probe?.address === asked.address))
    return (
      <PrinterAnswer
        address={asked.address}
        probe={unanswered ? null : (state.probe?.answer ?? null)}
        onBack={() => {
          setAsked(null);
          setTyping(asked.way);
        }}
        onPrinter={(found) =>
          setPrinter(found ?? { ...asked, name: "", tells: asked.way === "ipp", papers: [] })
        }
      />
    );
  if (printer === null) return <WhichPrinter {...props} onTyping={setTyping} onPrinter={setPrinter} />;
  if (name === null) return <PrinterName name={printer.name} busy={busy} onName={setName} onBack={onClose} />;
  return (
    <PrinterPaper
      {...{ name, busy }}
      way={printer.way}
      papers={printer.papers}
      onBack={onClose}
      onPaper={(paper) => {
        const { way, address, papers } = printer;
        actions.savePrinters(withPrinter(setup, { way, name, address, paper, papers }));
        onClose();
      }}
    />
  );
}

export interface PrinterPaperProps extends Pick<PrinterFound, "name" | "way" | "papers"> {
  readonly busy: boolean;
  readonly onPaper: (paper: SlipPaper) => void;
  readonly onBack: () => void;
}

/** Which paper is in it: only sheets that it can hold are offered. */
export function PrinterPaper({ name, way, papers, busy, onPaper, onBack }: PrinterPaperProps) {
  const t = useT();
  return (
    <ScreenFrame
      title={t("staff.printer-paper-title", { name })}
      lead={t("staff.printer-paper-lead")}
      others={<BackButton onPress={onBack}>{t("staff.printers-back")}</BackButton>}
    >
      <BigChoice<SlipPaper>
        label={t("staff.printer-paper", { name })}
        columns={3}
        choices={papersOf({ way, papers }).map((value) => ({
          value,
          title: t(`staff.size-${value}`),
          disabled: busy,
        }))}
        onChoose={onPaper}
      />
    </ScreenFrame>
  );
}

interface WhichPrinterProps extends AddPrinterProps {
  readonly onTyping: (way: TypedWay) => void;
  readonly onPrinter: (printer: PrinterFound) => void;
}

/** Those that were found, and the ways to reach one that was not. */
function WhichPrinter({ state, actions, setup, desk, onClose, onTyping, onPrinter }: WhichPrinterProps) {
  const t = useT();
  const { found, working } = state;
  return (
    <ScreenFrame
      title={t("staff.add-title")}
      lead={t("staff.add-lead")}
      others={<BackButton onPress={onClose}>{t("staff.printers-back")}</BackButton>}
    >
      <div className="staff-lines">
        <SaidLine said={state.said} />
        <Button icon={<Search />} disabled={working !== null} onPress={actions.findPrinters}>
          {t(working === "find" ? "staff.add-finding" : "staff.add-find")}
        </Button>
        {found?.length === 0 ? <NoticeLine>{t("staff.add-found-none")}</NoticeLine> : null}
        {found === null || found.length === 0 ? null : (
          <Found found={found} setup={setup} onPrinter={onPrinter} />
        )}
        <h2 className="staff-subtitle">{t("staff.add-ways")}</h2>
        <OtherWays practice={desk.practice} {...{ setup, onTyping, onPrinter }} />
      </div>
    </ScreenFrame>
  );
}

interface FoundProps extends Pick<WhichPrinterProps, "setup" | "onPrinter"> {
  readonly found: readonly PrinterFound[];
}

function Found({ found, setup, onPrinter }: FoundProps) {
  const t = useT();
  return (
    <>
      <h2 className="staff-subtitle">{t("staff.add-found")}</h2>
      <BigChoice
        label={t("staff.add-found")}
        choices={found.map((printer, index) => ({
          value: String(index),
          title: printer.name,
          text: `${t(`staff.way-${printer.way}`)}. ${t(printer.tells ? "staff.add-tells" : "staff.add-silent")}.`,
          icon: <Printer />,
          disabled: isChosen(setup, printer),
          fact: isChosen(setup, printer) ? t("staff.add-has") : undefined,
        }))}
        onChoose={(index) => {
          const printer = found[Number(index)];
          if (printer !== undefined) onPrinter(printer);
        }}
      />
    </>
  );
}

interface OtherWaysProps extends Pick<WhichPrinterProps, "setup" | "onTyping" | "onPrinter"> {
  readonly practice: boolean;
}

function OtherWays({ practice, setup, onTyping, onPrinter }: OtherWaysProps) {
  const t = useT();
  const way = <W extends "ipp" | "escpos" | "file">(value: W, icon: React.ReactNode): Choice<W> => ({
    value,
    title: t(`staff.add-${value}`),
    text: t(`staff.add-${value}-text`),
    icon,
  });
  const folder = { way: "file", name: t("staff.add-file"), address: "", tells: true, papers: [] } as const;
  const typed = [way("ipp", <Keyboard />), way("escpos", <ReceiptText />)];
  return (
    <BigChoice<TypedWay | "file">
      label={t("staff.add-ways")}
      // With a real portal a folder would swallow citizens' papers.
      choices={practice && !isChosen(setup, folder) ? [...typed, way("file", <Printer />)] : typed}
      onChoose={(chosen) => {
        if (chosen === "file") onPrinter(folder);
        else onTyping(chosen);
      }}
    />
  );
}
