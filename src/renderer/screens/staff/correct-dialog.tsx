import type { BoardRow } from "../../../shared/staff.ts";
import { useT } from "../../i18n/use-t.ts";
import { Button } from "../../ui/button.tsx";
import { Overlay } from "../../ui/overlay.tsx";
import { useWho } from "./parts.tsx";

export interface CorrectDialogProps {
  readonly row: BoardRow;
  readonly onCorrect: () => void;
  readonly onClose: () => void;
}

/** A citizen's whole form comes onto the glass: only when they stand here. */
export function CorrectDialog({ row, onCorrect, onClose }: CorrectDialogProps) {
  const t = useT();
  const who = useWho();
  return (
    <Overlay
      title={t("staff.correct-sure-title")}
      onDismiss={onClose}
      actions={
        <>
          <Button variant="primary" onPress={onCorrect}>
            {t("staff.correct-yes")}
          </Button>
          <Button onPress={onClose}>{t("staff.correct-no")}</Button>
        </>
      }
    >
      <p>{t("staff.correct-sure-text", { who: who(row) })}</p>
    </Overlay>
  );
}
