import wasmUrl from "zxing-wasm/reader/zxing_reader.wasm?url";
import type { FrameReply, FrameRequest } from "./frame.ts";
import { startedOnce, startOwnWorker } from "./own-worker.ts";

/** Finds the QR code in pictures, beside the page's own thread, so that no key press waits for it. */
export interface Decoder {
  readonly decode: (image: ImageData) => Promise<string | null>;
  readonly close: () => void;
}

async function startWorker(): Promise<Worker> {
  const { default: url } = await import("./decoder.worker.ts?worker&url");
  return startOwnWorker(url);
}

export function openDecoder(): Decoder {
  const worker = startedOnce(startWorker);
  let queue: Promise<string | null> = Promise.resolve(null);

  async function ask(image: ImageData): Promise<string | null> {
    const started = await worker.get();
    return new Promise((resolve) => {
      started.addEventListener("message", ({ data }: MessageEvent<FrameReply>) => resolve(data.text), {
        once: true,
      });
      const request: FrameRequest = { wasmUrl: new URL(wasmUrl, document.baseURI).href, image };
      started.postMessage(request, [image.data.buffer]);
    });
  }

  return {
    decode(image) {
      queue = queue.then(() => ask(image));
      return queue;
    },
    close: worker.end,
  };
}
