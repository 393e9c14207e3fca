import { BookOpen, FileText } from "lucide-react";
import { type ReactNode, useContext, useState } from "react";
import { vietnamDay } from "../../../shared/dates.ts";
import { titleOf } from "../../../shared/title.ts";
import { useLanguage, useT } from "../../i18n/use-t.ts";
import { DateInput } from "../../keyboard/date-input.tsx";
import { KeyboardArea } from "../../keyboard/keyboard-area.tsx";
import { BigChoice } from "../../ui/big-choice.tsx";
import { NoticeLine } from "../../ui/field.tsx";
import { ScreenFrame } from "../../ui/layout.tsx";
import { BackButton } from "./back-button.tsx";
import { DeskTimeContext, ProceduresContext, SaidLine, type StaffScreenProps } from "./parts.tsx";
import { holdsBack } from "./press.ts";
import { PressLine } from "./press-line.tsx";
import { isDay } from "./words.ts";
import { useSubStep } from "./use-staff-focus.ts";

/** Papers of nobody's dossier: the register of a period, and declarations to be filled in by hand. */
export function PapersScreen({ state, actions, desk }: StaffScreenProps) {
  const t = useT();
  const [register, setRegister] = useState(false);
  const busy = state.working !== null || holdsBack(state.press);
  useSubStep(`papers-${register}`);
  if (register)
    return (
      <RegisterScreen
        others={<BackButton onPress={() => setRegister(false)}>{t("common.back")}</BackButton>}
        onPeriod={(from, to) => {
          setRegister(false);
          actions.print({ kind: "register", from, to });
        }}
      />
    );
  return (
    <div className="screen staff">
      <div className="staff-head">
        <h1 className="screen-title" tabIndex={-1} data-step-heading>
          {t("staff.blank-title")}
        </h1>
        <BackButton onPress={actions.toBoard}>{t("staff.board-back")}</BackButton>
      </div>
      <SaidLine said={state.said} />
      {state.silent ? <NoticeLine>{t("staff.board-silent")}</NoticeLine> : null}
      <PressLine {...{ state, actions, desk }} />
      {state.pass?.rights.includes("print-official") === true ? (
        <BigChoice<"register">
          label={t("staff.blank-register")}
          choices={[
            {
              value: "register",
              title: t("staff.blank-register"),
              text: t("staff.blank-register-text"),
              icon: <BookOpen />,
              disabled: busy,
            },
          ]}
          onChoose={() => setRegister(true)}
        />
      ) : null}
      <EmptyForms busy={busy} onPrint={actions.print} />
    </div>
  );
}

interface EmptyFormsProps {
  readonly busy: boolean;
  readonly onPrint: StaffScreenProps["actions"]["print"];
}

function EmptyForms({ busy, onPrint }: EmptyFormsProps) {
  const t = useT();
  const language = useLanguage();
  const procedures = useContext(ProceduresContext).filter(({ supersededBy }) => supersededBy === undefined);
  return (
    <section className="staff-lines" aria-label={t("staff.blank-forms")}>
      <h2 className="staff-subtitle">{t("staff.blank-forms")}</h2>
      <BigChoice
        label={t("staff.blank-forms")}
        columns={2}
        choices={procedures.map((procedure) => ({
          value: procedure.code,
          title: titleOf(procedure, language),
          // The form itself is Vietnamese.
          text: language === "vi" ? undefined : titleOf(procedure, "vi"),
          icon: <FileText />,
          disabled: busy,
        }))}
        onChoose={(procedureCode) => {
          const procedure = procedures.find(({ code }) => code === procedureCode);
          if (procedure !== undefined)
            onPrint({ kind: "empty-declaration", procedureCode }, titleOf(procedure, language));
        }}
      />
    </section>
  );
}

export interface RegisterScreenProps {
  readonly others: ReactNode;
  readonly onPeriod: (from: string, to: string) => void;
}

/** From the first of this month to today, unless somebody says otherwise. */
export function RegisterScreen({ others, onPeriod }: RegisterScreenProps) {
  const t = useT();
  const today = vietnamDay(useContext(DeskTimeContext));
  const [from, setFrom] = useState(`${today.slice(0, 7)}-01`);
  const [to, setTo] = useState(today);
  const [wrong, setWrong] = useState(false);
  const fits = isDay(from) && isDay(to) && from <= to;
  return (
    <ScreenFrame title={t("staff.register-title")} lead={t("staff.register-lead")}>
      <KeyboardArea
        nextLabel={t("staff.register-print")}
        others={others}
        onNext={() => {
          setWrong(!fits);
          if (fits) onPeriod(from, to);
        }}
      >
        <DateInput
          first
          label={t("staff.register-from")}
          hint={t("staff.register-from")}
          initial={from}
          partial={false}
          onChange={setFrom}
        />
        <DateInput
          label={t("staff.register-to")}
          hint={t("staff.register-to")}
          notice={wrong ? t("staff.register-wrong") : null}
          initial={to}
          partial={false}
          onChange={setTo}
        />
      </KeyboardArea>
    </ScreenFrame>
  );
}
