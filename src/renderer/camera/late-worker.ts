export interface LateWorker {
  /** The worker, started by the first who asks; nobody who asks after the end hears anything. */
  readonly get: () => Promise<Worker>;
  readonly end: () => void;
}

/** A worker that is only started when it is needed: a drawing that React throws away must leave none behind. */
export function startedOnce(start: () => Promise<Worker>): LateWorker {
  let worker: Promise<Worker> | null = null;
  let ended = false;
  // Its program did not come, or it broke: the next who asks begins anew.
  const forget = (): void => {
    worker = null;
  };
  const begun = async (): Promise<Worker> => {
    const started = await start();
    const broke = (): void => {
      started.terminate();
      forget();
    };
    started.addEventListener("error", broke, { once: true });
    return started;
  };
  return {
    get() {
      if (ended) return new Promise(() => undefined);
      if (worker === null) {
        worker = begun();
        worker.catch(forget);
      }
      return worker;
    },
    end() {
      ended = true;
      worker?.then((started) => started.terminate()).catch(() => undefined);
    },
  };
}

/** Sends one request; gives the first answer that is `ours`, and rejects when the worker itself broke. */
export function askWorker<R>(
  worker: Worker,
  request: unknown,
  transfer: Transferable[],
  ours: (reply: R) => boolean = () => true,
): Promise<R> {
  const answered = new AbortController();
  const { signal } = answered;
  return new Promise<R>((resolve, reject) => {
    const hear = ({ data }: MessageEvent<R>): void => {
      if (ours(data)) resolve(data);
    };
    worker.addEventListener("message", hear, { signal });
    worker.addEventListener("error", () => reject(new Error("a worker of the page broke")), { signal });
    worker.postMessage(request, transfer);
  }).finally(() => answered.abort());
}
