import { UserRound, Users } from "lucide-react";
import { useState } from "react";
import { useNotice, useT } from "../../i18n/use-t.ts";
import { KeyboardArea } from "../../keyboard/keyboard-area.tsx";
import { KioskInput } from "../../keyboard/kiosk-input.tsx";
import { BigChoice } from "../../ui/big-choice.tsx";
import { Button } from "../../ui/button.tsx";
import { NoticeLine } from "../../ui/field.tsx";
import { ScreenFrame } from "../../ui/layout.tsx";
import type { ScreenProps } from "../screen-props.ts";

/** Whose dossier it is; the helper beside them is neither owner nor submitter (DECISIONS 40). */
export function OwnerScreen(props: ScreenProps) {
  const { owner } = props.view.session;
  const [other, setOther] = useState(owner !== null && owner !== "self");
  return other ? (
    <OtherOwner {...props} onBack={() => setOther(false)} />
  ) : (
    <OwnerChoice {...props} onOther={() => setOther(true)} />
  );
}

function OwnerChoice({ view, send, onOther }: ScreenProps & { readonly onOther: () => void }) {
  const t = useT();
  const { person, owner, notice } = view.session;
  const said = useNotice(notice);
  return (
    <ScreenFrame title={t("owner.title")} lead={t("owner.lead")}>
      {said === null ? null : <NoticeLine>{said}</NoticeLine>}
      <BigChoice
        roomy
        label={t("owner.title")}
        chosen={owner === null ? null : owner === "self" ? "self" : "other"}
        choices={[
          {
            value: "self",
            title: t("owner.self"),
            text: t("owner.self-text", { name: person?.fullName ?? "" }),
            icon: <UserRound />,
            own: true,
          },
          { value: "other", title: t("owner.other"), text: t("owner.other-text"), icon: <Users /> },
        ]}
        onChoose={(choice) => (choice === "self" ? send({ type: "set-owner", owner: "self" }) : onOther())}
      />
    </ScreenFrame>
  );
}

function OtherOwner({ view, send, busy, onBack }: ScreenProps & { readonly onBack: () => void }) {
  const t = useT();
  const { owner, notice } = view.session;
  const known = owner === null || owner === "self" ? { fullName: "", idNumber: "" } : owner;
  const [fullName, setFullName] = useState(known.fullName);
  const [idNumber, setIdNumber] = useState(known.idNumber);
  const nameNotice = useNotice(notice, "fullName");
  const numberNotice = useNotice(notice, "idNumber");
  return (
    <ScreenFrame title={t("owner.other-title")}>
      <KeyboardArea
        nextLabel={t("common.continue")}
        busy={busy}
        others={<Button onPress={onBack}>{t("owner.back-to-choice")}</Button>}
        onNext={() => send({ type: "set-owner", owner: { fullName, idNumber } })}
      >
        <KioskInput
          first
          layout="words"
          capitals="words"
          label={t("owner.name")}
          notice={nameNotice}
          initial={known.fullName}
          onChange={setFullName}
        />
        <KioskInput
          layout="digits"
          label={t("owner.id-number")}
          notice={numberNotice}
          initial={known.idNumber}
          maxLength={20}
          onChange={setIdNumber}
        />
      </KeyboardArea>
    </ScreenFrame>
  );
}
