import { SquarePen } from "lucide-react";
import { useState } from "react";
import { vietnamDay } from "../../../shared/dates.ts";
import {
  askedQuestions,
  factAsked,
  furtherAnswer,
  furtherCard,
  knownOf,
} from "../../../shared/declaration.ts";
import type { AddressOffer } from "../../../shared/places.ts";
import type { Procedure, Question } from "../../../shared/procedure.ts";
import type { KioskView, Session } from "../../../shared/session.ts";
import { useNotice, useT, useWording } from "../../i18n/use-t.ts";
import { useInnerStep } from "../../shell/inner-step.ts";
import { Button } from "../../ui/button.tsx";
import { CameraWay } from "../card/camera-way.tsx";
import { knownPlaces } from "../question/address-parts.ts";
import { CardAside, isAboutCard } from "../question/card-aside.tsx";
import { FurtherCard } from "../question/further-card.tsx";
import { OfferedAddress } from "../question/offered-address.tsx";
import { isFromDesk, originOf } from "../question/origin.ts";
import { QuestionScreen, type QuestionScreenProps } from "../question/question-screen.tsx";
import type { ScreenProps } from "../screen-props.ts";

/** The declaration, one question a screen, in the order of the paper form. */
export function DeclarationScreen(props: ScreenProps) {
  const { session } = props.view;
  const procedure = props.procedures.find(({ code }) => code === session.procedureCode);
  if (procedure === undefined || session.step.name !== "declaration") return null;
  const question = askedQuestions(procedure, session.answers)[session.step.index];
  if (question === undefined) return null;
  if (session.notice?.code === "card-read")
    return <CardOf {...props} procedure={procedure} section={session.notice.field ?? ""} />;
  // A card that was read or dropped may have changed the answer under the line that shows it.
  const card = session.cards[question.section]?.person.idNumber ?? "";
  return <Asked key={card} {...props} procedure={procedure} question={question} />;
}

interface AskedProps extends ScreenProps {
  readonly procedure: Procedure;
  readonly question: Question;
}

function Asked({ procedure, question, ...props }: AskedProps) {
  const { view, places, lists, busy, send } = props;
  const t = useT();
  const wording = useWording();
  const [camera, setCamera] = useState(false);
  const [byHand, setByHand] = useState(false);
  const { session } = view;
  const asked = askedQuestions(procedure, session.answers);
  const walked = asked.filter((one) => one === question || !isFromDesk(one, view));
  const section = procedure.sections.find(({ key }) => key === question.section);
  const origin = originOf(question, view);
  const offer = offerAt(question, view);
  if (camera) return <CameraWay view={view} send={send} onClose={() => setCamera(false)} typed={{ busy }} />;
  const shown = {
    question,
    answer: session.answers[question.key] ?? "",
    origin: origin === null ? null : t(`question.from-${origin}`),
    section: section === undefined ? "" : wording(section.title),
    aside: <CardAside {...{ view, procedure, question }} onCamera={() => setCamera(true)} />,
    place: { now: walked.indexOf(question) + 1, all: walked.length },
    notice: isAboutCard(session.notice) ? null : session.notice,
    known: knownPlaces(givenAddresses(asked, session)),
    busy,
    places,
    lists,
    send,
  };
  if (byHand) return <ByHand {...shown} onClose={() => setByHand(false)} />;
  return offer === null ? (
    <QuestionScreen {...shown} />
  ) : (
    <OfferedAddress {...shown} offer={offer} onByHand={() => setByHand(true)} />
  );
}

/** None of the addresses that the card offers is right. */
function ByHand({ onClose, ...shown }: QuestionScreenProps & { readonly onClose: () => void }) {
  useInnerStep("by-hand", onClose);
  return <QuestionScreen {...shown} />;
}

interface CardOfProps extends ScreenProps {
  readonly procedure: Procedure;
  readonly section: string;
}

/** The card of this section's person was read; the person says that it is right, or takes it back. */
function CardOf({ view, procedure, section: key, busy, send }: CardOfProps) {
  const t = useT();
  const wording = useWording();
  const { session, desk } = view;
  const said = useNotice(session.notice, null);
  const card = session.cards[key];
  const section = procedure.sections.find((one) => one.key === key);
  if (card === undefined || section?.card === undefined) return null;
  const from = knownOf(session, vietnamDay(desk.nowMs));
  const asked = askedQuestions(procedure, session.answers).filter((one) => one.section === key);
  return (
    <FurtherCard
      title={t("question.card-read", { of: wording(section.card.of) })}
      card={card}
      asked={new Set(asked.map(factAsked))}
      kept={asked.some((one) => {
        const [given = "", onCard] = [session.answers[one.key], furtherAnswer(one, from)];
        return given !== "" && onCard !== "" && given !== onCard;
      })}
      said={said}
      busy={busy}
      onYes={() => send({ type: "next" })}
    >
      <Button icon={<SquarePen />} onPress={() => send({ type: "drop-card", section: key })}>
        {t("question.card-drop")}
      </Button>
    </FurtherCard>
  );
}

/** The addresses that an older card offers here, as long as nobody wrote another one. */
function offerAt(question: Question, { session, desk }: KioskView): AddressOffer | null {
  if (question.kind !== "address") return null;
  const offer = furtherCard(question, knownOf(session, vietnamDay(desk.nowMs)))?.addressOffer ?? null;
  const answer = session.answers[question.key] ?? "";
  return offer !== null && ["", offer.said, ...offer.now].includes(answer) ? offer : null;
}

function givenAddresses(asked: readonly Question[], { person, answers }: Session): readonly string[] {
  const given = asked.filter(({ kind }) => kind === "address").map(({ key }) => answers[key] ?? "");
  return [person?.address ?? "", ...given];
}
