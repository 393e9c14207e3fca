import type { CDPSession, Page } from "playwright";

/** What the page holds besides texts: pictures and their sources, by kind, and the sizes of large pieces of memory. */
export interface Held {
  readonly kinds: Readonly<Record<string, number>>;
  readonly largeBytes: readonly number[];
  /** Workers beside the page. */
  readonly workers: number;
  /** Addresses of blobs that still lead to something. */
  readonly blobAddresses: number;
  /** Cameras that were not let go. */
  readonly cameras: number;
}

export interface Memory {
  /** All strings that the page and its workers hold. */
  readonly strings: string;
  readonly held: Held;
}

const kinds = [
  "Blob",
  "ImageData",
  "ImageBitmap",
  "OffscreenCanvas",
  "HTMLCanvasElement",
  "HTMLImageElement",
  "HTMLVideoElement",
] as const;
/** A camera's frame is far larger; what the page keeps for itself is far smaller. */
const LARGE_BYTES = 65_536;
/**
 * Counts the addresses that are made for blobs, and the cameras that are opened, from the page's first moment. No list of
 * the page's objects can tell of a camera: the browser lets go of the page's side of it while the film runs on.
 */
export async function countsWhatIsOpen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const open = new Set<string>();
    const cameras = new Set<MediaStreamTrack>();
    Reflect.set(globalThis, "openedByPage", { addresses: open, cameras });
    const { mediaDevices } = navigator;
    const film = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (wish) => {
      const stream = await film(wish);
      for (const track of stream.getTracks()) {
        cameras.add(track);
        track.stop = () => {
          cameras.delete(track);
          MediaStreamTrack.prototype.stop.call(track);
        };
      }
      return stream;
    };
    const [make, revoke] = [URL.createObjectURL, URL.revokeObjectURL];
    URL.createObjectURL = (object) => {
      const address = make.call(URL, object);
      open.add(address);
      return address;
    };
    URL.revokeObjectURL = (address) => {
      open.delete(address);
      revoke.call(URL, address);
    };
  });
}

interface Snapshot {
  readonly strings: readonly string[];
}

/** What the page and its workers still hold, after what nobody holds was thrown away. */
export async function memoryOf(page: Page): Promise<Memory> {
  const devtools = await page.context().newCDPSession(page);
  // Asking throws away first, thoroughly: things may hold each other across the page's two heaps.
  const { found, largeBytes } = await livingIn(devtools);
  const parts: string[] = [];
  devtools.on("HeapProfiler.addHeapSnapshotChunk", ({ chunk }) => parts.push(chunk));
  await devtools.send("HeapProfiler.enable");
  await devtools.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  const workers = await snapshotsOfWorkers(devtools);
  await devtools.detach();
  const snapshots = [parts.join(""), ...workers].map((text): Snapshot => JSON.parse(text));
  return {
    strings: snapshots.flatMap(({ strings }) => strings).join("\n"),
    held: { kinds: found, largeBytes, workers: workers.length, ...(await openIn(page)) },
  };
}

type Open = Pick<Held, "blobAddresses" | "cameras">;

/** What was opened and not closed again. */
const openIn = (page: Page): Promise<Open> =>
  page.evaluate(() => {
    const opened: Readonly<Record<"addresses" | "cameras", ReadonlySet<unknown>>> = Reflect.get(
      globalThis,
      "openedByPage",
    );
    return { blobAddresses: opened.addresses.size, cameras: opened.cameras.size };
  });

interface Living {
  readonly found: Readonly<Record<string, number>>;
  readonly largeBytes: readonly number[];
}

/** Counts the page's living objects of the kinds above, and its large buffers. */
async function livingIn(devtools: CDPSession): Promise<Living> {
  const { result } = await devtools.send("Runtime.evaluate", { expression: "Object.prototype" });
  const { objects } = await devtools.send("Runtime.queryObjects", {
    prototypeObjectId: result.objectId ?? "",
  });
  const told = await devtools.send("Runtime.callFunctionOn", {
    objectId: objects.objectId ?? "",
    functionDeclaration: `function () {
      const found = {};
      // Patterns of a kind are no objects of it.
      const all = this.filter((one) => !Object.hasOwn(one, "constructor"));
      for (const kind of ${JSON.stringify(kinds)}) {
        const count = all.filter((one) => one instanceof globalThis[kind]).length;
        if (count > 0) found[kind] = count;
      }
      const buffers = all.filter((one) => one instanceof ArrayBuffer && one.byteLength > ${LARGE_BYTES});
      return { found, largeBytes: buffers.map(({ byteLength }) => byteLength) };
    }`,
    returnByValue: true,
  });
  for (const { objectId } of [objects, result])
    await devtools.send("Runtime.releaseObject", { objectId: objectId ?? "" });
  return told.result.value as Living;
}

/** A snapshot of each worker, by messages that the page's own line carries. */
async function snapshotsOfWorkers(devtools: CDPSession): Promise<readonly string[]> {
  const found: string[] = [];
  devtools.on("Target.attachedToTarget", ({ sessionId }) => found.push(sessionId));
  await devtools.send("Target.setAutoAttach", {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
  return Promise.all(found.map((sessionId) => snapshotOfWorker(devtools, sessionId)));
}

async function snapshotOfWorker(devtools: CDPSession, sessionId: string): Promise<string> {
  const parts: string[] = [];
  const done = new Promise<void>((resolve) => {
    devtools.on("Target.receivedMessageFromTarget", (said) => {
      if (said.sessionId !== sessionId) return;
      const { id, method, params }: { id?: number; method?: string; params?: { chunk: string } } = JSON.parse(
        said.message,
      );
      if (method === "HeapProfiler.addHeapSnapshotChunk") parts.push(params?.chunk ?? "");
      if (id === 3) resolve();
    });
  });
  for (const [at, method] of ["enable", "collectGarbage", "takeHeapSnapshot"].entries()) {
    const message = JSON.stringify({ id: at + 1, method: `HeapProfiler.${method}`, params: {} });
    await devtools.send("Target.sendMessageToTarget", { sessionId, message });
  }
  await done;
  return parts.join("");
}
