import { openDecoder } from "./decoder.ts";
import { askWorker, startedOnce } from "./late-worker.ts";
import { startOwnWorker } from "./own-worker.ts";
import { hasCardShape, isCardCode } from "./paper/card-shape.ts";
import type {
  Look,
  PagePicture,
  PaperJob,
  PaperReply,
  PaperRequest,
  PaperResults,
  Taken,
} from "./paper/messages.ts";
import type { Quad } from "./paper/quad.ts";

/** A picture, and whether an ID card is seen on it. */
export interface Shot extends Omit<Taken, "pixels"> {
  readonly isCard: boolean;
}

/** What is done to pictures of papers, all of it beside the page's own thread. Each call rejects when its job failed. */
export interface PaperTools {
  readonly look: (frame: ImageBitmap) => Promise<Look>;
  readonly take: (picture: ImageBitmap) => Promise<Shot>;
  readonly shape: (quad: Quad | null, quarters: number) => Promise<PagePicture>;
  readonly open: (file: Blob) => Promise<readonly PagePicture[] | null>;
  readonly join: (pages: readonly PagePicture[], mostBytes: number) => Promise<Blob | null>;
  readonly close: () => void;
}

async function startWorker(): Promise<Worker> {
  const { default: url } = await import("./paper/paper.worker.ts?worker&url");
  return startOwnWorker(url);
}

export function openPaperTools(): PaperTools {
  const worker = startedOnce(startWorker);
  const decoder = openDecoder();
  let lastId = 0;

  async function ask<K extends PaperJob["kind"]>(
    job: Extract<PaperJob, { kind: K }>,
    transfer: Transferable[] = [],
  ): Promise<PaperResults[K]> {
    const started = await worker.get();
    lastId += 1;
    const request: PaperRequest = { id: lastId, job };
    const { result } = await askWorker<PaperReply>(started, request, transfer, ({ id }) => id === request.id);
    if (result === undefined) throw new Error(`the paper's worker could not ${job.kind}`);
    return result as PaperResults[K];
  }

  return {
    look: (frame) => ask({ kind: "look", frame }, [frame]),
    async take(picture) {
      const { pixels, ...taken } = await ask({ kind: "take", picture }, [picture]);
      const code = await decoder.decode(pixels).catch(() => null);
      const shaped = taken.quad !== null && hasCardShape(taken.quad);
      return { ...taken, isCard: shaped || (code !== null && isCardCode(code)) };
    },
    shape: (quad, quarters) => ask({ kind: "shape", quad, quarters }),
    open: (file) => ask({ kind: "open", file }),
    join: (pages, mostBytes) => ask({ kind: "join", pages, mostBytes }),
    close() {
      decoder.close();
      worker.end();
    },
  };
}
