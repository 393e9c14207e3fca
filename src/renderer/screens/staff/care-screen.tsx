import { DatabaseBackup, History, Printer } from "lucide-react";
import { useState } from "react";
import type { BackupInfo, CareView } from "../../../shared/staff.ts";
import { useLanguage, useT } from "../../i18n/use-t.ts";
import { BigChoice } from "../../ui/big-choice.tsx";
import { Button } from "../../ui/button.tsx";
import { NoticeLine } from "../../ui/field.tsx";
import { Card } from "../../ui/layout.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { BackButton } from "./back-button.tsx";
import { Halted } from "./halted.tsx";
import { SaidLine, type StaffScreenProps, useWhen } from "./parts.tsx";
import { RecoveryCard, RecoveryCode } from "./recovery.tsx";
import { RestoreDialog } from "./restore-dialog.tsx";
import { RestoredCard } from "./restored.tsx";
import { sizeWords } from "./words.ts";

/** How safe the data are, and what can be done about it. */
export function CareScreen({ state, actions, desk }: StaffScreenProps) {
  const t = useT();
  const { care, working, recoveryCode } = state;
  if (working === "restore")
    return (
      <div className="screen staff">
        <h1 className="screen-title" tabIndex={-1} data-step-heading>
          {t("staff.restoring")}
        </h1>
        <Waiting />
      </div>
    );
  return (
    <div className="screen staff">
      <div className="staff-head">
        <h1 className="screen-title" tabIndex={-1} data-step-heading>
          {t("staff.care-title")}
        </h1>
        <div className="staff-ways">
          {state.pass?.rights.includes("printers") === true ? (
            <Button icon={<Printer />} onPress={actions.toPrinters}>
              {t("staff.board-printers")}
            </Button>
          ) : null}
          {state.pass?.rights.includes("board") === true ? (
            <BackButton onPress={actions.toBoard}>{t("staff.board-back")}</BackButton>
          ) : null}
        </div>
      </div>
      <SaidLine said={state.said} />
      {state.silent ? <NoticeLine>{t("staff.board-silent")}</NoticeLine> : null}
      {desk.halted ? <Halted state={state} actions={actions} /> : null}
      {care === null ? <p>{t("common.loading")}</p> : <Care {...{ care, state, actions }} />}
      {recoveryCode === null ? null : <RecoveryCode code={recoveryCode} {...{ state, actions, desk }} />}
    </div>
  );
}

interface CareProps extends Pick<StaffScreenProps, "state" | "actions"> {
  readonly care: CareView;
}

function Care({ care, state, actions }: CareProps) {
  const t = useT();
  const when = useWhen();
  const [chosen, setChosen] = useState<BackupInfo | null>(null);
  const busy = state.working !== null;
  const mayRestore = state.pass?.rights.includes("restore") === true;
  return (
    <>
      {care.restored === null ? null : (
        <RestoredCard notice={care.restored} busy={busy} onSeen={actions.restoredSeen} />
      )}
      {care.restoreFault === null ? null : (
        <NoticeLine>{t(`staff.care-restore-${care.restoreFault}`)}</NoticeLine>
      )}
      <div className="staff-columns">
        <div className="staff-lines">
          <Latest care={care} state={state} onBackUp={actions.backUpNow} />
          {mayRestore ? (
            <RecoveryCard made={care.recoveryCodeMade} busy={busy} onMake={actions.recoveryCode} />
          ) : null}
          {care.lastWipedAtMs === null ? null : (
            <p>{t("staff.care-wiped", { count: care.wiped, when: when(care.lastWipedAtMs) })}</p>
          )}
        </div>
        <Backups care={care} busy={busy} onChoose={mayRestore ? setChosen : null} />
      </div>
      {chosen === null ? null : (
        <RestoreDialog
          backup={chosen}
          onClose={() => setChosen(null)}
          onRestore={() => {
            setChosen(null);
            actions.restore(chosen.backupId);
          }}
        />
      )}
    </>
  );
}

interface LatestProps extends Pick<StaffScreenProps, "state"> {
  readonly care: CareView;
  readonly onBackUp: () => void;
}

function Latest({ care, state, onBackUp }: LatestProps) {
  const t = useT();
  const when = useWhen();
  const { lastBackupAtMs, backupFault, secondDisk } = care;
  const never = lastBackupAtMs === null;
  const running = state.working === "backup";
  return (
    <Card
      tone={never || backupFault !== null ? "warn" : "leaf"}
      title={t("staff.care-last")}
      icon={<DatabaseBackup />}
    >
      <div className="staff-lines">
        <p className="staff-what">{never ? t("staff.care-never") : when(lastBackupAtMs)}</p>
        {backupFault === null ? null : <p>{t(`staff.care-fault-${backupFault}`)}</p>}
        {never ? <p>{t("staff.care-never-text")}</p> : null}
        {!never && backupFault === null ? <p>{t("staff.care-fine")}</p> : null}
        <p>{t(secondDisk ? "staff.care-second-disk" : "staff.care-one-disk")}</p>
        <Button disabled={state.working !== null} onPress={onBackUp}>
          {t(running ? "staff.care-backing-up" : "staff.care-back-up")}
        </Button>
      </div>
    </Card>
  );
}

interface BackupsProps {
  readonly care: CareView;
  readonly busy: boolean;
  /** null for those who may not restore. */
  readonly onChoose: ((backup: BackupInfo) => void) | null;
}

function Backups({ care, busy, onChoose }: BackupsProps) {
  const t = useT();
  const language = useLanguage();
  const when = useWhen();
  const facts = ({ dossiers, bytes }: BackupInfo): string =>
    t("staff.care-backup-facts", { dossiers, size: sizeWords(language, bytes) });
  if (care.backups.length === 0)
    return (
      <Card title={t("staff.care-list")} icon={<History />}>
        <p>{t("staff.care-list-none")}</p>
      </Card>
    );
  if (onChoose === null)
    return (
      <Card title={t("staff.care-list")} icon={<History />}>
        <ul className="staff-history">
          {care.backups.map((backup) => (
            <li key={backup.backupId}>
              <strong>{when(backup.atMs)}</strong> {facts(backup)}
            </li>
          ))}
        </ul>
      </Card>
    );
  return (
    <section className="staff-lines" aria-label={t("staff.care-list")}>
      <h2 className="staff-subtitle">{t("staff.care-list")}</h2>
      <BigChoice
        label={t("staff.care-list")}
        choices={care.backups.map((backup) => ({
          value: backup.backupId,
          title: when(backup.atMs),
          text: facts(backup),
          fact: t("staff.care-restore"),
          icon: <History />,
          disabled: busy,
        }))}
        onChoose={(backupId) => {
          const backup = care.backups.find((one) => one.backupId === backupId);
          if (backup !== undefined) onChoose(backup);
        }}
      />
    </section>
  );
}
