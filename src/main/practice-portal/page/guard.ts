import type { IncomingMessage } from "node:http";

const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** Headers of every page: nothing is loaded but our own style and pictures, nobody frames or keeps them. */
export const SAFE_HEADERS = {
  "Content-Security-Policy":
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Cache-Control": "no-store",
} as const;

function hostOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).host : null;
}

/** Another site in the trainee's browser may neither read these pages nor press their buttons. */
export function isStranger(request: IncomingMessage): boolean {
  const { host = "", origin } = request.headers;
  const name = URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : "";
  if (!LOOPBACK.has(name)) return true;
  if (request.method === "GET") return false;
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return true;
  return origin !== undefined && hostOf(origin) !== host;
}
