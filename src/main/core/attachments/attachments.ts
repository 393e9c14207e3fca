import { Worker } from "node:worker_threads";
import { type Clock, systemClock, type Timer } from "../../../shared/clock.ts";
import { largestScanBytes, type ScanFile } from "../../../shared/dossier.ts";
import { err, type Result } from "../../../shared/result.ts";
import type { Key } from "../vault/seal.ts";
import { newFileId, type NewScanFile, removeScan, type ScanProblem, sweepScans } from "./scan-disk.ts";
import type { ScanReply, ScanRequest } from "./worker.ts";

export type { NewScanFile, ScanProblem } from "./scan-disk.ts";

export interface AttachmentsOptions {
  /** Folder of the sealed scans; made when it is not there. */
  readonly dir: string;
  /** worker.ts itself, or scan-worker.js of the build. */
  readonly workerUrl: URL;
  /** Largest scan that is taken, in bytes. */
  readonly maxBytes?: number | undefined;
  readonly clock?: Clock | undefined;
}

/** Scans on disk: checked by content, sealed and durable before anybody is told "we have it". */
export interface Attachments {
  /** Checks, seals and keeps one scan. Everything that can be wrong with it is an error for the screen. */
  keep(scan: NewScanFile): Promise<Result<ScanFile, ScanProblem>>;
  /** The clear bytes of a kept scan, compared with their hash. */
  read(file: Pick<ScanFile, "fileId" | "sha256">, key: Key): Promise<Result<Uint8Array, "file-damaged">>;
  remove(fileId: string): Promise<void>;
  /** Once at start-up: removes files that no row or draft knows, and half-written ones. Gives how many went. */
  sweep(isKnown: (fileId: string) => boolean): Promise<number>;
  /** Waits for what is under way and ends the thread. */
  close(): Promise<void>;
}

interface Pending {
  readonly request: ScanRequest;
  readonly settle: (reply: ScanReply | null) => void;
  readonly done: Promise<unknown>;
  tries: number;
}

const MOST_TRIES = 2;

/**
 * Keeps scans through a worker thread, started at the first use and let go after a rest; one that dies is replaced and
 * its work tried once more.
 */
export function createAttachments({
  dir,
  workerUrl,
  maxBytes = largestScanBytes,
  clock = systemClock(),
}: AttachmentsOptions): Attachments {
  const line = createLine(workerUrl, dir, clock);
  // The sweep runs beside the first person's scans, which no row knows yet.
  const ours = new Set<string>();
  return {
    async keep(scan) {
      if (scan.bytes.length === 0) return err("scan-empty");
      if (scan.bytes.length > maxBytes) return err("scan-too-large");
      const fileId = newFileId();
      ours.add(fileId);
      const reply = await line.ask((id) => ({ id, kind: "keep", fileId, scan }));
      // A file that ends the thread twice is one we cannot read, whatever it is.
      return reply?.kind === "keep" ? reply.result : err("scan-unreadable");
    },
    async read({ fileId, sha256 }, key) {
      const reply = await line.ask((id) => ({ id, kind: "read", file: { fileId, sha256 }, key }));
      if (reply?.kind !== "read") throw new Error("the scan thread stopped twice while reading a scan");
      return reply.result;
    },
    remove(fileId) {
      ours.delete(fileId);
      return removeScan(dir, fileId);
    },
    sweep: (isKnown) => sweepScans(dir, (fileId) => ours.has(fileId) || isKnown(fileId)),
    close: () => line.close(),
  };
}

interface Line {
  /** The reply, or null when the thread died over this request twice. */
  ask(request: (id: number) => ScanRequest): Promise<ScanReply | null>;
  close(): Promise<void>;
}

/** How long the thread stays without work before it is let go with its memory. */
const REST_MS = 60_000;

function createLine(workerUrl: URL, dir: string, clock: Clock): Line {
  const pending = new Map<number, Pending>();
  let worker: Worker | null = null;
  let resting: Timer | null = null;
  let nextId = 1;

  function send(entry: Pending): void {
    entry.tries += 1;
    resting?.cancel();
    worker ??= startWorker();
    worker.ref();
    worker.postMessage(entry.request, []);
  }

  function startWorker(): Worker {
    const resourceLimits = { maxYoungGenerationSizeMb: 16 };
    const started = new Worker(workerUrl, { workerData: { dir }, name: "scans", resourceLimits });
    started.on("message", (reply: ScanReply) => settle(reply.id, reply));
    // An error is always followed by an exit; without a listener it would end the program.
    started.on("error", () => {});
    started.on("exit", () => replace(started));
    return started;
  }

  function settle(id: number, reply: ScanReply | null): void {
    pending.get(id)?.settle(reply);
    pending.delete(id);
    if (pending.size > 0) return;
    worker?.unref();
    resting?.cancel();
    resting = clock.after(REST_MS, () => {
      const idle = worker;
      worker = null;
      void idle?.terminate();
    });
  }

  function replace(dead: Worker): void {
    if (worker === dead) worker = null;
    for (const [id, entry] of pending) {
      if (entry.tries < MOST_TRIES) send(entry);
      else settle(id, null);
    }
  }

  return {
    ask(request) {
      const id = nextId;
      nextId += 1;
      const { promise, resolve } = Promise.withResolvers<ScanReply | null>();
      const entry = { request: request(id), settle: resolve, done: promise, tries: 0 };
      pending.set(id, entry);
      send(entry);
      return promise;
    },
    async close() {
      await Promise.all(Array.from(pending.values(), ({ done }) => done));
      resting?.cancel();
      await worker?.terminate();
    },
  };
}
