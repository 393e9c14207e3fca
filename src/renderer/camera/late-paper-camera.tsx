import { lazy, Suspense } from "react";
import { useT } from "../i18n/use-t.ts";
import type { PaperCameraProps } from "./paper-camera.tsx";

// Nobody waits for it on the way to this screen; it comes at the press for the camera.
const PaperCamera = lazy(async () => {
  const { PaperCamera: camera } = await import("./paper-camera.tsx");
  return { default: camera };
});

/** The camera for papers, fetched when it is asked for. */
export function LatePaperCamera(props: PaperCameraProps) {
  const t = useT();
  return (
    <Suspense fallback={<p className="main-loading">{t("common.loading")}</p>}>
      <PaperCamera {...props} />
    </Suspense>
  );
}
