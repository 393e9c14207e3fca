import { useMemo, useState } from "react";
import type { Procedure } from "../../../shared/procedure.ts";
import { titleOf } from "../../../shared/title.ts";
import { searchProcedures } from "../../../shared/search.ts";
import { useLanguage, useNotice, useT, useWording } from "../../i18n/use-t.ts";
import { KeyboardArea } from "../../keyboard/keyboard-area.tsx";
import { KioskInput } from "../../keyboard/kiosk-input.tsx";
import { BigChoice } from "../../ui/big-choice.tsx";
import { Button } from "../../ui/button.tsx";
import { NoticeLine } from "../../ui/field.tsx";
import { ScreenFrame } from "../../ui/layout.tsx";
import { usePainted } from "../../ui/use-painted.ts";
import { PickerRows } from "../question/picker-rows.tsx";
import type { ScreenProps } from "../screen-props.ts";
import "./screen.css";

/** Found by everyday words, with or without diacritics, or by field. */
export function ProcedureScreen({ view, procedures, send }: ScreenProps) {
  const t = useT();
  const notice = useNotice(view.session.notice);
  const painted = usePainted();
  const [text, setText] = useState("");
  const [fieldCode, setFieldCode] = useState<string | undefined>();
  const found = useMemo(
    () => searchProcedures(procedures, { text, fieldCode }),
    [procedures, text, fieldCode],
  );
  const first = found[0];
  const choose = (code: string): void => send({ type: "choose-procedure", code });
  return (
    <ScreenFrame title={t("procedure.title")} lead={t("procedure.lead")} growing={!painted}>
      {notice === null ? null : <NoticeLine>{notice}</NoticeLine>}
      <KeyboardArea
        nextLabel={t("common.continue")}
        busy={text.trim() === "" || found.length !== 1}
        onNext={() => {
          if (text.trim() !== "" && found.length === 1 && first !== undefined) choose(first.code);
        }}
      >
        <KioskInput
          first
          layout="words"
          label={t("procedure.search")}
          quietLabel
          initial=""
          maxLength={100}
          onChange={setText}
        />
        <FieldFilter procedures={procedures} chosen={fieldCode} onChoose={setFieldCode} />
        <PickerRows text={text}>
          {painted ? <Found procedures={found} total={procedures.length} onChoose={choose} /> : null}
        </PickerRows>
      </KeyboardArea>
    </ScreenFrame>
  );
}

interface FieldFilterProps {
  readonly procedures: readonly Procedure[];
  readonly chosen: string | undefined;
  readonly onChoose: (code: string | undefined) => void;
}

function FieldFilter({ procedures, chosen, onChoose }: FieldFilterProps) {
  const t = useT();
  const wording = useWording();
  const fields = useMemo(
    () => new Map(procedures.map(({ field }) => [field.code, field.name])),
    [procedures],
  );
  if (fields.size < 2) return null;
  return (
    <fieldset className="procedure-fields" aria-label={t("procedure.fields-label")}>
      <Button pressed={chosen === undefined} onPress={() => onChoose(undefined)}>
        {t("procedure.fields-all")}
      </Button>
      {[...fields].map(([code, name]) => (
        <Button key={code} pressed={chosen === code} onPress={() => onChoose(code)}>
          {wording(name)}
        </Button>
      ))}
    </fieldset>
  );
}

interface FoundProps {
  readonly procedures: readonly Procedure[];
  readonly total: number;
  readonly onChoose: (code: string) => void;
}

function Found({ procedures, total, onChoose }: FoundProps) {
  const t = useT();
  const wording = useWording();
  const language = useLanguage();
  if (total === 0) return <NoticeLine>{t("procedure.empty")}</NoticeLine>;
  if (procedures.length === 0) return <NoticeLine tone="calm">{t("procedure.none")}</NoticeLine>;
  return (
    <>
      <output className="only-spoken">{t("procedure.found", { count: procedures.length })}</output>
      <BigChoice
        label={t("procedure.list-label")}
        columns={3}
        choices={procedures.map((procedure) => ({
          value: procedure.code,
          title: titleOf(procedure, language),
          text: `${wording(procedure.lifeEvent)} · ${wording(procedure.field.name)}`,
        }))}
        onChoose={onChoose}
      />
    </>
  );
}
