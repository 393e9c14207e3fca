import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { type CameraTrouble, type CameraWish, closeStream, openCamera, troubleOf } from "./camera-stream.ts";

export type CameraState = "starting" | "on" | CameraTrouble;

/** What became of one attempt to open the camera. */
interface Told {
  readonly attempt: number;
  readonly state: CameraState;
}

export interface CameraStream {
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly state: CameraState;
  /** Tries once more, after a trouble. */
  readonly again: () => void;
}

/** Shows the desk's camera in the element that gets `video`; tells when it is gone, and tries again when one is plugged in. */
export function useCameraStream({ width, height, frameRate }: CameraWish): CameraStream {
  const video = useRef<HTMLVideoElement>(null);
  const [attempt, setAttempt] = useState(0);
  const [told, setTold] = useState<Told>({ attempt, state: "starting" });
  useEffect(() => {
    const stopped = new AbortController();
    const tell = (state: CameraState): void => {
      if (!stopped.signal.aborted) setTold({ attempt, state });
    };
    let stream: MediaStream | null = null;
    const start = async (): Promise<void> => {
      const opened = await openCamera({ width, height, ...(frameRate === undefined ? {} : { frameRate }) });
      if (typeof opened === "string") return tell(opened);
      stream = opened;
      if (stopped.signal.aborted || video.current === null) return closeStream(stream);
      for (const track of stream.getVideoTracks()) track.addEventListener("ended", () => tell("unplugged"));
      video.current.srcObject = stream;
      await video.current.play();
      tell("on");
    };
    start().catch((error: unknown) => tell(troubleOf(error)));
    return () => {
      stopped.abort();
      closeStream(stream);
    };
  }, [width, height, frameRate, attempt]);
  const again = useCallback(() => setAttempt((before) => before + 1), []);
  const state = told.attempt === attempt ? told.state : "starting";
  useReplugged(state, again);
  return { video, state, again };
}

/** A camera that was plugged in again needs no press. */
function useReplugged(state: CameraState, again: () => void): void {
  const waits = state === "missing" || state === "unplugged";
  useEffect(() => {
    const { mediaDevices } = navigator;
    if (!waits || mediaDevices === undefined) return undefined;
    mediaDevices.addEventListener("devicechange", again);
    return () => mediaDevices.removeEventListener("devicechange", again);
  }, [waits, again]);
}
