import { useState } from "react";
import type { BackupInfo } from "../../../shared/staff.ts";
import { useT } from "../../i18n/use-t.ts";
import { Button } from "../../ui/button.tsx";
import { Overlay } from "../../ui/overlay.tsx";
import { useWhen } from "./parts.tsx";

export interface RestoreDialogProps {
  readonly backup: BackupInfo;
  readonly onRestore: () => void;
  readonly onClose: () => void;
}

/** Two questions: what will be as of when, and whether now. */
export function RestoreDialog({ backup, onRestore, onClose }: RestoreDialogProps) {
  const t = useT();
  const [sure, setSure] = useState(false);
  const when = useWhen()(backup.atMs);
  const stay = (
    <Button variant="primary" onPress={onClose}>
      {t("staff.restore-no")}
    </Button>
  );
  if (!sure)
    return (
      <Overlay
        key="what"
        title={t("staff.restore-title", { when })}
        onDismiss={onClose}
        actions={
          <>
            {stay}
            <Button onPress={() => setSure(true)}>{t("staff.restore-first")}</Button>
          </>
        }
      >
        <div className="staff-lines">
          <p>{t("staff.restore-text", { when, dossiers: backup.dossiers })}</p>
          <p>{t("staff.restore-safe")}</p>
        </div>
      </Overlay>
    );
  return (
    <Overlay
      key="sure"
      title={t("staff.restore-last-title")}
      onDismiss={onClose}
      actions={
        <>
          {stay}
          <Button onPress={onRestore}>{t("staff.restore-yes")}</Button>
        </>
      }
    >
      <div className="staff-lines">
        <p>{when}</p>
        <p>{t("staff.restore-last-text")}</p>
      </div>
    </Overlay>
  );
}
