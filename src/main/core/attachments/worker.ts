import { parentPort, workerData } from "node:worker_threads";
import { z } from "zod";
import type { ScanFile } from "../../../shared/dossier.ts";
import type { Result } from "../../../shared/result.ts";
import type { Key } from "../vault/seal.ts";
import { createPdfLook } from "./pdf-look.ts";
import { keepScan, type NewScanFile, readScan, type ScanProblem } from "./scan-disk.ts";

/** What the core asks; `id` pairs it with its reply. */
export type ScanRequest = { readonly id: number } & (
  | { readonly kind: "keep"; readonly fileId: string; readonly scan: NewScanFile }
  | { readonly kind: "read"; readonly file: Pick<ScanFile, "fileId" | "sha256">; readonly key: Key }
);
export type ScanReply = { readonly id: number } & (
  | { readonly kind: "keep"; readonly result: Result<ScanFile, ScanProblem> }
  | { readonly kind: "read"; readonly result: Result<Uint8Array, "file-damaged"> }
);

const lookIntoPdf = createPdfLook(import.meta.dirname);
const { dir } = z.strictObject({ dir: z.string() }).parse(workerData);

async function answer(request: ScanRequest): Promise<void> {
  const { id, kind } = request;
  const reply: ScanReply =
    kind === "keep"
      ? { id, kind, result: await keepScan(dir, request.fileId, request.scan, lookIntoPdf) }
      : { id, kind, result: await readScan(dir, request.file, request.key) };
  parentPort?.postMessage(reply, []);
}

parentPort?.on("message", (request: ScanRequest) => {
  // A bug ends this thread and with it whatever state it was in; the core starts a new one.
  void answer(request);
});
