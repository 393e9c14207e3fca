import type { Transport } from "../../shared/client.ts";

declare global {
  interface Window {
    /** Put there by the preload script under Electron; absent in a browser. */
    readonly kiosk?: { readonly call: Transport };
  }
}

/** Above the core's 20 s of waiting for news, below a person's patience with a dead machine. */
const LONGEST_CALL_MS = 30_000;

async function callOverHttp(method: string, text: string): Promise<string> {
  const response = await fetch(`/api/${method}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: text,
    credentials: "same-origin",
    cache: "no-store",
    redirect: "error",
    signal: AbortSignal.timeout(LONGEST_CALL_MS),
  });
  return response.text();
}

/** IPC where the preload offers it, else the host that served this page. */
export function pageTransport(): Transport {
  return window.kiosk?.call ?? callOverHttp;
}
