import { type RefObject, useEffect, useEffectEvent, useRef, useState } from "react";
import type { Clock, Timer } from "../../shared/clock.ts";
import { useClock } from "../api/use-connection.ts";
import type { Decoder } from "./decoder.ts";
import { pixelsOf } from "./pixels.ts";

export interface Camera {
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly state: CameraState;
}

export type CameraState = "starting" | "looking" | "none";

const LOOK_EVERY_MS = 100;

/** The desk camera at its best picture, or null where none can be had. */
export async function openCamera(): Promise<MediaStream | null> {
  try {
    return await navigator.mediaDevices.getUserMedia({
      video: { width: { ideal: 1920 }, height: { ideal: 1080 }, facingMode: "environment" },
    });
  } catch {
    // None there, taken by another program, or not allowed: the same to the person, who has other ways.
    return null;
  }
}

/** Looks at about ten frames a second until stopped; each look waits for the one before. */
function lookAgain(clock: Clock, look: () => Promise<void>): Timer {
  let timer = clock.after(LOOK_EVERY_MS, turn);
  let stopped = false;
  function turn(): void {
    void look().finally(() => {
      if (!stopped) timer = clock.after(LOOK_EVERY_MS, turn);
    });
  }
  return {
    cancel: () => {
      stopped = true;
      timer.cancel();
    },
  };
}

/** Shows the camera in the element that gets `video`, and tells the text of the first QR code it sees. */
export function useCamera(decoder: Decoder, onCode: (text: string) => void): Camera {
  const clock = useClock();
  const [state, setState] = useState<CameraState>("starting");
  const video = useRef<HTMLVideoElement>(null);
  const tell = useEffectEvent(onCode);
  useEffect(() => {
    const stopped = new AbortController();
    let looking: Timer | null = null;
    let stream: MediaStream | null = null;
    const look = async (): Promise<void> => {
      const image = video.current === null ? null : pixelsOf(video.current);
      const text = image === null ? null : await decoder.decode(image);
      if (text === null || stopped.signal.aborted) return;
      looking?.cancel();
      tell(text);
    };
    const start = async (): Promise<void> => {
      stream = await openCamera();
      if (stopped.signal.aborted) return closeStream(stream);
      setState(stream === null ? "none" : "looking");
      if (stream === null || video.current === null) return;
      video.current.srcObject = stream;
      await video.current.play();
      if (!stopped.signal.aborted) looking = lookAgain(clock, look);
    };
    start().catch(() => setState("none"));
    return () => {
      stopped.abort();
      looking?.cancel();
      closeStream(stream);
    };
  }, [clock, decoder]);
  return { video, state };
}

/** Lets the camera go; its light goes out. */
export function closeStream(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
