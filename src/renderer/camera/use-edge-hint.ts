import { type RefObject, useEffect, useState } from "react";
import { useClock } from "../api/use-connection.ts";
import { type EdgeHint, hintFor, nothingSeen } from "./edge-hint.ts";
import type { PaperTools } from "./paper-tools.ts";
import { lookSidePx } from "./paper/find-quad.ts";
import { type Quad, scaled, type Size } from "./paper/quad.ts";
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
    let before: Quad | null = null;
    const timer = lookAgain(clock, LOOK_EVERY_MS, async () => {
      const frame = frameOf(video.current);
      if (video.current === null || frame === null) return;
      // A look that fails shows no hint, and the next one comes at once.
      const quad = await find(tools, video.current, frame).catch(() => null);
      if (stopped) return;
      const hint = hintFor(before, quad, frame);
      before = quad;
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

async function find(tools: PaperTools, video: HTMLVideoElement, frame: Size): Promise<Quad | null> {
  const by = Math.min(1, lookSidePx / Math.max(frame.width, frame.height));
  const small = await createImageBitmap(video, {
    resizeWidth: Math.round(frame.width * by),
    resizeHeight: Math.round(frame.height * by),
    resizeQuality: "medium",
  });
  const quad = await tools.look(small);
  return quad === null ? null : scaled(quad, 1 / by);
}
