import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import type { FrameReply, FrameRequest } from "./frame.ts";

let prepared = false;

/** The library would fetch its WebAssembly from a public network otherwise; ours lies beside this file. */
function prepare(wasmUrl: string): void {
  if (prepared) return;
  prepareZXingModule({ overrides: { locateFile: () => wasmUrl } });
  prepared = true;
}

async function decode({ wasmUrl, image }: FrameRequest): Promise<FrameReply> {
  prepare(wasmUrl);
  const [found] = await readBarcodes(image, { formats: ["QRCode"], tryHarder: true, maxNumberOfSymbols: 1 });
  return { text: found === undefined || !found.isValid ? null : found.text };
}

self.addEventListener("message", ({ data }: MessageEvent<FrameRequest>) => {
  decode(data).then(
    (reply) => self.postMessage(reply, { transfer: [] }),
    () => {
      // The library remembers that its WebAssembly did not come; told anew, it asks for it again.
      prepared = false;
      self.postMessage({ text: null } satisfies FrameReply, { transfer: [] });
    },
  );
});
