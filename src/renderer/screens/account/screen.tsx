import { CircleCheck, UserPlus } from "lucide-react";
import { portalUnreachable } from "../../../shared/portal-light.ts";
import { useNotice, useT } from "../../i18n/use-t.ts";
import { BigChoice } from "../../ui/big-choice.tsx";
import { Button } from "../../ui/button.tsx";
import { NoticeLine } from "../../ui/field.tsx";
import { Card, ScreenFrame } from "../../ui/layout.tsx";
import type { ScreenProps } from "../screen-props.ts";
import { grouped } from "./grouped.ts";
import "./screen.css";

/** An account on the portal, or a way to one; which way, the ward's setting says. */
export function AccountScreen(props: ScreenProps) {
  return props.view.desk.accountMode === "portal" ? (
    <PortalAccount {...props} />
  ) : (
    <VneidAccount {...props} />
  );
}

function PortalAccount({ view, send }: ScreenProps) {
  const t = useT();
  const { session, desk } = view;
  const notice = useNotice(session.notice);
  const down = portalUnreachable(desk.portal);
  return (
    <ScreenFrame title={t("account.title")} lead={t("account.lead")}>
      {notice === null ? null : <NoticeLine>{notice}</NoticeLine>}
      <BigChoice
        roomy
        label={t("account.title")}
        choices={[
          {
            value: "have",
            title: t("account.have"),
            text: session.goal === "submit" ? t("account.have-text") : undefined,
            icon: <CircleCheck />,
          },
          {
            value: "register",
            title: t("account.register"),
            text: down
              ? t("account.register-text-down")
              : t("account.register-text", { phone: grouped(session.phone) }),
            icon: <UserPlus />,
          },
        ]}
        onChoose={(choice) => send({ type: "choose-account", choice })}
      />
    </ScreenFrame>
  );
}

/** Everything secret happens on the person's own phone; we only lead (DOMAIN, job 1). */
function VneidAccount({ view, send, busy }: ScreenProps) {
  const t = useT();
  const notice = useNotice(view.session.notice);
  return (
    <ScreenFrame
      title={t("account.vneid-title")}
      lead={t("account.vneid-lead")}
      action={
        <Button
          variant="primary"
          disabled={busy}
          onPress={() => send({ type: "choose-account", choice: "have" })}
        >
          {t("account.vneid-done")}
        </Button>
      }
    >
      {notice === null ? null : <NoticeLine>{notice}</NoticeLine>}
      <Card>
        <ol className="vneid-steps">
          {(["account.vneid-1", "account.vneid-2", "account.vneid-3", "account.vneid-4"] as const).map(
            (key, index) => (
              <li key={key}>
                <span aria-hidden="true">{index + 1}</span>
                {t(key)}
              </li>
            ),
          )}
        </ol>
      </Card>
    </ScreenFrame>
  );
}
