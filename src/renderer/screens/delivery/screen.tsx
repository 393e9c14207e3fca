import { Building2, Mailbox } from "lucide-react";
import { useRef, useState } from "react";
import { useNotice, useT } from "../../i18n/use-t.ts";
import { KeyboardArea } from "../../keyboard/keyboard-area.tsx";
import { KioskInput } from "../../keyboard/kiosk-input.tsx";
import { BigChoice } from "../../ui/big-choice.tsx";
import { Button } from "../../ui/button.tsx";
import { ScreenFrame } from "../../ui/layout.tsx";
import type { ScreenProps } from "../screen-props.ts";
import "./delivery.css";

/** Where the result is fetched, or where it is sent. */
export function DeliveryScreen(props: ScreenProps) {
  const t = useT();
  const { view, send } = props;
  const { delivery } = view.session;
  const [posting, setPosting] = useState(delivery?.kind === "post");
  if (posting) return <PostAddress {...props} onOther={() => setPosting(false)} />;
  const choose = (kind: "counter" | "post"): void => {
    if (kind === "post") setPosting(true);
    else send({ type: "set-delivery", delivery: { kind } });
  };
  return (
    <ScreenFrame title={t("delivery.title")}>
      <BigChoice
        label={t("delivery.title")}
        columns={2}
        chosen={delivery?.kind ?? null}
        choices={[
          {
            value: "counter",
            title: t("delivery.counter"),
            text: t("delivery.counter-text", { desk: view.desk.deskName }),
            icon: <Building2 />,
          },
          { value: "post", title: t("delivery.post"), text: t("delivery.post-text"), icon: <Mailbox /> },
        ]}
        onChoose={choose}
      />
    </ScreenFrame>
  );
}

/** Receiver, phone and address for the post; what is known already stands there. */
function PostAddress({ view, busy, send, onOther }: ScreenProps & { readonly onOther: () => void }) {
  const t = useT();
  const { session } = view;
  const known = session.delivery?.kind === "post" ? session.delivery : null;
  const start = {
    receiver: known?.receiver ?? session.person?.fullName ?? "",
    phone: known?.phone ?? session.phone,
    address: known?.address ?? session.person?.address ?? "",
  };
  const typed = useRef(start);
  const keep = (part: Partial<typeof start>): void => {
    typed.current = { ...typed.current, ...part };
  };
  const receiver = useNotice(session.notice, "receiver");
  const phone = useNotice(session.notice, "phone");
  const address = useNotice(session.notice, "address");
  return (
    <ScreenFrame title={t("delivery.post-title")}>
      <KeyboardArea
        nextLabel={t("common.continue")}
        busy={busy}
        onNext={() => send({ type: "set-delivery", delivery: { kind: "post", ...typed.current } })}
      >
        <div className="delivery-pair">
          <KioskInput
            label={t("delivery.receiver")}
            notice={receiver}
            layout="words"
            capitals="words"
            initial={start.receiver}
            onChange={(value) => keep({ receiver: value })}
          />
          <KioskInput
            label={t("delivery.phone")}
            notice={phone}
            layout="phone"
            maxLength={15}
            initial={start.phone}
            onChange={(value) => keep({ phone: value })}
          />
          <Button onPress={onOther}>{t("delivery.other-way")}</Button>
        </div>
        <KioskInput
          label={t("delivery.address")}
          notice={address}
          layout="words"
          capitals="sentence"
          first
          initial={start.address}
          onChange={(value) => keep({ address: value })}
        />
      </KeyboardArea>
    </ScreenFrame>
  );
}
