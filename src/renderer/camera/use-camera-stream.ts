import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import {
  cameraAfter,
  type CameraTrouble,
  type CameraWish,
  closeStream,
  openCamera,
  troubleOf,
} from "./camera-stream.ts";

export type CameraState = "starting" | "on" | CameraTrouble;

/** What became of one attempt to open the camera. */
interface Told {
  readonly attempt: number;
  readonly state: CameraState;
  /** Another camera of the desk. */
  readonly next: string | null;
}

/** Which of the desk's cameras was chosen. It is the desk's, not a person's, and stays until the page goes. */
let chosenCamera: string | null = null;

export interface CameraStream {
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly state: CameraState;
  /** Tries once more, after a trouble. */
  readonly again: () => void;
  /** Takes the desk's other camera; null where there is none. */
  readonly another: (() => void) | null;
}

/** Shows the desk's camera in the element that gets `video`; tells when it is gone, and tries again when one is plugged in. */
export function useCameraStream({ width, height, frameRate }: CameraWish): CameraStream {
  const video = useRef<HTMLVideoElement>(null);
  const [attempt, setAttempt] = useState(0);
  const [told, setTold] = useState<Told>({ attempt, state: "starting", next: null });
  useEffect(() => {
    const stopped = new AbortController();
    const tell = (state: CameraState, next: string | null = null): void => {
      if (!stopped.signal.aborted) setTold({ attempt, state, next });
    };
    let stream: MediaStream | null = null;
    const start = async (): Promise<void> => {
      const rate = frameRate === undefined ? {} : { frameRate };
      const opened = await openCamera({ width, height, ...rate, deviceId: chosenCamera });
      if (typeof opened === "string") return tell(opened);
      stream = opened;
      const { signal } = stopped;
      if (signal.aborted || video.current === null) return closeStream(stream);
      // The browser itself keeps the last stream, ended as it is; that must not lead back to this screen.
      for (const track of stream.getVideoTracks())
        track.addEventListener("ended", () => tell("unplugged"), { signal });
      video.current.srcObject = stream;
      await video.current.play();
      tell("on");
      tell("on", await cameraAfter(stream).catch(() => null));
    };
    start().catch((error: unknown) => tell(troubleOf(error)));
    return () => {
      stopped.abort();
      closeStream(stream);
    };
  }, [width, height, frameRate, attempt]);
  const again = useCallback(() => setAttempt((before) => before + 1), []);
  const state = told.attempt === attempt ? told.state : "starting";
  const next = told.attempt === attempt ? told.next : null;
  useReplugged(state, again);
  const change = (): void => {
    chosenCamera = next;
    again();
  };
  return { video, state, again, another: next === null ? null : change };
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
