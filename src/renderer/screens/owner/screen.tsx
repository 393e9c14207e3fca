import { SquarePen, UserRound, Users } from "lucide-react";
import { useState } from "react";
import { factAsked, OWNER } from "../../../shared/declaration.ts";
import type { Owner } from "../../../shared/dossier.ts";
import type { CardFact, Procedure } from "../../../shared/procedure.ts";
import { unreachable } from "../../../shared/result.ts";
import type { CardRead, Notice } from "../../../shared/session.ts";
import { useNotice, useT, useWording } from "../../i18n/use-t.ts";
import { KeyboardArea } from "../../keyboard/keyboard-area.tsx";
import { KioskInput } from "../../keyboard/kiosk-input.tsx";
import { useInnerStep } from "../../shell/inner-step.ts";
import { BigChoice } from "../../ui/big-choice.tsx";
import { Button } from "../../ui/button.tsx";
import { NoticeLine } from "../../ui/field.tsx";
import { ScreenFrame } from "../../ui/layout.tsx";
import { CameraWay } from "../card/camera-way.tsx";
import { CameraButton } from "../question/card-aside.tsx";
import { FurtherCard } from "../question/further-card.tsx";
import type { ScreenProps } from "../screen-props.ts";
import "./owner.css";

/** Whose dossier it is; the helper beside them is neither owner nor submitter (DECISIONS 40). */
export function OwnerScreen(props: ScreenProps) {
  // A card that was read is somebody else's: it opens their lines, and fills them anew.
  return <OwnerWays key={props.view.session.cards[OWNER]?.person.idNumber ?? ""} {...props} />;
}

type Way = "choice" | "other" | "camera" | "card";

const nobody: Owner = { fullName: "", idNumber: "" };

function OwnerWays(props: ScreenProps) {
  const { view, send, busy } = props;
  const { owner, cards, notice } = view.session;
  const named = owner !== null && owner !== "self";
  const card = cards[OWNER];
  const [chosen, setWay] = useState<Way | null>(null);
  // What is typed outlives the camera and a look at the choice.
  const [typed, setTyped] = useState(named ? owner : nobody);
  const way = chosen ?? (named ? (card === undefined ? "other" : "card") : "choice");
  switch (way) {
    case "choice":
      return <OwnerChoice {...props} onOther={() => setWay("other")} />;
    case "camera":
      return <CameraWay view={view} send={send} onClose={() => setWay("other")} typed={{ busy }} />;
    case "card":
    case "other":
      return card !== undefined && named && way === "card" && !isAboutLine(notice) ? (
        <OwnersCard {...props} card={card} owner={owner} onEdit={() => setWay("other")} />
      ) : (
        <OtherOwner
          {...props}
          typed={typed}
          onType={setTyped}
          onBack={() => setWay("choice")}
          onCamera={() => setWay("camera")}
        />
      );
    default:
      return unreachable(way);
  }
}

/** A refused line is mended where it is typed. */
function isAboutLine(notice: Notice | null): boolean {
  return notice?.field === "fullName" || notice?.field === "idNumber";
}

function OwnerChoice({ view, procedures, send, onOther }: ScreenProps & { readonly onOther: () => void }) {
  const t = useT();
  const { person, owner, notice } = view.session;
  const hint = useOwnerHint(procedures, view.session.procedureCode);
  const said = useNotice(notice, notice?.code === "card-read" ? null : undefined);
  return (
    <ScreenFrame title={t("owner.title")} lead={hint ?? t("owner.lead")}>
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

interface OtherOwnerProps extends ScreenProps {
  readonly typed: Owner;
  readonly onType: (typed: Owner) => void;
  readonly onBack: () => void;
  readonly onCamera: () => void;
}

function OtherOwner({ view, procedures, send, busy, typed, onType, onBack, onCamera }: OtherOwnerProps) {
  const t = useT();
  useInnerStep("other", onBack);
  const { cards, notice, procedureCode } = view.session;
  const [known] = useState(typed);
  const hint = useOwnerHint(procedures, procedureCode);
  const nameNotice = useNotice(notice, "fullName");
  const numberNotice = useNotice(notice, "idNumber");
  const scanNotice = useNotice(notice, null);
  const asked = factsAsked(procedures.find(({ code }) => code === procedureCode));
  const awaiting = cards[OWNER] === undefined && asked.size > 0;
  return (
    <ScreenFrame title={t("owner.other-title")}>
      <KeyboardArea
        nextLabel={t("common.continue")}
        busy={busy}
        others={
          <>
            {scanNotice === null ? null : <NoticeLine>{scanNotice}</NoticeLine>}
            {hint === undefined || scanNotice !== null ? null : <p className="owner-invite">{hint}</p>}
            {awaiting && scanNotice === null ? (
              <p className="owner-invite">{t("owner.card-invite")}</p>
            ) : null}
            {awaiting ? <CameraButton practice={view.desk.practice} onPress={onCamera} /> : null}
            <Button onPress={onBack}>{t("owner.back-to-choice")}</Button>
          </>
        }
        onNext={() => send({ type: "set-owner", owner: typed })}
      >
        <div className="owner-lines">
          <KioskInput
            first
            layout="words"
            capitals="words"
            label={t("owner.name")}
            notice={nameNotice}
            initial={known.fullName}
            onChange={(fullName) => onType({ ...typed, fullName })}
          />
          <KioskInput
            layout="digits"
            label={t("owner.id-number")}
            notice={numberNotice}
            initial={known.idNumber}
            maxLength={20}
            onChange={(idNumber) => onType({ ...typed, idNumber })}
          />
        </div>
      </KeyboardArea>
    </ScreenFrame>
  );
}

interface OwnersCardProps extends ScreenProps {
  readonly card: CardRead;
  readonly owner: Owner;
  readonly onEdit: () => void;
}

/** The owner's card was read; the person says that it is right, or mends name and number by hand. */
function OwnersCard({ view, procedures, busy, send, card, owner, onEdit }: OwnersCardProps) {
  const t = useT();
  useInnerStep("card", null);
  const said = useNotice(view.session.notice, null);
  const procedure = procedures.find(({ code }) => code === view.session.procedureCode);
  return (
    <FurtherCard
      title={t("owner.card-read")}
      card={{ ...card, person: { ...card.person, ...owner } }}
      asked={factsAsked(procedure)}
      kept={false}
      said={said}
      busy={busy}
      onYes={() => send({ type: "set-owner", owner })}
    >
      <Button icon={<SquarePen />} onPress={onEdit}>
        {t("owner.card-edit")}
      </Button>
    </FurtherCard>
  );
}

/** Who is meant, where the procedure has to say so. */
function useOwnerHint(procedures: readonly Procedure[], chosen: string | null): string | undefined {
  const wording = useWording();
  const hint = procedures.find(({ code }) => code === chosen)?.ownerHint;
  return hint === undefined ? undefined : wording(hint);
}

function factsAsked(procedure: Procedure | undefined): ReadonlySet<CardFact> {
  const owners = procedure?.questions.filter(({ prefill }) => prefill?.startsWith("owner.") === true) ?? [];
  return new Set(owners.flatMap((question) => factAsked(question) ?? []));
}
