import wasmUrl from "zxing-wasm/reader/zxing_reader.wasm?url";
import type { FrameReply, FrameRequest } from "./frame.ts";
import { askWorker, startedOnce } from "./late-worker.ts";
import { startOwnWorker } from "./own-worker.ts";

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
    const request: FrameRequest = { wasmUrl: new URL(wasmUrl, document.baseURI).href, image };
    const { text } = await askWorker<FrameReply>(await worker.get(), request, [image.data.buffer]);
    return text;
  }

  return {
    decode(image) {
      // One picture after the other; one that could not be looked at holds none of the next back.
      queue = queue.catch(() => null).then(() => ask(image));
      return queue;
    },
    close: worker.end,
  };
}
