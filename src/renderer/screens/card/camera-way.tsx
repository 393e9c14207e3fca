import { lazy, Suspense } from "react";
import type { KioskView, SessionEvent } from "../../../shared/session.ts";
import { useNotice, useT } from "../../i18n/use-t.ts";
import { Button } from "../../ui/button.tsx";
import { NoticeLine } from "../../ui/field.tsx";
import { useInnerStep } from "../../shell/inner-step.ts";
import { ScreenFrame } from "../../ui/layout.tsx";
import { PracticeScanner } from "./practice-scanner.tsx";
import "./screen.css";

// The decoder is a megabyte of WebAssembly that most people never need.
const CardCamera = lazy(async () => {
  const { CardCamera: camera } = await import("../../camera/card-camera.tsx");
  return { default: camera };
});

export interface CameraWayProps {
  readonly view: KioskView;
  readonly send: (event: SessionEvent) => void;
  readonly onClose: () => void;
  /** In other words where it is a slip that is read. */
  readonly words?: { readonly title: string; readonly close: string };
  /** While people learn, a code may also be typed; for screens that have no line for it themselves. */
  readonly typed?: { readonly busy: boolean };
}

/** A card or a slip before the camera, in the place of the screen that asked for it. */
export function CameraWay({ view, send, onClose, words, typed }: CameraWayProps) {
  const t = useT();
  useInnerStep("camera", onClose);
  const { practice } = view.desk;
  const notice = useNotice(view.session.notice, null);
  const onScanned = (payload: string): void => send({ type: "code-scanned", payload });
  return (
    <ScreenFrame
      title={words?.title ?? t("card.camera-title")}
      others={<Button onPress={onClose}>{words?.close ?? t("card.camera-close")}</Button>}
    >
      {notice === null ? null : <NoticeLine>{notice}</NoticeLine>}
      <Suspense fallback={<p>{t("card.camera-starting")}</p>}>
        <CardCamera practice={practice} onCode={onScanned} onStillHere={() => send({ type: "touched" })} />
      </Suspense>
      {practice && typed !== undefined ? <PracticeScanner busy={typed.busy} onScanned={onScanned} /> : null}
    </ScreenFrame>
  );
}
