import { type RefObject, useEffect, useRef } from "react";
import type { BoardRow } from "../../../shared/staff.ts";
import { useT } from "../../i18n/use-t.ts";
import { KeyboardArea } from "../../keyboard/keyboard-area.tsx";
import { KioskInput } from "../../keyboard/kiosk-input.tsx";
import { BackButton } from "./back-button.tsx";
import { BoardLine } from "./board-line.tsx";
import type { StaffScreenProps } from "./parts.tsx";
import { ScannerLine } from "./scanner-card.tsx";
import { meantNumber } from "./slip-number.ts";
import { useSubStep } from "./use-staff-focus.ts";
import { saidWords } from "./words.ts";

/** Room for two cards and a number behind each other. */
const LINE_LENGTH = 400;
/** The longest number that is asked for. */
const NUMBER_LENGTH = 60;

/** The list has what is not finished; any dossier is found by its number, its slip's code, or its person's card. */
export function FindScreen(props: StaffScreenProps) {
  const { hits } = props.state;
  useSubStep(hits === null ? "number" : "hits");
  return hits === null ? <ByNumber {...props} /> : <Hits hits={hits} {...props} />;
}

function ByNumber({ state, actions }: StaffScreenProps) {
  const t = useT();
  const number = useRef("");
  const line = useRef<HTMLDivElement>(null);
  const { said, scanner } = state;
  const refused = said === null || said.kind === "done" ? null : said;
  useKeysToLine(line);
  useEffect(() => {
    if (refused !== null) focusLine(line);
  }, [refused]);
  return (
    <div className="screen">
      <div className="staff-head">
        <h1 className="screen-title" tabIndex={-1} data-step-heading>
          {t("staff.find-title")}
        </h1>
        <BackButton onPress={actions.toBoard}>{t("staff.board-back")}</BackButton>
      </div>
      <p className="screen-lead">{t("staff.find-lead")}</p>
      <KeyboardArea
        nextLabel={t("staff.find-go")}
        busy={state.working !== null}
        onNext={() => {
          const asked = meantNumber(number.current).slice(0, NUMBER_LENGTH);
          if (asked !== "" && state.working === null) actions.find(asked);
        }}
      >
        <div ref={line}>
          <KioskInput
            first
            quietLabel
            layout="code"
            label={t("staff.find-label")}
            notice={refused === null ? null : t(saidWords(refused))}
            maxLength={LINE_LENGTH}
            initial=""
            onChange={(typed) => {
              number.current = typed;
            }}
          />
        </div>
        {scanner === null || refused !== null ? null : <ScannerLine scanner={scanner} />}
      </KeyboardArea>
    </div>
  );
}

interface HitsProps extends StaffScreenProps {
  readonly hits: readonly BoardRow[];
}

/** All of one person's dossiers, to choose from. */
function Hits({ hits, actions }: HitsProps) {
  const t = useT();
  return (
    <div className="screen staff">
      <div className="staff-head">
        <div>
          <h1 className="screen-title" tabIndex={-1} data-step-heading>
            {t("staff.hits-title", { count: hits.length })}
          </h1>
          <p className="screen-lead">{t("staff.hits-lead")}</p>
        </div>
        <BackButton onPress={actions.toFind}>{t("staff.hits-back")}</BackButton>
      </div>
      <ul className="board" aria-label={t("staff.hits-list")}>
        {hits.map((row) => (
          <li key={row.intentId}>
            <BoardLine row={row} onOpen={() => actions.open(row.intentId)} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A scanner types wherever the focus is, and so does a hand that has just touched a button: the line takes it all. */
function useKeysToLine(line: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const heard = ({ key, target, ctrlKey, altKey, metaKey }: KeyboardEvent): void => {
      if (key.length !== 1 || key === " " || ctrlKey || altKey || metaKey) return;
      const elsewhere = target instanceof Element && target.closest("input, textarea, dialog");
      // The key itself is typed into the line: it goes where the focus is once everybody has heard of it.
      if (elsewhere === null || elsewhere === false) focusLine(line);
    };
    window.addEventListener("keydown", heard, { capture: true });
    return () => window.removeEventListener("keydown", heard, { capture: true });
  }, [line]);
}

function focusLine(line: RefObject<HTMLElement | null>): void {
  const input = line.current?.querySelector("input");
  input?.focus({ preventScroll: true });
  input?.setSelectionRange(input.value.length, input.value.length);
}
