import { RotateCw } from "lucide-react";
import { useT } from "../../i18n/use-t.ts";
import { Button } from "../../ui/button.tsx";
import type { StaffScreenProps } from "./parts.tsx";

/** The one loud line: nothing at all is sent, until somebody who may says "go on". */
export function Halted({ state, actions }: Pick<StaffScreenProps, "state" | "actions">) {
  const t = useT();
  const may = state.pass?.rights.includes("resume") === true;
  return (
    <section className="staff-halted" role="alert">
      <div>
        <h2>{t("staff.halted-title")}</h2>
        <p>{may ? t("staff.halted-text") : `${t("staff.halted-text")} ${t("staff.halted-ask")}`}</p>
      </div>
      {may ? (
        <Button icon={<RotateCw />} disabled={state.working !== null} onPress={actions.resume}>
          {t("staff.halted-go")}
        </Button>
      ) : null}
    </section>
  );
}
