import { lazy, Suspense } from "react";
import { useT } from "../i18n/use-t.ts";
import { useInnerStep } from "../shell/inner-step.ts";
import type { PaperCameraProps } from "./paper-camera.tsx";

// Nobody waits for it on the way to this screen; it comes at the press for the camera.
const PaperCamera = lazy(async () => {
  const { PaperCamera: camera } = await import("./paper-camera.tsx");
  return { default: camera };
});

/** The camera for papers, fetched when it is asked for. */
export function LatePaperCamera(props: PaperCameraProps) {
  return (
    <Suspense fallback={<Fetching onClose={props.onClose} />}>
      <PaperCamera {...props} />
    </Suspense>
  );
}

function Fetching({ onClose }: Pick<PaperCameraProps, "onClose">) {
  const t = useT();
  useInnerStep("paper", onClose);
  return <p className="main-loading">{t("common.loading")}</p>;
}
