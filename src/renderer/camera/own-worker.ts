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

/** A worker of the kiosk's own, beside the page's thread, so that no key press waits for it. */
export function startOwnWorker(url: string): Worker {
  return new Worker(policy.createScriptURL(url), { type: "module" });
}

export interface LateWorker {
  /** The worker, started by the first who asks; nobody who asks after the end hears anything. */
  readonly get: () => Promise<Worker>;
  readonly end: () => void;
}

/** A worker that is only started when it is needed: a drawing that React throws away must leave none behind. */
export function startedOnce(start: () => Promise<Worker>): LateWorker {
  let worker: Promise<Worker> | null = null;
  let ended = false;
  return {
    get: () => (ended ? new Promise(() => undefined) : (worker ??= start())),
    end() {
      ended = true;
      void worker?.then((started) => started.terminate());
    },
  };
}
