import { useEffect, useEffectEvent } from "react";
import type { Clock, Timer } from "../../shared/clock.ts";
import { useClock } from "../api/use-connection.ts";
import type { Decoder } from "./decoder.ts";
import { pixelsOf } from "./pixels.ts";
import { type CameraStream, useCameraStream } from "./use-camera-stream.ts";

/** A card's code is small: the finer the picture, the farther away it is read. */
const CARD_WISH = { width: 1920, height: 1080 } as const;

const LOOK_EVERY_MS = 100;
/** A code that is still held there after it was told is not told again at once; another one is. */
const SAME_AGAIN_MS = 3_000;

/** Looks every so often until stopped; each look waits for the one before. */
export function lookAgain(clock: Clock, everyMs: number, look: () => Promise<void>): Timer {
  let timer = clock.after(everyMs, turn);
  let stopped = false;
  function turn(): void {
    // A look that failed has seen nothing.
    void look()
      .catch(() => undefined)
      .finally(() => {
        if (!stopped) timer = clock.after(everyMs, turn);
      });
  }
  return {
    cancel: () => {
      stopped = true;
      timer.cancel();
    },
  };
}

/** Shows the camera in the element that gets `video`, and tells the text of each QR code it sees. */
export function useCamera(decoder: Decoder, onCode: (text: string) => void): CameraStream {
  const clock = useClock();
  const camera = useCameraStream(CARD_WISH);
  const { video, state } = camera;
  const tell = useEffectEvent(onCode);
  useEffect(() => {
    if (state !== "on") return undefined;
    const stopped = new AbortController();
    let told: { readonly text: string; readonly atMs: number } | null = null;
    const looking = lookAgain(clock, LOOK_EVERY_MS, async () => {
      const image = video.current === null ? null : pixelsOf(video.current);
      const text = image === null ? null : await decoder.decode(image);
      if (text === null || stopped.signal.aborted) return;
      const nowMs = clock.monotonicMs();
      if (told?.text === text && nowMs - told.atMs < SAME_AGAIN_MS) return;
      told = { text, atMs: nowMs };
      tell(text);
    });
    return () => {
      stopped.abort();
      looking.cancel();
    };
  }, [clock, decoder, state, video]);
  return camera;
}
