import { type RefObject, useEffect, useRef } from "react";
import { useT } from "../../i18n/use-t.ts";
import { KeyboardArea } from "../../keyboard/keyboard-area.tsx";
import { KioskInput } from "../../keyboard/kiosk-input.tsx";
import { Button } from "../../ui/button.tsx";
import { ScreenFrame } from "../../ui/layout.tsx";
import type { StaffScreenProps } from "./parts.tsx";
import { meantNumber } from "./slip-number.ts";
import { saidWords } from "./words.ts";

/** Room for two scans and a number behind each other. */
const LINE_LENGTH = 120;
/** The longest number that is asked for. */
const NUMBER_LENGTH = 60;

/** The list has what is not finished; a dossier that the portal has already is opened by the number on its slip. */
export function FindScreen({ state, actions }: StaffScreenProps) {
  const t = useT();
  const number = useRef("");
  const line = useRef<HTMLDivElement>(null);
  const { said } = state;
  const refused = said === null || said.kind === "done" ? null : said;
  useKeysToLine(line);
  useEffect(() => {
    if (refused !== null) focusLine(line);
  }, [refused]);
  return (
    <ScreenFrame title={t("staff.find-title")} lead={t("staff.find-lead")}>
      <KeyboardArea
        nextLabel={t("staff.find-go")}
        busy={state.working !== null}
        others={<Button onPress={actions.toBoard}>{t("staff.board-back")}</Button>}
        onNext={() => {
          const asked = meantNumber(number.current).slice(0, NUMBER_LENGTH);
          if (asked !== "" && state.working === null) actions.find(asked);
        }}
      >
        <div ref={line}>
          <KioskInput
            first
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
      </KeyboardArea>
    </ScreenFrame>
  );
}

/** A scanner types wherever the focus is, and so does a hand that has just touched a button: the line takes it all. */
function useKeysToLine(line: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const heard = ({ key, target, ctrlKey, altKey, metaKey }: KeyboardEvent): void => {
      if (key.length !== 1 || key === " " || ctrlKey || altKey || metaKey) return;
      const elsewhere = target instanceof Element && target.closest("input, textarea, [role=dialog]");
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
