import wasmUrl from "zxing-wasm/reader/zxing_reader.wasm?url";
import type { FrameReply, FrameRequest } from "./frame.ts";

/** Finds the QR code in pictures, beside the page's own thread, so that no key press waits for it. */
export interface Decoder {
  readonly decode: (image: ImageData) => Promise<string | null>;
  readonly close: () => void;
}

interface WorkerPolicy {
  readonly createScriptURL: (url: string) => string;
}

declare global {
  interface Window {
    readonly trustedTypes?: {
      readonly createPolicy: (name: string, rules: WorkerPolicy) => WorkerPolicy;
    };
  }
}

const ownScriptsOnly: WorkerPolicy = {
  createScriptURL(url) {
    if (new URL(url, document.baseURI).origin !== location.origin)
      throw new Error("not a script of the kiosk");
    return url;
  },
};

// The one policy that the page's security policy names; made once, as a second of that name is refused.
const policy = window.trustedTypes?.createPolicy("kiosk", ownScriptsOnly) ?? ownScriptsOnly;

async function startWorker(): Promise<Worker> {
  const { default: url } = await import("./decoder.worker.ts?worker&url");
  return new Worker(policy.createScriptURL(url), { type: "module" });
}

export function openDecoder(): Decoder {
  const worker = startWorker();
  let queue: Promise<string | null> = Promise.resolve(null);

  async function ask(image: ImageData): Promise<string | null> {
    const started = await worker;
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
    close: () => {
      void worker.then((started) => started.terminate());
    },
  };
}
