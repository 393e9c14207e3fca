import { Printer } from "lucide-react";
import { type ReactNode, useContext, useState } from "react";
import { vietnamDay } from "../../../shared/dates.ts";
import type { PrintOrder, PrintOrderKind } from "../../../shared/printing.ts";
import { unreachable } from "../../../shared/result.ts";
import type { BoardDetail } from "../../../shared/staff.ts";
import { useT } from "../../i18n/use-t.ts";
import { Button } from "../../ui/button.tsx";
import { NoticeLine } from "../../ui/field.tsx";
import { Card, FactList, ScreenFrame } from "../../ui/layout.tsx";
import { BackButton } from "./back-button.tsx";
import { FormDate, FormReason } from "./form-fields.tsx";
import { DeskTimeContext, ProceduresContext, type StaffScreenProps, useMatter, useWho } from "./parts.tsx";
import { allItems, type MissingList, startingList, startingReason, tickable } from "./missing-list.ts";
import { MissingScreen } from "./missing-screen.tsx";
import { dayWords, dueDay } from "./words.ts";
import { useSubStep } from "./use-staff-focus.ts";

/** Forms that ask staff something first: Mẫu 02, 03 and 04. */
export type AskedForm = Extract<PrintOrderKind, "supplement" | "rejection" | "apology">;

export function isAsked(order: string): order is AskedForm {
  return order === "supplement" || order === "rejection" || order === "apology";
}

export interface FormScreenProps extends Pick<StaffScreenProps, "state" | "actions" | "desk"> {
  readonly detail: BoardDetail;
  readonly form: AskedForm;
  readonly onClose: () => void;
}

type Stage = "missing" | "reason" | "date" | "check";

/** The questions of each form, in order; the last one is whether all of it is right. */
const stagesOf: Readonly<Record<AskedForm, readonly Stage[]>> = {
  supplement: ["missing", "reason", "check"],
  rejection: ["reason", "check"],
  apology: ["reason", "date", "check"],
};

/** One question a screen, then everything once more, then it is printed. */
export function FormScreen({ detail, form, state, actions, desk, onClose }: FormScreenProps) {
  const t = useT();
  const procedures = useContext(ProceduresContext);
  const after = latest(vietnamDay(useContext(DeskTimeContext)), detail);
  const papers = tickable(procedures, detail.row.procedureCode);
  const [index, setIndex] = useState(0);
  const [missing, setMissing] = useState<MissingList>(() => startingList(detail.missing));
  const [reason, setReason] = useState(() => (form === "supplement" ? startingReason(detail.missing) : ""));
  const [newDueOn, setNewDueOn] = useState("");
  const stage = stagesOf[form][index] ?? "check";
  useSubStep(`form-${stage}`);
  const next = (): void => setIndex(index + 1);
  const back = index === 0 ? onClose : () => setIndex(index - 1);
  const others = <BackButton onPress={back}>{t(index === 0 ? "staff.form-back" : "common.back")}</BackButton>;
  const { intentId } = detail.row;
  if (stage === "missing")
    return <MissingScreen {...{ papers, missing, others }} onChange={setMissing} onNext={next} />;
  if (stage === "reason")
    return <FormReason {...{ form, reason, others }} onReason={setReason} onNext={next} />;
  if (stage === "date")
    return <FormDate {...{ newDueOn, others, after }} onDate={setNewDueOn} onNext={next} />;
  const items = allItems(missing, papers);
  return (
    <FormCheck
      {...{ detail, form, reason, items, newDueOn, others }}
      phoneSet={desk.phoneSet}
      busy={state.working !== null}
      onPrint={() => {
        onClose();
        actions.print(orderOf(form, { intentId, reason, items, newDueOn }));
      }}
    />
  );
}

/** Today or the day that was promised, whichever is later: a new promise lies behind both. */
function latest(today: string, { returnDate }: BoardDetail): string {
  const promised = returnDate === null ? today : dueDay(returnDate.dueAt);
  return promised > today ? promised : today;
}

interface Answers {
  readonly intentId: number;
  readonly reason: string;
  readonly items: readonly string[];
  readonly newDueOn: string;
}

function orderOf(form: AskedForm, { intentId, reason, items, newDueOn }: Answers): PrintOrder {
  switch (form) {
    case "supplement":
      return { kind: form, intentId, reason, items: [...items] };
    case "rejection":
      return { kind: form, intentId, reason };
    case "apology":
      return { kind: form, intentId, reason, newDueOn };
    default:
      return unreachable(form);
  }
}

export interface FormCheckProps extends Pick<FormScreenProps, "detail" | "form">, Omit<Answers, "intentId"> {
  readonly others: ReactNode;
  /** Mẫu 02 names the desk's telephone, which stays dotted where none is set. */
  readonly phoneSet: boolean;
  readonly busy: boolean;
  readonly onPrint: () => void;
}

/** What will stand on the paper: it carries the desk's name, so somebody reads it first. */
export function FormCheck(props: FormCheckProps) {
  const { detail, form, reason, items, newDueOn, others, phoneSet, busy, onPrint } = props;
  const t = useT();
  const who = useWho();
  const matter = useMatter();
  const paper = t(`staff.form-short-${form}`);
  const facts = [
    { name: t("staff.reason-label"), value: reason },
    { name: t("staff.due-label"), value: form === "apology" ? dayWords(newDueOn) : "" },
  ];
  return (
    <ScreenFrame
      title={t("staff.check-title", { paper })}
      lead={t("staff.check-lead", { who: who(detail.row), matter: matter(detail.row) })}
      others={others}
      action={
        <Button variant="primary" icon={<Printer />} disabled={busy} onPress={onPrint}>
          {t("staff.form-print", { paper })}
        </Button>
      }
    >
      {form === "supplement" && !phoneSet ? (
        <NoticeLine tone="calm">{t("staff.check-no-phone")}</NoticeLine>
      ) : null}
      {form === "supplement" ? (
        <Card title={t("staff.check-missing")}>
          <ol className="staff-items">
            {items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ol>
        </Card>
      ) : null}
      <Card>
        <FactList facts={facts.filter(({ value }) => value !== "")} />
      </Card>
    </ScreenFrame>
  );
}
