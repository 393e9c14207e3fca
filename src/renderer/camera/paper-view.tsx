import { Camera, Check, Plus } from "lucide-react";
import { type ReactNode, useState } from "react";
import { unreachable } from "../../shared/result.ts";
import { type Translate, useT } from "../i18n/use-t.ts";
import { useInnerStep } from "../shell/inner-step.ts";
import { Button } from "../ui/button.tsx";
import { NoticeLine } from "../ui/field.tsx";
import { ScreenFrame } from "../ui/layout.tsx";
import { CoveredWords } from "./covered-words.tsx";
import { CardQuestion } from "./card-question.tsx";
import type { Quad } from "./paper/quad.ts";
import { PagePictureShown, PageTools, PaperPages } from "./paper-check.tsx";
import { insetOf, PaperCorners } from "./paper-corners.tsx";
import { isTroubled, LivePicture, LiveWords } from "./paper-live.tsx";
import type { SeenPaper } from "./use-edge-hint.ts";
import type { CameraState } from "./use-camera-stream.ts";
import { hasUnkept, mostPages } from "./earlier-pages.ts";
import { useLeaving } from "./use-leaving.tsx";
import type { Draft, PaperState, PaperWork } from "./use-paper-work.ts";
import "./paper-camera.css";
import "./texts.ts";

export interface PaperViewProps {
  readonly title: string;
  readonly busy: boolean;
  readonly camera: CameraState;
  readonly seen: SeenPaper;
  readonly work: PaperWork;
  readonly onAgain: () => void;
  /** Takes the desk's other camera; null where there is none. */
  readonly onAnother: (() => void) | null;
  readonly onClose: () => void;
  /** The camera's picture; stays mounted, so that taking again needs no new start. */
  readonly children: ReactNode;
}

/** Everything a person sees of photographing one paper, drawn from its state alone. */
export function PaperView(props: PaperViewProps) {
  const t = useT();
  const { title, camera, seen, work, onAgain, onAnother, children } = props;
  const { phase, pages, earlier, problem, cardAsked } = work.state;
  const working = work.state.working || props.busy;
  const [moved, setMoved] = useState<Quad | null>(null);
  const draft = phase.at === "live" ? null : phase.draft;
  const quad = draft === null ? null : (moved ?? draft.quad ?? draft.shot.quad ?? insetOf(draft.shot));
  const { leave, question } = useLeaving(hasUnkept(pages, earlier), props.onClose);
  const parts = { ...props, onClose: leave, quad, setMoved, t };
  useInnerStep(`paper-${phase.at}`, () => back(parts));
  return (
    // The heading stays the same from one phase to the next; what is to be done now is said when it changes.
    <ScreenFrame title={title} lead={<output>{leadWords(work.state, t)}</output>} {...buttons(parts)}>
      {problem === null ? null : <NoticeLine>{t(`camera.${problem}`)}</NoticeLine>}
      <div className="paper-desk">
        <div className="paper-picture">
          <LivePicture camera={camera} seen={seen} hidden={phase.at !== "live"}>
            {children}
          </LivePicture>
          {phase.at === "check" ? <PagePictureShown draft={phase.draft} number={pages.length + 1} /> : null}
          {phase.at === "corners" && quad !== null ? (
            <PaperCorners {...sizeAndStill(phase.draft)} quad={quad} onMove={setMoved} />
          ) : null}
          {phase.at === "live" && isTroubled(camera) ? null : <CoveredWords />}
        </div>
        <div className="paper-side">
          {phase.at === "live" ? (
            <LiveWords {...{ camera, onAgain, onAnother }} kind={seen.hint.kind} />
          ) : null}
          {phase.at === "check" ? <PageTools draft={phase.draft} working={working} work={work} /> : null}
          {phase.at === "corners" ? null : (
            <PaperPages
              pages={pages}
              now={draft?.page ?? null}
              working={working}
              onRemove={work.removePage}
              onForward={work.pageForward}
            />
          )}
          {earlier === null || earlier.apart === 0 ? null : (
            <NoticeLine tone="calm">{t("camera.apart")}</NoticeLine>
          )}
        </div>
      </div>
      {question}
      {cardAsked === null ? null : <CardQuestion onDrop={work.retake} onAllow={work.allowCard} />}
    </ScreenFrame>
  );
}

const sizeAndStill = ({ shot: { width, height, still } }: Draft) => ({ width, height, still });

function leadWords({ phase, pages }: PaperState, t: Translate): string {
  const count = pages.length;
  switch (phase.at) {
    case "live":
      return count === 0 ? t("camera.lead-live") : t("camera.lead-next", { count });
    case "check":
      return count === 0 ? t("camera.lead-check") : t("camera.lead-check-pages", { count: count + 1 });
    case "corners":
      return t("camera.lead-corners");
    default:
      return unreachable(phase);
  }
}

interface ButtonParts extends PaperViewProps {
  readonly quad: Quad | null;
  readonly setMoved: (quad: Quad | null) => void;
  readonly t: Translate;
}

/** The ways on and the ways out of each phase. */
function buttons(parts: ButtonParts): { readonly others: ReactNode; readonly action: ReactNode } {
  const { phase } = parts.work.state;
  switch (phase.at) {
    case "live":
      return liveButtons(parts);
    case "check":
      return checkButtons(parts);
    case "corners":
      return cornersButtons(parts, phase.draft);
    default:
      return unreachable(phase);
  }
}

/** One phase back; what was photographed before stays. */
function back({ work, busy, onClose, setMoved }: ButtonParts): void {
  const { phase, working } = work.state;
  if (phase.at === "live") return onClose();
  if (working || busy) return;
  if (phase.at === "check") return work.retake();
  setMoved(null);
  work.reshape(phase.draft.quad);
}

function liveButtons({ work, camera, busy, onClose, t }: ButtonParts) {
  const { pages, earlier, working } = work.state;
  return {
    others: (
      <>
        <Button onPress={onClose}>{t(isTroubled(camera) ? "camera.close-file" : "camera.close")}</Button>
        {pages.length === 0 ? null : (
          <Button icon={<Check />} disabled={working || busy} onPress={work.finish}>
            {t("camera.keep-all", { count: pages.length })}
          </Button>
        )}
      </>
    ),
    action: (
      <Button
        variant="primary"
        icon={<Camera />}
        disabled={camera !== "on" || working || busy}
        onPress={work.shoot}
      >
        {t(earlier === null ? "camera.opening" : working ? "camera.shooting" : "camera.shoot")}
      </Button>
    ),
  };
}

function checkButtons({ work, busy, onClose, t }: ButtonParts) {
  const { pages, working } = work.state;
  const closed = working || busy;
  return {
    others: <Button onPress={onClose}>{t("camera.close")}</Button>,
    action: (
      <div className="paper-keep">
        {pages.length + 1 >= mostPages ? null : (
          <Button icon={<Plus />} disabled={closed} onPress={work.add}>
            {t("camera.add")}
          </Button>
        )}
        <Button variant="primary" icon={<Check />} disabled={closed} onPress={work.finish}>
          {pages.length === 0 ? t("camera.keep") : t("camera.keep-all", { count: pages.length + 1 })}
        </Button>
      </div>
    ),
  };
}

function cornersButtons({ work, busy, quad, setMoved, t }: ButtonParts, draft: Draft) {
  const closed = work.state.working || busy;
  const leave = (to: Quad | null): void => {
    setMoved(null);
    work.reshape(to);
  };
  return {
    others: (
      <Button disabled={closed} onPress={() => leave(draft.quad)}>
        {t("camera.corners-back")}
      </Button>
    ),
    action: (
      <div className="paper-keep">
        <Button disabled={closed} onPress={() => leave(null)}>
          {t("camera.as-it-is")}
        </Button>
        <Button variant="primary" disabled={closed} onPress={() => leave(quad)}>
          {t("camera.straighten")}
        </Button>
      </div>
    ),
  };
}
