import { CircleOff, KeyRound, MessageSquareOff, Redo2, Shield } from "lucide-react";
import { useT } from "../../i18n/use-t.ts";
import { BigChoice } from "../../ui/big-choice.tsx";
import { ScreenFrame } from "../../ui/layout.tsx";
import type { ScreenProps } from "../screen-props.ts";
import "../vneid/texts.ts";

type Way = "otp" | "recover" | "needs-police" | "no-phone" | "gave-up";

/** What is in the way, and for each the next thing that helps. */
export function VneidStuckScreen({ view, send }: ScreenProps) {
  const t = useT();
  const { step } = view.session;
  const choose = (way: Way): void =>
    way === "otp" || way === "recover"
      ? send({ type: "choose-vneid", guide: way })
      : send({ type: "end-vneid", outcome: way });
  const recovering = step.name === "vneid-stuck" && step.guide === "recover";
  return (
    <ScreenFrame title={t("vneid.stuck-title")} lead={t("vneid.stuck-lead")}>
      <BigChoice<Way>
        label={t("vneid.stuck-title")}
        columns={2}
        choices={[
          { value: "otp", title: t("vneid.stuck-otp"), icon: <MessageSquareOff /> },
          ...(recovering
            ? []
            : [
                {
                  value: "recover" as const,
                  title: t("vneid.stuck-recover"),
                  text: t("vneid.stuck-recover-text"),
                  icon: <KeyRound />,
                },
              ]),
          { value: "needs-police", title: t("vneid.stuck-needs-police"), icon: <Shield /> },
          { value: "no-phone", title: t("vneid.stuck-no-phone"), icon: <CircleOff /> },
          { value: "gave-up", title: t("vneid.stuck-gave-up"), icon: <Redo2 /> },
        ]}
        onChoose={choose}
      />
    </ScreenFrame>
  );
}
