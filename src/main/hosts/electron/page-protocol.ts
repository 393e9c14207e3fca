import { readFile } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import type { CustomScheme, Protocol } from "electron";
import { pageHeaders } from "../csp.ts";
import { pageHost, pageScheme } from "./page-address.ts";

/** Registered once, before `ready`. Never `bypassCSP`. */
export const pageSchemes: CustomScheme[] = [
  { scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
];

const contentTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webp": "image/webp",
  ".ico": "image/x-icon",
  ".mp3": "audio/mpeg",
  ".ogg": "audio/ogg",
  ".wav": "audio/wav",
};

type Server = Pick<Protocol, "handle"> & Partial<Pick<Protocol, "registerSource">>;

/**
 * Serves the page's files from `root` (inside app.asar too) with the security headers. Electron's own file source
 * needs no turn of the main thread but is experimental, so a handler of ours stands in where it is missing.
 */
export function servePage(protocol: Server, root: string): "source" | "handler" {
  if (protocol.registerSource) {
    try {
      protocol.registerSource(pageScheme, {
        routes: [
          {
            match: { host: pageHost },
            source: { type: "directory", root, index: "index.html", headers: { ...pageHeaders } },
          },
        ],
      });
      return "source";
    } catch {
      // An experimental call may change its shape; the page must come up all the same.
    }
  }
  protocol.handle(pageScheme, (request) => answer(root, request));
  return "handler";
}

/** Answers one request for a file of the page; 404 for whatever is not a file inside `root`, 405 for other methods. */
export async function answer(root: string, request: Pick<Request, "method" | "url">): Promise<Response> {
  if (request.method !== "GET" && request.method !== "HEAD") return refuse(405);
  const path = fileOf(root, request.url);
  if (!path) return refuse(404);
  try {
    const body = await readFile(path);
    const type = contentTypes[extname(path)] ?? "application/octet-stream";
    return new Response(request.method === "HEAD" ? null : body, {
      headers: { ...pageHeaders, "Content-Type": type },
    });
  } catch {
    return refuse(404);
  }
}

function fileOf(root: string, url: string): string | null {
  const parsed = URL.parse(url);
  if (parsed?.protocol !== `${pageScheme}:` || parsed.host !== pageHost) return null;
  const path = decode(parsed.pathname);
  if (path === null || path.includes("\0")) return null;
  const file = join(root, path.endsWith("/") ? `${path}index.html` : path);
  return file.startsWith(root.endsWith(sep) ? root : root + sep) ? file : null;
}

function decode(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

function refuse(status: 404 | 405): Response {
  return new Response(null, { status, headers: { ...pageHeaders } });
}
