import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { parentPort } from "node:worker_threads";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import { renderPages, renderReceipt, type RasterJob, type RasterOutput } from "./raster-render.ts";

/** What the core sends and gets back; `id` pairs them. A reply without a result says that one more page is drawn. */
export interface RasterRequest {
  readonly id: number;
  readonly job: RasterJob;
}
export interface RasterReply {
  readonly id: number;
  readonly result?: RasterOutput;
}

/** The renderer's code lies beside this file in a build, and in its package when the sources run. */
async function openPdfium(): Promise<PDFiumLibrary> {
  const built = join(import.meta.dirname, "pdfium.wasm");
  const path = existsSync(built)
    ? built
    : createRequire(import.meta.url).resolve("@hyzyla/pdfium/pdfium.wasm");
  const bytes = await readFile(path);
  return PDFiumLibrary.init({ wasmBinary: new Uint8Array(bytes).buffer });
}

const pdfium = openPdfium();
// Each request awaits it; a rejection before the first one must not end the thread without words.
pdfium.catch(() => {});

const reply = (more: RasterReply): void => parentPort?.postMessage(more, []);

async function answer(id: number, job: RasterJob): Promise<void> {
  const library = await pdfium;
  const onPage = (): void => reply({ id });
  const result = await (job.kind === "receipt"
    ? renderReceipt(library, job, onPage)
    : renderPages(library, job, onPage));
  reply({ id, result });
}

parentPort?.on("message", ({ id, job }: RasterRequest) => {
  // A bug ends this thread and with it whatever state it was in; the core starts a new one.
  void answer(id, job);
});
