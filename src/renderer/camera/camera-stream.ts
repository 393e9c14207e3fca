/** Why there is no picture; each has its words and its next step. */
export type CameraTrouble =
  /** None is plugged in. */
  | "missing"
  /** Another program holds it, or it does not start. */
  | "busy"
  /** The browser or the system does not let this page use it. */
  | "denied"
  /** It was there and is gone: the cable. */
  | "unplugged";

export interface CameraWish {
  readonly width: number;
  readonly height: number;
  /** Frames a second that are enough. */
  readonly frameRate?: number;
}

/** The desk's camera at the mode nearest to the wish, or why there is none. */
export async function openCamera(wish: CameraWish): Promise<MediaStream | CameraTrouble> {
  const { mediaDevices } = navigator;
  // Pages that are not served by the kiosk itself have no cameras at all.
  if (mediaDevices === undefined) return "missing";
  try {
    return await mediaDevices.getUserMedia({
      video: {
        width: { ideal: wish.width },
        height: { ideal: wish.height },
        ...(wish.frameRate === undefined ? {} : { frameRate: { ideal: wish.frameRate } }),
        facingMode: "environment",
      },
    });
  } catch (error) {
    return troubleOf(error);
  }
}

/** What the browser calls it (W3C Media Capture and Streams, 10.2), in our words. */
export function troubleOf(error: unknown): CameraTrouble {
  switch (error instanceof Error ? error.name : "") {
    case "NotFoundError":
    case "OverconstrainedError":
      return "missing";
    case "NotAllowedError":
    case "SecurityError":
      return "denied";
    default:
      return "busy";
  }
}

/** Lets the camera go; its light goes out. */
export function closeStream(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
