import type { SessionEvent } from "../../shared/session.ts";
import { useT } from "../i18n/use-t.ts";
import { Button } from "../ui/button.tsx";
import { Overlay } from "../ui/overlay.tsx";
import { useElapsed } from "./use-now.ts";

export interface IdleWarningProps {
  readonly leftMs: number;
  readonly receivedAtMs: number;
  readonly send: (event: SessionEvent) => void;
}

/** The countdown before everything is wiped. */
export function IdleWarning({ leftMs, receivedAtMs, send }: IdleWarningProps) {
  const t = useT();
  const elapsedMs = useElapsed(receivedAtMs);
  const seconds = Math.max(0, Math.ceil((leftMs - elapsedMs) / 1_000));
  const stay = (): void => send({ type: "touched" });
  return (
    <Overlay
      title={t("common.idle-title")}
      onDismiss={stay}
      wordsDismiss
      actions={
        <>
          <Button variant="primary" onPress={stay}>
            {t("common.idle-stay")}
          </Button>
          <Button onPress={() => send({ type: "leave" })}>{t("common.leave-yes")}</Button>
        </>
      }
    >
      <p role="timer">{t("common.idle-text", { seconds })}</p>
    </Overlay>
  );
}

/** The core does not answer; says what is safe and what to do. */
export function LostContact() {
  const t = useT();
  return (
    <Overlay title={t("common.lost-title")}>
      <output>{t("common.lost-text")}</output>
    </Overlay>
  );
}

/** One wrong touch must not cost a whole form. */
export function LeaveQuestion({
  onLeave,
  onStay,
}: {
  readonly onLeave: () => void;
  readonly onStay: () => void;
}) {
  const t = useT();
  return (
    <Overlay
      title={t("common.leave-title")}
      onDismiss={onStay}
      actions={
        <>
          <Button variant="primary" onPress={onStay}>
            {t("common.leave-no")}
          </Button>
          <Button onPress={onLeave}>{t("common.leave-yes")}</Button>
        </>
      }
    >
      <p>{t("common.leave-text")}</p>
    </Overlay>
  );
}
