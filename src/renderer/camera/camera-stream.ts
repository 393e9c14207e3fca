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
  /** The one to take where there are several. */
  readonly deviceId?: string | null;
}

/** The desk's camera at the mode nearest to the wish, or why there is none. */
export async function openCamera(wish: CameraWish): Promise<MediaStream | CameraTrouble> {
  const opened = await openOne(wish);
  if (opened !== "busy") return opened;
  // Another program may hold this one while the others are free.
  for (const deviceId of await cameraIds().catch(() => [])) {
    if (deviceId === wish.deviceId) continue;
    const other = await openOne({ ...wish, deviceId });
    if (typeof other !== "string") return other;
  }
  return opened;
}

async function openOne(wish: CameraWish): Promise<MediaStream | CameraTrouble> {
  const { mediaDevices } = navigator;
  // Pages that are not served by the kiosk itself have no cameras at all.
  if (mediaDevices === undefined) return "missing";
  try {
    return await mediaDevices.getUserMedia({
      video: {
        width: { ideal: wish.width },
        height: { ideal: wish.height },
        ...(wish.frameRate === undefined ? {} : { frameRate: { ideal: wish.frameRate } }),
        // A camera that is gone since must not keep the others from opening.
        ...(wish.deviceId == null ? { facingMode: "environment" } : { deviceId: { ideal: wish.deviceId } }),
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

/** The camera after this stream's own, where the desk has more than one; else null. */
export async function cameraAfter(stream: MediaStream): Promise<string | null> {
  return nextOf(await cameraIds(), stream.getVideoTracks()[0]?.getSettings().deviceId);
}

async function cameraIds(): Promise<readonly string[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.filter(({ kind }) => kind === "videoinput").map(({ deviceId }) => deviceId);
}

/** The id behind `now`, the first again behind the last; null where there is no other. */
export function nextOf(ids: readonly string[], now: string | undefined): string | null {
  const next = ids[(ids.indexOf(now ?? "") + 1) % ids.length];
  return next === undefined || next === now ? null : next;
}

/** Lets the camera go; its light goes out. */
export function closeStream(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
