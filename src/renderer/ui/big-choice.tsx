import { Check, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Pressable } from "./pressable.tsx";
import { Private } from "./private.tsx";
import "./big-choice.css";

export interface Choice<V extends string> {
  readonly value: V;
  readonly title: string;
  /** The title is something of the person's own. */
  readonly personal?: boolean;
  readonly text?: string | undefined;
  readonly icon?: ReactNode;
  /** A short fact at the end of the row, such as a fee or a term. */
  readonly fact?: string | undefined;
  readonly disabled?: boolean;
  /** The text holds something of the person's own. */
  readonly own?: boolean;
}

export interface BigChoiceProps<V extends string> {
  readonly label: string;
  readonly choices: readonly Choice<V>[];
  readonly chosen?: V | null;
  readonly columns?: 1 | 2 | 3;
  /** For the few answers that are the whole screen. */
  readonly roomy?: boolean;
  readonly onChoose: (value: V) => void;
}

/** A list of large answers; touching one is the answer. */
export function BigChoice<V extends string>({
  label,
  choices,
  chosen,
  columns = 1,
  roomy,
  onChoose,
}: BigChoiceProps<V>) {
  return (
    <fieldset
      className={classNames("big-choice", `big-choice-${columns}`, roomy && "big-choice-roomy")}
      aria-label={label}
    >
      {choices.map((choice) => (
        <ChoiceRow key={choice.value} choice={choice} chosen={chosen} onChoose={onChoose} />
      ))}
    </fieldset>
  );
}

interface ChoiceRowProps<V extends string> {
  readonly choice: Choice<V>;
  readonly chosen: V | null | undefined;
  readonly onChoose: (value: V) => void;
}

function ChoiceRow<V extends string>({ choice, chosen, onChoose }: ChoiceRowProps<V>) {
  return (
    <Pressable
      className={classNames("choice", chosen === choice.value && "choice-chosen")}
      onPress={() => onChoose(choice.value)}
      disabled={choice.disabled}
      pressed={chosen === undefined ? undefined : chosen === choice.value}
    >
      {choice.icon === undefined ? null : (
        <span className="choice-icon" aria-hidden="true">
          {choice.icon}
        </span>
      )}
      <span className="choice-words">
        <span className="choice-title">
          {choice.personal === true ? <Private>{choice.title}</Private> : choice.title}
        </span>
        {choice.text === undefined ? null : (
          <span className="choice-text" {...(choice.own === true && { "data-private": true })}>
            {choice.text}
          </span>
        )}
      </span>
      {choice.fact === undefined ? null : <span className="choice-fact">{choice.fact}</span>}
      {chosen === undefined ? (
        <ChevronRight className="choice-arrow" aria-hidden="true" />
      ) : (
        <span className="choice-mark" aria-hidden="true">
          {chosen === choice.value ? <Check /> : null}
        </span>
      )}
    </Pressable>
  );
}
