import { type RefObject, useEffect, useState } from "react";
import { useClock } from "../api/use-connection.ts";
import { afterLook, type EdgeHint, hintFor, noLooks, nothingSeen } from "./edge-hint.ts";
import type { Look } from "./paper/messages.ts";
import type { PaperTools } from "./paper-tools.ts";
import { lookSidePx } from "./paper/find-quad.ts";
import { scaled, type Size } from "./paper/quad.ts";
import { lookAgain } from "./use-camera.ts";

const LOOK_EVERY_MS = 200;

export interface SeenPaper {
  readonly hint: EdgeHint;
  /** Size of the camera's frame, which the hint's corners count in. */
  readonly frame: Size;
}

const nothing: SeenPaper = { hint: nothingSeen, frame: { width: 16, height: 9 } };

/** Looks for the paper in the camera's picture a few times a second, as long as `looking`; never stops anything else. */
export function useEdgeHint(
  tools: PaperTools,
  video: RefObject<HTMLVideoElement | null>,
  looking: boolean,
): SeenPaper {
  const clock = useClock();
  const [seen, setSeen] = useState(nothing);
  useEffect(() => {
    if (!looking) return undefined;
    let stopped = false;
    let looks = noLooks;
    const timer = lookAgain(clock, LOOK_EVERY_MS, async () => {
      const frame = frameOf(video.current);
      if (video.current === null || frame === null) return;
      // A look that fails shows no hint, and the next one comes at once.
      const look = await find(tools, video.current, frame).catch(() => ({ quad: null, dark: false }));
      if (stopped) return;
      const hint = hintFor(looks, look, frame);
      looks = afterLook(looks, look);
      setSeen({ hint, frame });
    });
    return () => {
      stopped = true;
      timer.cancel();
      setSeen(nothing);
    };
  }, [clock, tools, video, looking]);
  return seen;
}

function frameOf(video: HTMLVideoElement | null): Size | null {
  if (video === null || video.videoWidth === 0) return null;
  return { width: video.videoWidth, height: video.videoHeight };
}

async function find(tools: PaperTools, video: HTMLVideoElement, frame: Size): Promise<Look> {
  const by = Math.min(1, lookSidePx / Math.max(frame.width, frame.height));
  const small = await createImageBitmap(video, {
    resizeWidth: Math.round(frame.width * by),
    resizeHeight: Math.round(frame.height * by),
    resizeQuality: "medium",
  });
  const { quad, dark } = await tools.look(small);
  return { dark, quad: quad === null ? null : scaled(quad, 1 / by) };
}
