import { useT } from "../../i18n/use-t.ts";
import { ScreenFrame } from "../../ui/layout.tsx";
import { Waiting } from "../../ui/waiting.tsx";

/** At most eight seconds: then the registration is kept and the person goes on. */
export function AccountWaitScreen() {
  const t = useT();
  return (
    <ScreenFrame title={t("account.wait-title")} lead={t("account.wait-lead")}>
      <Waiting />
    </ScreenFrame>
  );
}
