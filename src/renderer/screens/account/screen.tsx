import {
  ArrowRightLeft,
  CircleCheck,
  CircleOff,
  KeyRound,
  MessageSquareOff,
  QrCode,
  Smartphone,
  UserPlus,
} from "lucide-react";
import { portalUnreachable } from "../../../shared/portal-light.ts";
import type { VneidGuide } from "../../../shared/vneid.ts";
import { useNotice, useT } from "../../i18n/use-t.ts";
import { BigChoice } from "../../ui/big-choice.tsx";
import { NoticeLine } from "../../ui/field.tsx";
import { ScreenFrame } from "../../ui/layout.tsx";
import type { ScreenProps } from "../screen-props.ts";
import { grouped } from "./grouped.ts";

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
            own: true,
          },
        ]}
        onChoose={(choice) => send({ type: "choose-account", choice })}
      />
    </ScreenFrame>
  );
}

/** The ways into the guides, in the order people ask for them. */
const guides = [
  { guide: "log-in", icon: <QrCode /> },
  { guide: "activate", icon: <Smartphone /> },
  { guide: "recover", icon: <KeyRound /> },
  { guide: "new-phone", icon: <ArrowRightLeft /> },
  { guide: "otp", icon: <MessageSquareOff /> },
] as const;

/** Everything secret happens on the person's own phone; we only lead (DOMAIN, job 1). */
function VneidAccount({ view, send }: ScreenProps) {
  const t = useT();
  const { session } = view;
  const notice = useNotice(session.notice);
  const choose = (value: VneidGuide | "have" | "no-phone"): void => {
    if (value === "have") return send({ type: "choose-account", choice: "have" });
    if (value === "no-phone") return send({ type: "end-vneid", outcome: "no-phone" });
    send({ type: "choose-vneid", guide: value });
  };
  // Who came for VNeID alone has something to be helped with.
  const have = {
    value: "have" as const,
    title: t("account.vneid-have"),
    text: t("account.vneid-have-text"),
    icon: <CircleCheck />,
  };
  return (
    <ScreenFrame title={t("account.vneid-title")} lead={t("account.vneid-lead")}>
      {notice === null ? null : <NoticeLine>{notice}</NoticeLine>}
      <BigChoice
        label={t("account.vneid-title")}
        columns={2}
        choices={[
          ...(session.goal === "submit" ? [have] : []),
          ...guides.map(({ guide, icon }) => ({ value: guide, title: t(`account.vneid-${guide}`), icon })),
          { value: "no-phone", title: t("account.vneid-no-phone"), icon: <CircleOff /> },
        ]}
        onChoose={choose}
      />
    </ScreenFrame>
  );
}
