import { Camera, CircleAlert, ScanLine } from "lucide-react";
import { vietnamDay } from "../../../shared/dates.ts";
import { askedQuestions, factAsked, knownOf, sectionAwaitingCard } from "../../../shared/declaration.ts";
import type { Procedure, Question } from "../../../shared/procedure.ts";
import type { KioskView, Notice } from "../../../shared/session.ts";
import { useNotice, useT, useWording } from "../../i18n/use-t.ts";
import { Button } from "../../ui/button.tsx";
import { classNames } from "../../ui/class-names.ts";
import { NoticeLine } from "../../ui/field.tsx";
import { useHasCamera } from "../card/use-has-camera.ts";
import { isFromDesk } from "./origin.ts";
import "./card-aside.css";

export interface CardAsideProps {
  readonly view: KioskView;
  readonly procedure: Procedure;
  readonly question: Question;
  readonly onCamera: () => void;
}

/** A further person's card beside a question: that it may be read now, or why it was not. */
export function CardAside({ view, procedure, question, onCamera }: CardAsideProps) {
  const t = useT();
  const wording = useWording();
  const { notice } = view.session;
  const words = useNotice(isAboutCard(notice) ? notice : null);
  const awaiting = awaitingAt(view, procedure, question);
  if (awaiting === null) return words === null ? null : <NoticeLine>{words}</NoticeLine>;
  return (
    <div className={classNames("card-invite", words !== null && "card-refused")}>
      {words === null ? (
        <p>
          <ScanLine aria-hidden="true" />
          {t("question.card-invite", { of: wording(awaiting.card.of) })}
        </p>
      ) : (
        <p role="alert">
          <CircleAlert aria-hidden="true" />
          {words}
        </p>
      )}
      <CameraButton practice={view.desk.practice} onPress={onCamera} />
    </div>
  );
}

/** True for what a scan has to say, which no field of the screen shows. */
export function isAboutCard(notice: Notice | null): boolean {
  return notice?.code.startsWith("card-") === true;
}

/** The section whose card is asked for on this very question: the first that it would answer, while none was read. */
function awaitingAt(view: KioskView, procedure: Procedure, question: Question) {
  const { session, desk } = view;
  const section = sectionAwaitingCard(procedure, question, knownOf(session, vietnamDay(desk.nowMs)));
  if (section === null || session.cards[section.key] !== undefined) return null;
  const first = askedQuestions(procedure, session.answers).find(
    (one) => one.section === section.key && factAsked(one) !== null && !isFromDesk(one, view),
  );
  return first === question ? section : null;
}

export interface CameraButtonProps {
  readonly practice: boolean;
  readonly onPress: () => void;
}

/** The way to the camera, where there is one; while people learn, a photograph or typed letters stand for it. */
export function CameraButton({ practice, onPress }: CameraButtonProps) {
  const t = useT();
  const hasCamera = useHasCamera();
  return hasCamera || practice ? (
    <Button icon={<Camera />} onPress={onPress}>
      {t("question.card-camera")}
    </Button>
  ) : null;
}
