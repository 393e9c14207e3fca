import { memo, useCallback, useEffect, useEffectEvent, useState } from "react";
import type { ListFound } from "../../../shared/lists.ts";
import type { ListName } from "../../../shared/procedure.ts";
import { type Translate, useLanguage, useNotice, useT, useWording } from "../../i18n/use-t.ts";
import { KeyboardArea } from "../../keyboard/keyboard-area.tsx";
import { KioskInput } from "../../keyboard/kiosk-input.tsx";
import { useStable } from "../../shell/use-stable.ts";
import type { Choice } from "../../ui/big-choice.tsx";
import { inputFor } from "./answer-fields.ts";
import { goesOnWith } from "./list-choice.ts";
import { FoundRows } from "./picker-rows.tsx";
import { QuestionFrame } from "./question-frame.tsx";
import type { QuestionScreenProps } from "./question-screen.tsx";
import { useLatest } from "./use-latest.ts";

export interface ListAnswerProps extends QuestionScreenProps {
  readonly list: ListName;
}

/** Picked from a list by a few letters; the answer that stands there is one touch away, and what no list holds is typed. */
export function ListAnswer(props: ListAnswerProps) {
  const { question, list, lists, answer, origin, notice, busy, send } = props;
  const t = useT();
  const wording = useWording();
  const said = useNotice(notice, question.key);
  // Nothing has to be filled in where a row is touched.
  const missing = list === "registrars" ? t("question.choose-place") : t("question.choose-row");
  const words = said !== null && notice?.code === "answer-missing" ? missing : said;
  const [text, setText] = useState(lists.typed ?? "");
  const ask = useCallback((letters: string) => lists.search(list, letters), [lists, list]);
  const answered = useLatest(ask, text);
  const { to: lookedFor, value: found } = answered ?? { to: text, value: NONE };
  const sure = answered !== null && lookedFor === text;
  const onward = goesOnWith(text, answer, sure ? found : null);
  const give = useStable((value: string): void => {
    if (!busy) send({ type: "answer", key: question.key, value });
  });
  // Whoever types fast goes on before the list has answered; that counts once it has, if nothing was typed since.
  const [early, setEarly] = useState<string | null>(null);
  const giveEarly = useEffectEvent(() => {
    if (onward !== null) give(onward);
  });
  useEffect(() => {
    if (sure && early === text) giveEarly();
  }, [sure, early, text]);
  const skips = onward === "" && !question.required;
  return (
    <QuestionFrame {...props} origin={null}>
      <KeyboardArea
        nextLabel={t(skips ? "question.skip" : "common.continue")}
        busy={busy || (sure && onward === null)}
        onNext={() => {
          if (onward !== null) give(onward);
          else if (!sure) setEarly(text);
        }}
      >
        <KioskInput
          first
          label={wording(question.ask)}
          quietLabel
          hint={question.hint === undefined ? t("question.list-hint") : wording(question.hint)}
          notice={words}
          initial={text}
          {...inputFor(question)}
          onChange={setText}
        />
        <Rows text={lookedFor} {...{ answer, origin, found }} optional={!question.required} onGive={give} />
      </KeyboardArea>
    </QuestionFrame>
  );
}

const NONE: readonly ListFound[] = [];

interface RowsProps {
  /** The letters that were looked for. */
  readonly text: string;
  readonly answer: string;
  readonly origin: string | null;
  readonly found: readonly ListFound[];
  /** The answer that stands can be taken away. */
  readonly optional: boolean;
  readonly onGive: (value: string) => void;
}

/**
 * The answer that stands, or what was found and, last, the person's own words; touching one is the answer. Drawn when
 * the list has answered, not with each letter, which would wait for it.
 */
const Rows = memo(function Rows({ text, answer, origin, found, optional, onGive }: RowsProps) {
  const t = useT();
  const language = useLanguage();
  const typed = text.trim();
  const stands = typed === "" && answer !== "";
  const known = stands ? found.find(({ value }) => value === answer) : undefined;
  const standing: Choice<string> = {
    value: answer,
    title: known?.title ?? answer,
    text: origin ?? (known && beside(known, language, t)),
    personal: true,
  };
  const rows = found.filter(({ value }) => !stands || value !== answer);
  const own = typed !== "" && !found.some(({ value }) => value === typed);
  const choices: readonly Choice<string>[] = [
    ...(stands ? [standing] : []),
    ...(stands && optional ? [{ value: "", title: t("question.skip") }] : []),
    ...rows.map((row) => ({ value: row.value, title: row.title, text: beside(row, language, t) })),
  ];
  return (
    <FoundRows
      text={text}
      label={t("question.list-rows")}
      spoken={t("question.list-found", { count: rows.length })}
      {...(stands && { chosen: answer })}
      choices={choices}
      last={own ? { value: typed, title: typed, text: t("question.list-own"), personal: true } : undefined}
      onChoose={onGive}
    />
  );
});

function beside(
  { english, where, now, also }: ListFound,
  language: "vi" | "en",
  t: Translate,
): string | undefined {
  const parts = [
    language === "en" ? english : undefined,
    where,
    now === undefined ? undefined : t("question.list-now", { now }),
    also === undefined ? undefined : t("question.list-also", { also }),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(" · ");
}
