import { ScanLine } from "lucide-react";
import { useState } from "react";
import { useT } from "../../i18n/use-t.ts";
import { Button } from "../../ui/button.tsx";
import { TextLine } from "../../ui/field.tsx";

export interface PracticeScannerProps {
  readonly busy: boolean;
  readonly onScanned: (payload: string) => void;
}

/** A stand-in for the scanner while people learn: a line to type or paste a card's code into. */
export function PracticeScanner({ busy, onScanned }: PracticeScannerProps) {
  const t = useT();
  const [code, setCode] = useState("");
  const read = (): void => {
    if (code.trim() !== "") onScanned(code);
    setCode("");
  };
  return (
    <div className="card-practice">
      <TextLine
        label={t("card.practice-input")}
        hint={t("card.practice-hint")}
        value={code}
        onChange={setCode}
        onEnter={read}
      />
      <Button icon={<ScanLine />} disabled={busy || code.trim() === ""} onPress={read}>
        {t("card.practice-send")}
      </Button>
    </div>
  );
}
