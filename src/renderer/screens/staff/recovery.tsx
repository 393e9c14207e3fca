import { KeyRound, Printer } from "lucide-react";
import { useT } from "../../i18n/use-t.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/layout.tsx";
import { Overlay } from "../../ui/overlay.tsx";
import { SaidLine, type StaffScreenProps } from "./parts.tsx";
import { PressLine } from "./press-line.tsx";
import { holdsBack } from "./press.ts";

interface RecoveryCardProps {
  readonly made: boolean;
  readonly busy: boolean;
  readonly onMake: () => void;
}

/** Without this code a backup opens on this machine only. */
export function RecoveryCard({ made, busy, onMake }: RecoveryCardProps) {
  const t = useT();
  return (
    <Card tone={made ? "surface" : "warn"} title={t("staff.recovery-title")} icon={<KeyRound />}>
      <div className="staff-lines">
        <p>{t(made ? "staff.recovery-made" : "staff.recovery-missing")}</p>
        <Button disabled={busy} onPress={onMake}>
          {t(made ? "staff.recovery-again" : "staff.recovery-make")}
        </Button>
      </div>
    </Card>
  );
}

interface RecoveryCodeProps extends StaffScreenProps {
  readonly code: string;
}

/** Shown once, large enough to be copied by hand; no touch beside it may close it. */
export function RecoveryCode({ code, state, actions, desk }: RecoveryCodeProps) {
  const t = useT();
  const busy = state.working !== null || holdsBack(state.press);
  return (
    <Overlay
      title={t("staff.recovery-shown-title")}
      actions={
        <>
          <Button variant="primary" onPress={actions.codeNoted}>
            {t("staff.recovery-noted")}
          </Button>
          <Button
            icon={<Printer />}
            disabled={busy}
            onPress={() => actions.print({ kind: "recovery-code", code })}
          >
            {t("staff.recovery-print")}
          </Button>
        </>
      }
    >
      <div className="staff-lines">
        <p className="staff-code">{code}</p>
        <p>{t("staff.recovery-shown-text")}</p>
        <SaidLine said={state.said} />
        <PressLine {...{ state, actions, desk }} />
      </div>
    </Overlay>
  );
}
