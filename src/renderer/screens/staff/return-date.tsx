import { CalendarCheck } from "lucide-react";
import type { ReturnDate } from "../../../shared/staff.ts";
import { useT } from "../../i18n/use-t.ts";
import { Button } from "../../ui/button.tsx";
import { Card, FactList } from "../../ui/layout.tsx";
import type { StaffScreenProps } from "./parts.tsx";
import { dueWords } from "./words.ts";

export interface ReturnDateCardProps extends Pick<StaffScreenProps, "state" | "actions"> {
  readonly date: ReturnDate;
}

/** The date that is printed, ours beside it, and what to do where they differ or nobody is sure. */
export function ReturnDateCard({ date, state, actions }: ReturnDateCardProps) {
  const t = useT();
  const { dueAt, ours, warning, confirmed } = date;
  const may = state.pass?.rights.includes("print-official") === true;
  const open = warning !== null && !confirmed;
  const facts = [
    { name: t("staff.date-portal"), value: dueWords(t, dueAt) },
    { name: t("staff.date-ours"), value: ours === null ? "" : dueWords(t, ours) },
  ];
  return (
    <Card tone={open ? "warn" : "surface"} title={t("staff.date-title")} icon={<CalendarCheck />}>
      <div className="staff-lines">
        <FactList facts={facts.filter(({ value }) => value !== "")} />
        {warning === null ? null : <p>{t(`staff.date-${warning}`)}</p>}
        {confirmed ? <p>{t("staff.date-confirmed")}</p> : null}
        {open && may ? (
          <Button disabled={state.working !== null} onPress={actions.confirmDate}>
            {t("staff.date-confirm")}
          </Button>
        ) : null}
        {open && !may ? <p>{t("staff.date-ask")}</p> : null}
      </div>
    </Card>
  );
}
