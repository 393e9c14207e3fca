import { SquarePen, UserRound, Users } from "lucide-react";
import { useState } from "react";
import { type Answers, factAsked, OWNER } from "../../../shared/declaration.ts";
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
  const { view, procedures, send, busy } = props;
  const { owner, cards, notice, procedureCode, answers } = view.session;
  const procedure = procedures.find(({ code }) => code === procedureCode);
  const neverOwn = procedure?.owner?.never === "self";
  const named = owner !== null && owner !== "self";
  const card = cards[OWNER];
  const [chosen, setWay] = useState<Way | null>(null);
  // What is typed outlives the camera and a look at the choice.
  const [typed, setTyped] = useState(() =>
    named ? owner : { ...nobody, fullName: declared(procedure, answers) },
  );
  const way = chosen ?? (named ? (card === undefined ? "other" : "card") : neverOwn ? "other" : "choice");
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
          onBack={neverOwn ? null : () => setWay("choice")}
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

/** Whom the declaration speaks of already, where the dossier of an earlier visit was taken for the submitter's own. */
function declared(procedure: Procedure | undefined, answers: Answers): string {
  const key = procedure?.questions.find(({ prefill }) => prefill === "otherOwner.fullName")?.key;
  return key === undefined ? "" : (answers[key] ?? "");
}

function OwnerChoice({ view, send, onOther }: ScreenProps & { readonly onOther: () => void }) {
  const t = useT();
  const { person, owner, notice } = view.session;
  const said = useNotice(notice, notice?.code === "card-read" ? null : undefined);
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

interface OtherOwnerProps extends ScreenProps {
  readonly typed: Owner;
  readonly onType: (typed: Owner) => void;
  /** To the choice; null where there is none, because nobody does this for themselves. */
  readonly onBack: (() => void) | null;
  readonly onCamera: () => void;
}

function OtherOwner({ view, procedures, send, busy, typed, onType, onBack, onCamera }: OtherOwnerProps) {
  const t = useT();
  const wording = useWording();
  useInnerStep("other", onBack);
  const { cards, notice, procedureCode } = view.session;
  const procedure = procedures.find(({ code }) => code === procedureCode);
  const words = procedure?.owner;
  const scanNotice = useNotice(notice, null);
  const asked = factsAsked(procedure);
  const awaiting = cards[OWNER] === undefined && asked.size > 0;
  // A child whose birth is registered has neither card nor number.
  const numbered = words === undefined || asked.size > 0;
  // Beside the ways that stand above the keys anyway, what is said costs the lines no height.
  const ways = awaiting || onBack !== null;
  const others = (
    <>
      {scanNotice === null ? null : <NoticeLine>{scanNotice}</NoticeLine>}
      {awaiting && scanNotice === null ? <p className="owner-invite">{t("owner.card-invite")}</p> : null}
      {awaiting ? <CameraButton practice={view.desk.practice} onPress={onCamera} /> : null}
      {onBack === null ? null : <Button onPress={onBack}>{t("owner.back-to-choice")}</Button>}
    </>
  );
  return (
    <ScreenFrame
      title={words === undefined ? t("owner.other-title") : wording(words.ask)}
      lead={words === undefined ? undefined : wording(words.hint)}
    >
      <KeyboardArea
        nextLabel={t("common.continue")}
        busy={busy}
        others={ways ? others : undefined}
        onNext={() => send({ type: "set-owner", owner: numbered ? typed : { ...typed, idNumber: "" } })}
      >
        <OwnerLines
          typed={typed}
          notice={notice}
          scanNotice={ways ? null : scanNotice}
          label={words === undefined ? t("owner.name") : wording(words.label)}
          numbered={numbered}
          onType={onType}
        />
      </KeyboardArea>
    </ScreenFrame>
  );
}

interface OwnerLinesProps extends Pick<OtherOwnerProps, "typed" | "onType"> {
  readonly notice: Notice | null;
  /** What a scan has to say where nothing stands above the keys: a line's notice is paged into sight, and this one is its. */
  readonly scanNotice: string | null;
  readonly label: string;
  readonly numbered: boolean;
}

function OwnerLines({ typed, notice, scanNotice, label, numbered, onType }: OwnerLinesProps) {
  const t = useT();
  const [known] = useState(typed);
  const nameNotice = useNotice(notice, "fullName");
  const numberNotice = useNotice(notice, "idNumber");
  return (
    <div className={numbered ? "owner-lines" : undefined}>
      <KioskInput
        first
        layout="words"
        capitals="words"
        label={label}
        notice={nameNotice ?? scanNotice}
        initial={known.fullName}
        onChange={(fullName) => onType({ ...typed, fullName })}
      />
      {numbered ? (
        <KioskInput
          layout="digits"
          label={t("owner.id-number")}
          notice={numberNotice}
          initial={known.idNumber}
          maxLength={20}
          onChange={(idNumber) => onType({ ...typed, idNumber })}
        />
      ) : null}
    </div>
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

function factsAsked(procedure: Procedure | undefined): ReadonlySet<CardFact> {
  const owners = procedure?.questions.filter(({ prefill }) => prefill?.startsWith("owner.") === true) ?? [];
  return new Set(owners.flatMap((question) => factAsked(question) ?? []));
}
