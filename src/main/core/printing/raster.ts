import { Worker } from "node:worker_threads";
import { systemClock, type Clock } from "../../../shared/clock.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { Raster } from "./raster-page.ts";
import type { RasterFault, RasterJob, RasterOutput, RasterValue } from "./raster-render.ts";
import { createThread, type ThreadFault } from "../threads/work-thread.ts";

export type { Raster } from "./raster-page.ts";

/** Why there is no picture of a PDF: what is wrong with it, or with the thread that draws it. */
export interface RasterProblem {
  readonly code: RasterFault["code"] | ThreadFault;
  readonly message: string;
}

/** Turns PDFs into dots away from the core's thread, for printers that know no PDF. */
export interface Rasteriser {
  /** Black and white for an 80 mm receipt printer: 576 dots wide at 203 dpi, true size where it fits; never rejects. */
  receipt(pdf: Uint8Array): Promise<Result<Raster, RasterProblem>>;
  /** Each page as a grey PNG at its true size, `dpi` dots per inch; never rejects. */
  pages(pdf: Uint8Array, dpi: number): Promise<Result<readonly Uint8Array[], RasterProblem>>;
  /** Somebody came who will want paper: gets the thread ready. */
  warm(): void;
  close(): Promise<void>;
}

export interface RasteriserOptions {
  /** raster-worker.ts itself, or raster-worker.js of the build. */
  readonly workerUrl: URL;
  /** How long one page may take; default 15 s. */
  readonly deadlineMs?: number;
  /** How long the thread stays without work before it is let go with its memory; default 1 min. */
  readonly restMs?: number;
  readonly clock?: Clock;
}

/** The head of nearly every 80 mm receipt printer: 72 mm of 80, 8 dots a millimetre. */
const RECEIPT = { widthDots: 576, dpi: 203.2 } as const;

const threadMessages: Readonly<Record<ThreadFault, string>> = {
  "too-late": "no picture of the PDF in time",
  crashed: "the renderer stopped twice on this PDF",
  closed: "the kiosk is closing",
};

/** A worker thread with the PDF renderer in memory; see createThread for how it rests and is replaced. */
export function createRasteriser(options: RasteriserOptions): Rasteriser {
  const { workerUrl, deadlineMs = 15_000, restMs = 60_000, clock = systemClock() } = options;
  const thread = createThread<RasterJob, RasterOutput>({
    // Beside its own heap the renderer's memory grows outside of these limits, page by page.
    start: () => new Worker(workerUrl, { name: "raster", resourceLimits: { maxOldGenerationSizeMb: 192 } }),
    deadlineMs,
    restMs,
    clock,
  });

  async function run(job: RasterJob): Promise<Result<RasterValue, RasterProblem>> {
    const done = await thread.run(job);
    return done.ok ? done.value : err({ code: done.error, message: threadMessages[done.error] });
  }

  return {
    async receipt(pdf) {
      const drawn = await run({ kind: "receipt", pdf, ...RECEIPT });
      if (!drawn.ok) return drawn;
      if (drawn.value.kind !== "receipt") throw new Error("the thread answered another question");
      return ok(drawn.value.raster);
    },
    async pages(pdf, dpi) {
      const drawn = await run({ kind: "pages", pdf, dpi });
      if (!drawn.ok) return drawn;
      if (drawn.value.kind !== "pages") throw new Error("the thread answered another question");
      return ok(drawn.value.pages);
    },
    warm: () => thread.warm(),
    close: () => thread.close(),
  };
}
