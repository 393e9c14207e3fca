import { useRef, useState } from "react";
import type { BoardDetail, BoardRow } from "../../../shared/staff.ts";
import { useT } from "../../i18n/use-t.ts";
import { KeyboardArea } from "../../keyboard/keyboard-area.tsx";
import { KioskInput } from "../../keyboard/kiosk-input.tsx";
import { Button } from "../../ui/button.tsx";
import { Overlay } from "../../ui/overlay.tsx";
import { BackButton } from "./back-button.tsx";
import { type StaffScreenProps, useMatter, useWho } from "./parts.tsx";
import { saidWords } from "./words.ts";

export interface CodeScreenProps extends Pick<StaffScreenProps, "state" | "actions"> {
  readonly detail: BoardDetail;
  readonly onClose: () => void;
}

/** The citizen has submitted it themself: the portal's code closes the row. What is refused can be mended here. */
export function CodeScreen({ detail, state, actions, onClose }: CodeScreenProps) {
  const t = useT();
  const code = useRef("");
  const [comparing, setComparing] = useState<string | null>(null);
  const { said } = state;
  return (
    <>
      <div className="screen">
        <div className="staff-head">
          <h1 className="screen-title" tabIndex={-1} data-step-heading>
            {t("staff.code-title")}
          </h1>
          <BackButton onPress={onClose}>{t("staff.code-back")}</BackButton>
        </div>
        <p className="screen-lead">{t("staff.code-lead")}</p>
        <KeyboardArea
          nextLabel={t("staff.code-keep")}
          busy={state.working !== null}
          onNext={() => {
            const typed = code.current.trim();
            if (typed !== "" && state.working === null) setComparing(typed);
          }}
        >
          <KioskInput
            first
            quietLabel
            layout="code"
            label={t("staff.code-label")}
            hint={detail.row.who}
            notice={said === null || said.kind === "done" ? null : t(saidWords(said))}
            maxLength={60}
            initial=""
            onChange={(typed) => {
              code.current = typed;
            }}
          />
        </KeyboardArea>
      </div>
      {comparing === null ? null : (
        <CompareDialog
          row={detail.row}
          code={comparing}
          onClose={() => setComparing(null)}
          onCompared={() => {
            setComparing(null);
            actions.act({ act: "close-self", officialCode: comparing });
          }}
        />
      )}
    </>
  );
}

interface CompareDialogProps {
  readonly row: BoardRow;
  readonly code: string;
  readonly onCompared: () => void;
  readonly onClose: () => void;
}

/** The portal's look-up names neither person nor procedure: only a person's eyes can tell that the code is theirs. */
function CompareDialog({ row, code, onCompared, onClose }: CompareDialogProps) {
  const t = useT();
  const who = useWho();
  const matter = useMatter();
  return (
    <Overlay
      title={t("staff.code-sure-title")}
      onDismiss={onClose}
      actions={
        <>
          <Button variant="primary" onPress={onCompared}>
            {t("staff.code-sure-yes")}
          </Button>
          <Button onPress={onClose}>{t("staff.code-sure-no")}</Button>
        </>
      }
    >
      <p>{t("staff.code-sure-text")}</p>
      <p>
        <strong>{who(row)}</strong> · {matter(row)}
      </p>
      <p>
        <strong>{code}</strong>
      </p>
    </Overlay>
  );
}
