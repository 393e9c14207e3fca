import { useState } from "react";
import type { BoardRow, CancelReason } from "../../../shared/staff.ts";
import { useT } from "../../i18n/use-t.ts";
import { BigChoice } from "../../ui/big-choice.tsx";
import { Button } from "../../ui/button.tsx";
import { Overlay } from "../../ui/overlay.tsx";
import { useMatter, useWho } from "./parts.tsx";

const reasons: readonly CancelReason[] = ["by-citizen", "duplicate", "on-paper", "mistake"];

export interface CancelDialogProps {
  readonly row: BoardRow;
  readonly onCancel: (reason: CancelReason) => void;
  readonly onClose: () => void;
}

/** A reason of the closed list, then a second question: what is cancelled cannot be taken back. */
export function CancelDialog({ row, onCancel, onClose }: CancelDialogProps) {
  const t = useT();
  const who = useWho();
  const matter = useMatter();
  const [reason, setReason] = useState<CancelReason | null>(null);
  const values = { who: who(row), number: row.localNumber ?? matter(row) };
  const stay = (
    <Button variant="primary" onPress={onClose}>
      {t("staff.cancel-no")}
    </Button>
  );
  if (reason === null)
    return (
      <Overlay key="why" title={t("staff.cancel-title")} onDismiss={onClose} actions={stay}>
        <div className="staff-lines">
          <p>{t("staff.cancel-lead", values)}</p>
          <BigChoice<CancelReason>
            label={t("staff.cancel-title")}
            columns={2}
            choices={reasons.map((value) => ({ value, title: t(`staff.cancel-${value}`) }))}
            onChoose={setReason}
          />
        </div>
      </Overlay>
    );
  return (
    <Overlay
      key="sure"
      title={t("staff.cancel-sure-title")}
      onDismiss={onClose}
      actions={
        <>
          {stay}
          <Button onPress={() => onCancel(reason)}>{t("staff.cancel-yes")}</Button>
        </>
      }
    >
      <p>{t("staff.cancel-sure-text", { ...values, reason: t(`staff.cancel-${reason}`) })}</p>
      {row.behind === 0 ? null : <p>{t("staff.cancel-behind", { count: row.behind })}</p>}
    </Overlay>
  );
}
