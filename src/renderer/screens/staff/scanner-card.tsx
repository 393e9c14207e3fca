import { CircleAlert, CircleCheck, ScanLine } from "lucide-react";
import type { ScannerView } from "../../../shared/staff.ts";
import { useT } from "../../i18n/use-t.ts";
import { Button } from "../../ui/button.tsx";
import { Card, FactList } from "../../ui/layout.tsx";
import { type StaffScreenProps, useWhen } from "./parts.tsx";
import { isScannerTrouble, scannerWords } from "./scanner-words.ts";

interface ScannerProps {
  readonly scanner: ScannerView;
}

/** How the scanner stands, what to do, which line it is on and when it was last read. */
export function ScannerCard({ scanner }: ScannerProps) {
  const t = useT();
  const when = useWhen();
  const [what, then] = scannerWords(scanner);
  const trouble = isScannerTrouble(scanner);
  const { port, path, lastReadAtMs } = scanner;
  const line = port === "auto" ? (path ?? t("staff.scanner-auto")) : (port ?? "");
  const facts = [
    { name: t("staff.scanner-port"), value: line },
    {
      name: t("staff.scanner-read"),
      value: lastReadAtMs === null ? t("staff.scanner-never") : when(lastReadAtMs),
    },
  ];
  return (
    <Card tone={trouble ? "warn" : "surface"} title={t("staff.scanner-title")} icon={<ScanLine />}>
      <div className="staff-lines">
        <p className="state-mark">
          <span aria-hidden="true">{trouble ? <CircleAlert /> : <CircleCheck />}</span>
          {t(what)}
        </p>
        <p>{t(then)}</p>
      </div>
      {port === null ? null : <FactList facts={facts} />}
    </Card>
  );
}

/** The scanner in one line, where something may be held to it. */
export function ScannerLine({ scanner }: ScannerProps) {
  const t = useT();
  const when = useWhen();
  const [what, then] = scannerWords(scanner);
  const { state, lastReadAtMs } = scanner;
  const read = lastReadAtMs === null ? "" : ` ${t("staff.scanner-read-at", { when: when(lastReadAtMs) })}`;
  return (
    <p className="scanner-line">
      <ScanLine aria-hidden="true" />
      <span>
        <strong>{t(what)}</strong> {t(then)}
        {state === "ready" ? read : ""}
      </span>
    </p>
  );
}

interface ScannerBannerProps extends ScannerProps, Pick<StaffScreenProps, "state" | "actions"> {}

/** On the board: the scanner that the desk has cannot be read, before the next citizen waits with the card in hand. */
export function ScannerBanner({ scanner, state, actions }: ScannerBannerProps) {
  const t = useT();
  if (!isScannerTrouble(scanner)) return null;
  const [what, then] = scannerWords(scanner);
  return (
    <section className="press-line press-trouble" aria-live="polite">
      <span className="press-icon" aria-hidden="true">
        <ScanLine />
      </span>
      <div className="press-words">
        <p>
          <strong>{t(what)}</strong>
        </p>
        <p>{t(then)}</p>
      </div>
      {state.pass?.rights.includes("printers") === true ? (
        <Button onPress={actions.toPrinters}>{t("staff.scanner-open")}</Button>
      ) : null}
    </section>
  );
}
