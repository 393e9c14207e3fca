import { TriangleAlert } from "lucide-react";
import type { RestoredNotice } from "../../../shared/staff.ts";
import { useT } from "../../i18n/use-t.ts";
import { Button } from "../../ui/button.tsx";
import { NoticeLine } from "../../ui/field.tsx";
import { Card } from "../../ui/layout.tsx";
import { useWhen } from "./parts.tsx";

interface RestoredBannerProps {
  /** null for those who may not see the care of the data: they call who may. */
  readonly notice: RestoredNotice | null;
  readonly onOpen: () => void;
}

/** On the board: what happened, and the way to the whole of it. */
export function RestoredBanner({ notice, onOpen }: RestoredBannerProps) {
  const t = useT();
  if (notice === null) return <NoticeLine>{t("staff.restored-ask")}</NoticeLine>;
  const { length } = notice.lost;
  return (
    <section className="staff-halted" role="alert">
      <div>
        <h2>{t("staff.restored-title")}</h2>
        <p>
          {length === 0 ? t("staff.restored-none-lost") : t("staff.restored-lost-short", { count: length })}
        </p>
      </div>
      <Button icon={<TriangleAlert />} onPress={onOpen}>
        {t("staff.restored-open")}
      </Button>
    </section>
  );
}

interface RestoredCardProps {
  readonly notice: RestoredNotice;
  readonly busy: boolean;
  readonly onSeen: () => void;
}

/** What was set aside, from when the data are now, what is lost and what to do for those people. */
export function RestoredCard({ notice, busy, onSeen }: RestoredCardProps) {
  const t = useT();
  const when = useWhen();
  const at = when(notice.atMs);
  const { backupAtMs, lost, saved } = notice;
  return (
    <Card tone="warn" title={t("staff.restored-title")} icon={<TriangleAlert />}>
      <div className="staff-lines">
        <p>
          {backupAtMs === null
            ? t("staff.restored-empty-text", { at })
            : t("staff.restored-text", { at, backup: when(backupAtMs) })}
        </p>
        {saved > 0 ? <p>{t("staff.restored-saved", { count: saved })}</p> : null}
        {lost.length === 0 ? (
          <p>
            <strong>{t("staff.restored-none-lost")}</strong>
          </p>
        ) : (
          <>
            <p>
              <strong>{t("staff.restored-lost", { count: lost.length })}</strong>
            </p>
            <ul className="staff-numbers">
              {lost.map((number) => (
                <li key={number}>{number}</li>
              ))}
            </ul>
            <p>{t("staff.restored-do")}</p>
          </>
        )}
        <p>{t("staff.restored-unlisted")}</p>
        {backupAtMs === null ? null : <p>{t("staff.restored-corrected")}</p>}
        <Button disabled={busy} onPress={onSeen}>
          {t("staff.restored-seen")}
        </Button>
      </div>
    </Card>
  );
}
