import { type ReactNode, useRef, useState } from "react";
import { useT } from "../../i18n/use-t.ts";
import { BigChoice, type Choice } from "../../ui/big-choice.tsx";
import { Button } from "../../ui/button.tsx";
import { useFromTop } from "../../ui/use-from-top.ts";
import "./picker.css";

/** More than most panels show at once; a province's hundred communes together would hold up the next touch. */
const FIRST_ROWS = 12;
const MORE_ROWS = 24;

export interface PickerRowsProps {
  /** The letters that were looked for: with others, the list begins at its top again. */
  readonly text: string;
  readonly children: ReactNode;
}

/** What was found by letters, within a `KeyboardArea`: below the line on a standing panel, beside it on a wide one. */
export function PickerRows({ text, children }: PickerRowsProps) {
  const rows = useRef<HTMLDivElement>(null);
  useFromTop(rows, text);
  return (
    <div className="picker-rows" ref={rows}>
      {children}
    </div>
  );
}

export interface FoundRowsProps {
  readonly text: string;
  readonly label: string;
  /** How many were found, for who listens. */
  readonly spoken: string;
  readonly choices: readonly Choice<string>[];
  /** Stands behind the rows that are shown, however many more were found. */
  readonly last?: Choice<string> | undefined;
  readonly chosen?: string;
  readonly onChoose: (value: string) => void;
}

/** The same for a list that may be long: its first rows, and the others at a touch. */
export function FoundRows(props: FoundRowsProps) {
  const { text, label, spoken, choices, last, chosen, onChoose } = props;
  const t = useT();
  const [opened, setOpened] = useState({ text, most: FIRST_ROWS });
  const most = opened.text === text ? opened.most : FIRST_ROWS;
  return (
    <PickerRows text={text}>
      <output className="only-spoken">{spoken}</output>
      <BigChoice
        columns={3}
        choices={[...choices.slice(0, most), ...(last === undefined ? [] : [last])]}
        {...(chosen !== undefined && { chosen })}
        {...{ label, onChoose }}
      />
      {choices.length > most ? (
        <Button onPress={() => setOpened({ text, most: most + MORE_ROWS })}>
          {t("question.rows-more", { count: choices.length - most })}
        </Button>
      ) : null}
    </PickerRows>
  );
}
