import { type ReactNode, useState } from "react";
import { useT } from "../i18n/use-t.ts";
import { Button } from "../ui/button.tsx";
import { Overlay } from "../ui/overlay.tsx";

export interface Leaving {
  readonly leave: () => void;
  readonly question: ReactNode;
}

/** The way out of the camera; asks first where pages would be lost that nobody has kept. */
export function useLeaving(losesPages: boolean, onLeave: () => void): Leaving {
  const t = useT();
  const [asking, setAsking] = useState(false);
  const stay = (): void => setAsking(false);
  return {
    leave: losesPages ? () => setAsking(true) : onLeave,
    question: asking ? (
      <Overlay
        title={t("camera.leave-title")}
        onDismiss={stay}
        actions={
          <>
            <Button variant="primary" onPress={stay}>
              {t("camera.leave-no")}
            </Button>
            <Button onPress={onLeave}>{t("camera.leave-yes")}</Button>
          </>
        }
      >
        <p>{t("camera.leave-text")}</p>
      </Overlay>
    ) : null,
  };
}
