import { CircleCheck, Hourglass, UserRound } from "lucide-react";
import type { ReactNode } from "react";
import { unreachable } from "../../../shared/result.ts";
import type { Session } from "../../../shared/session.ts";
import { type Translate, useT } from "../../i18n/use-t.ts";
import { Button } from "../../ui/button.tsx";
import { NoticeLine } from "../../ui/field.tsx";
import { ScreenFrame } from "../../ui/layout.tsx";
import { OutcomeMark } from "../../ui/outcome-mark.tsx";
import { Private } from "../../ui/private.tsx";
import { grouped } from "../account/grouped.ts";
import type { ScreenProps } from "../screen-props.ts";

interface Outcome {
  readonly mark: ReactNode;
  readonly title: string;
  readonly text: string;
}

/** What truly became of the account; says no more than the portal answered. */
export function AccountDoneScreen({ view, send, busy }: ScreenProps) {
  const t = useT();
  const { session } = view;
  const { mark, title, text } = outcomeOf(session, t);
  const refusal = session.account?.refusal ?? null;
  return (
    <ScreenFrame
      title={title}
      lead={<Private>{text}</Private>}
      others={
        session.goal === "account" ? (
          <Button onPress={() => send({ type: "start", goal: "submit" })}>{t("home.submit")}</Button>
        ) : undefined
      }
      action={
        <Button variant="primary" disabled={busy} onPress={() => send({ type: "next" })}>
          {t(session.goal === "account" ? "account.goodbye-done" : "account.done-next")}
        </Button>
      }
    >
      {refusal === null ? null : <NoticeLine>{t("account.done-refused-why", { words: refusal })}</NoticeLine>}
      <OutcomeMark>{mark}</OutcomeMark>
    </ScreenFrame>
  );
}

function outcomeOf(session: Session, t: Translate): Outcome {
  if (session.vneid !== null) {
    const mark = session.vneid === "logged-in" ? <CircleCheck /> : <Hourglass />;
    const title = t(`account.done-${session.vneid}`);
    return { mark, title, text: t(`account.done-${session.vneid}-text`) };
  }
  const phone = grouped(session.phone);
  const state = session.account?.state ?? null;
  switch (state) {
    case null:
      return { mark: <CircleCheck />, title: t("account.done-have"), text: t("account.done-have-text") };
    case "active":
      return { mark: <CircleCheck />, title: t("account.done-active"), text: t("account.done-active-text") };
    case "waiting":
      return {
        mark: <Hourglass />,
        title: t("account.done-waiting"),
        text: t("account.done-waiting-text", { phone }),
      };
    case "otp-sent":
      return {
        mark: <Hourglass />,
        title: t("account.done-otp"),
        text: t("account.done-otp-text", { phone }),
      };
    case "someone-elses":
      return { mark: <UserRound />, title: t("account.done-other"), text: t("account.done-other-text") };
    case "refused":
      return { mark: <UserRound />, title: t("account.done-refused"), text: t("account.done-refused-text") };
    default:
      return unreachable(state);
  }
}
