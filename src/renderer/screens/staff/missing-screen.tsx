import { Pencil, Plus, Trash2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useT } from "../../i18n/use-t.ts";
import { KeyboardArea } from "../../keyboard/keyboard-area.tsx";
import { KioskInput } from "../../keyboard/kiosk-input.tsx";
import { Button } from "../../ui/button.tsx";
import { CheckRow } from "../../ui/check-row.tsx";
import { NoticeLine } from "../../ui/field.tsx";
import { ScreenFrame } from "../../ui/layout.tsx";
import { BackButton } from "./back-button.tsx";
import {
  allItems,
  itemLength,
  type MissingList,
  mostItems,
  type TickablePaper,
  withLine,
  withoutLine,
  withTick,
} from "./missing-list.ts";
import { useSubStep } from "./use-staff-focus.ts";

export interface MissingScreenProps {
  readonly papers: readonly TickablePaper[];
  readonly missing: MissingList;
  readonly others: ReactNode;
  readonly onChange: (missing: MissingList) => void;
  readonly onNext: () => void;
}

/** One complete list: the law allows asking once, so everything is put down before anything is printed. */
export function MissingScreen({ papers, missing, others, onChange, onNext }: MissingScreenProps) {
  const t = useT();
  const [writing, setWriting] = useState<{ readonly at: number | null } | null>(null);
  const [tried, setTried] = useState(false);
  const { length } = allItems(missing, papers);
  useSubStep(`missing-${JSON.stringify(writing)}`);
  if (writing !== null)
    return (
      <MissingLine
        initial={writing.at === null ? "" : (missing.lines[writing.at] ?? "")}
        onBack={() => setWriting(null)}
        onLine={(line) => {
          onChange(withLine(missing, line, writing.at));
          setWriting(null);
        }}
      />
    );
  return (
    <ScreenFrame
      title={t("staff.supplement-title")}
      lead={t("staff.supplement-once")}
      others={others}
      action={
        <Button
          variant="primary"
          disabled={length > mostItems}
          onPress={() => {
            setTried(true);
            if (length > 0) onNext();
          }}
        >
          {t("staff.form-next")}
        </Button>
      }
    >
      <div className="staff-lines staff-missing">
        {tried && length === 0 ? <NoticeLine>{t("staff.supplement-none")}</NoticeLine> : null}
        {length > mostItems ? <NoticeLine>{t("staff.supplement-many")}</NoticeLine> : null}
        <h2 className="staff-subtitle">{t("staff.supplement-own")}</h2>
        <OwnLines {...{ missing, onChange }} onWrite={(at) => setWriting({ at })} />
        <Button icon={<Plus />} disabled={length >= mostItems} onPress={() => setWriting({ at: null })}>
          {t("staff.supplement-add")}
        </Button>
        {papers.length === 0 ? null : <h2 className="staff-subtitle">{t("staff.supplement-papers")}</h2>}
        {papers.map(({ code, name }) => (
          <CheckRow
            key={code}
            title={name}
            checked={missing.ticked.includes(code)}
            onChange={(checked) => onChange(withTick(missing, code, checked))}
          />
        ))}
      </div>
    </ScreenFrame>
  );
}

interface OwnLinesProps extends Pick<MissingScreenProps, "missing" | "onChange"> {
  readonly onWrite: (at: number) => void;
}

function OwnLines({ missing, onChange, onWrite }: OwnLinesProps) {
  const t = useT();
  if (missing.lines.length === 0) return null;
  return (
    <ol className="staff-items">
      {missing.lines.map((line, at) => (
        <li key={`${at}-${line}`} className="staff-item">
          <span>{line}</span>
          <Button
            icon={<Pencil />}
            label={`${t("staff.supplement-change")}: ${line}`}
            onPress={() => onWrite(at)}
          >
            {t("staff.supplement-change")}
          </Button>
          <Button
            icon={<Trash2 />}
            label={t("staff.supplement-remove", { line })}
            onPress={() => onChange(withoutLine(missing, at))}
          >
            {t("staff.supplement-remove-short")}
          </Button>
        </li>
      ))}
    </ol>
  );
}

export interface MissingLineProps {
  readonly initial: string;
  readonly onLine: (line: string) => void;
  readonly onBack: () => void;
}

export function MissingLine({ initial, onLine, onBack }: MissingLineProps) {
  const t = useT();
  const [typed, setTyped] = useState(initial);
  const line = typed.replaceAll(/\s+/gu, " ").trim();
  return (
    <ScreenFrame title={t("staff.supplement-line-title")} lead={t("staff.supplement-line-lead")}>
      <KeyboardArea
        nextLabel={t("staff.supplement-line-keep")}
        busy={line === ""}
        others={<BackButton onPress={onBack}>{t("common.back")}</BackButton>}
        onNext={() => {
          if (line !== "") onLine(line);
        }}
      >
        <KioskInput
          first
          quietLabel
          tall
          layout="words"
          capitals="sentence"
          label={t("staff.supplement-line-label")}
          maxLength={itemLength}
          initial={initial}
          onChange={setTyped}
        />
      </KeyboardArea>
    </ScreenFrame>
  );
}
