import { useT } from "../i18n/use-t.ts";
import { Button } from "../ui/button.tsx";
import { Overlay } from "../ui/overlay.tsx";

export interface PagesQuestionProps {
  readonly onStay: () => void;
  readonly onLeave: () => void;
}

/** The pages that were photographed go with the camera; one wrong touch must not cost them all. */
export function PagesQuestion({ onStay, onLeave }: PagesQuestionProps) {
  const t = useT();
  return (
    <Overlay
      title={t("camera.leave-title")}
      onDismiss={onStay}
      actions={
        <>
          <Button variant="primary" onPress={onStay}>
            {t("camera.leave-no")}
          </Button>
          <Button onPress={onLeave}>{t("camera.leave-yes")}</Button>
        </>
      }
    >
      <p>{t("camera.leave-text")}</p>
    </Overlay>
  );
}
