import { Building2, Mailbox } from "lucide-react";
import { useState } from "react";
import type { Session } from "../../../shared/session.ts";
import { useNotice, useT } from "../../i18n/use-t.ts";
import { KeyboardArea } from "../../keyboard/keyboard-area.tsx";
import { KioskInput } from "../../keyboard/kiosk-input.tsx";
import { useInnerStep } from "../../shell/inner-step.ts";
import { BigChoice } from "../../ui/big-choice.tsx";
import { Button } from "../../ui/button.tsx";
import { ScreenFrame } from "../../ui/layout.tsx";
import { AddressField } from "../question/address-field.tsx";
import { type AddressParts, addressParts, knownPlaces, wholeAddress } from "../question/address-parts.ts";
import { PlacePicker } from "../question/place-picker.tsx";
import type { ScreenProps } from "../screen-props.ts";
import "./delivery.css";

/** Where the result is fetched, or where it is sent. */
export function DeliveryScreen(props: ScreenProps) {
  const t = useT();
  const { view, send } = props;
  const { delivery } = view.session;
  const [posting, setPosting] = useState(delivery?.kind === "post");
  const [typed, setTyped] = useState(() => knownOf(view.session));
  if (posting)
    return <PostAddress {...props} typed={typed} onType={setTyped} onOther={() => setPosting(false)} />;
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

interface PostalProps extends ScreenProps {
  readonly typed: Postal;
  readonly onType: (typed: Postal) => void;
  readonly onOther: () => void;
}

/** What is typed so far; it outlives the list of communes, which takes the whole screen, and a look at the other way. */
interface Postal {
  readonly receiver: string;
  readonly phone: string;
  readonly address: AddressParts;
}

/** Receiver, phone and address for the post; what is known already stands there. */
function PostAddress(props: PostalProps) {
  const { places, typed, onType } = props;
  const [picking, setPicking] = useState(places.opensAt !== undefined);
  if (!picking) return <PostLines {...props} onPick={() => setPicking(true)} />;
  return (
    <PlacePicker
      places={places}
      onPick={(place) => {
        onType({ ...typed, address: { ...typed.address, place } });
        setPicking(false);
      }}
      onBack={() => setPicking(false)}
    />
  );
}

function knownOf({ delivery, person, phone }: Session): Postal {
  const given = delivery?.kind === "post" ? delivery : null;
  return {
    receiver: given?.receiver ?? person?.fullName ?? "",
    phone: given?.phone ?? phone,
    address: addressParts(given?.address ?? person?.address ?? ""),
  };
}

interface PostLinesProps extends PostalProps {
  readonly onPick: () => void;
}

function PostLines({ view, busy, send, onOther, typed, onType, onPick }: PostLinesProps) {
  const t = useT();
  useInnerStep("post", onOther);
  const { session } = view;
  const receiver = useNotice(session.notice, "receiver");
  const phone = useNotice(session.notice, "phone");
  const address = useNotice(session.notice, "address");
  const next = (): void => {
    const post = { kind: "post", ...typed, address: wholeAddress(typed.address) } as const;
    send({ type: "set-delivery", delivery: post });
  };
  return (
    <ScreenFrame title={t("delivery.post-title")}>
      <KeyboardArea nextLabel={t("common.continue")} busy={busy} onNext={next}>
        <AddressField
          label={t("delivery.address")}
          notice={address}
          layout="words"
          capitals="sentence"
          parts={typed.address}
          known={knownPlaces([session.person?.address ?? "", ...Object.values(session.answers)])}
          onChange={(parts) => onType({ ...typed, address: parts })}
          onPick={onPick}
        />
        <div className="delivery-pair">
          <KioskInput
            label={t("delivery.receiver")}
            notice={receiver}
            layout="words"
            capitals="words"
            initial={typed.receiver}
            onChange={(value) => onType({ ...typed, receiver: value })}
          />
          <KioskInput
            label={t("delivery.phone")}
            notice={phone}
            layout="phone"
            maxLength={15}
            initial={typed.phone}
            onChange={(value) => onType({ ...typed, phone: value })}
          />
          <Button onPress={onOther}>{t("delivery.other-way")}</Button>
        </div>
      </KeyboardArea>
    </ScreenFrame>
  );
}
