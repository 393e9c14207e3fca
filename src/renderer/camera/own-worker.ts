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
