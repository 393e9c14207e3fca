import { useT } from "../i18n/use-t.ts";
import { Button } from "../ui/button.tsx";
import { Stack } from "../ui/layout.tsx";
import { Overlay } from "../ui/overlay.tsx";

export interface CardQuestionProps {
  readonly onDrop: () => void;
  readonly onAllow: () => void;
}

/** A picture of an ID card is sensitive: the person may drop it, an officer may let it through. */
export function CardQuestion({ onDrop, onAllow }: CardQuestionProps) {
  const t = useT();
  return (
    <Overlay
      title={t("camera.card-title")}
      onDismiss={onDrop}
      actions={
        <>
          <Button variant="primary" onPress={onDrop}>
            {t("camera.card-drop")}
          </Button>
          <Button onPress={onAllow}>{t("camera.card-allow")}</Button>
        </>
      }
    >
      <Stack gap="small">
        <p>{t("camera.card-text")}</p>
        <p>{t("camera.card-staff")}</p>
      </Stack>
    </Overlay>
  );
}
