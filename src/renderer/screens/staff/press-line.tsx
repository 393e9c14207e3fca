import { CircleAlert, CircleCheck, Printer } from "lucide-react";
import type { ReactNode } from "react";
import type { StaffKey } from "../../i18n/resources.ts";
import { useT } from "../../i18n/use-t.ts";
import { Button } from "../../ui/button.tsx";
import { classNames } from "../../ui/class-names.ts";
import type { StaffScreenProps } from "./parts.tsx";
import { holdsBack, isUnderWay, paperName, type Press } from "./press.ts";
import { isFile, pressWords } from "./print-words.ts";

type PressLineProps = Pick<StaffScreenProps, "state" | "actions">;

/** What becomes of the paper that was asked for last, in words, and what a person is asked about it. */
export function PressLine({ state, actions, desk }: StaffScreenProps) {
  const t = useT();
  const { press } = state;
  if (press === null) return null;
  const trouble = press.progress.problem !== null || press.progress.state === "failed";
  const good = press.progress.state === "printed" && press.seen !== false && !isFile(press, desk.filePapers);
  const paper = t(paperName(press.progress.kind ?? press.order));
  return (
    <section className={classNames("press-line", trouble && "press-trouble")} aria-live="polite">
      <span className="press-icon" aria-hidden="true">
        {iconOf(trouble, good)}
      </span>
      <div className="press-words">
        <p>
          <strong>{press.name === null ? paper : t("staff.paper-named", { paper, name: press.name })}</strong>
        </p>
        {pressWords(press, desk.filePapers).map((key: StaffKey) => (
          <p key={key}>{t(key, { count: press.progress.copies })}</p>
        ))}
      </div>
      <PressButtons press={press} state={state} actions={actions} />
    </section>
  );
}

function iconOf(trouble: boolean, good: boolean): ReactNode {
  if (trouble) return <CircleAlert />;
  return good ? <CircleCheck /> : <Printer />;
}

interface PressButtonsProps extends PressLineProps {
  readonly press: Press;
}

function PressButtons({ press, state, actions }: PressButtonsProps) {
  const t = useT();
  const busy = state.working !== null;
  const testOut = press.order === "test-page" && press.progress.state === "printed" && press.seen === null;
  if (press.progress.state === "handed" || testOut)
    return (
      <div className="press-buttons">
        <Button disabled={busy} onPress={() => actions.cameOut(true)}>
          {t("staff.press-yes")}
        </Button>
        <Button disabled={busy} onPress={() => actions.cameOut(false)}>
          {t("staff.press-no")}
        </Button>
      </div>
    );
  if (!holdsBack(press)) return <Button onPress={actions.closePress}>{t("staff.press-close")}</Button>;
  // A printer without paper may stay so all day, and other papers go to other printers.
  const stuck = isUnderWay(press.progress) && press.progress.problem !== null;
  return stuck ? <Button onPress={actions.closePress}>{t("staff.press-stop")}</Button> : null;
}
