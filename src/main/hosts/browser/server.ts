import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from "node:http";
import sirv from "sirv";
import { encode } from "../../../shared/codec.ts";
import { unreachable } from "../../../shared/result.ts";
import { pageHeaders } from "../csp.ts";
import { readBody } from "./body.ts";
import { createDoor } from "./door.ts";
import { cookieOf, refusalStatus, refuse, sessionCookie } from "./guard.ts";

/** What the host needs of the core: text in, text out. */
export interface Callee {
  call(method: string, text: string): Promise<string>;
}

export interface ServerOptions {
  /** The server answers before the core is ready, so that the browser can start meanwhile; calls wait for it. */
  readonly kiosk: Promise<Callee>;
  /** Folder of the built page. */
  readonly rendererDir: string;
  /** Serves the screens' previews too; never with a real portal. */
  readonly previews: boolean;
  /** 0 takes any free port. */
  readonly port: number;
  readonly maxBodyBytes?: number;
}

export interface BrowserServer {
  /** `http://127.0.0.1:port` */
  readonly origin: string;
  /** A new address that lets one window in, once; the window before it is out. */
  newAddress(): string;
  close(): Promise<void>;
}

type Answer = (request: IncomingMessage, response: ServerResponse, url: URL) => void;

/** Serves the page and the calls on 127.0.0.1. Rejects when the port is taken. */
export async function startServer(options: ServerOptions): Promise<BrowserServer> {
  const door = createDoor();
  const page = pages(options);
  const server = createServer();
  await listen(server, options.port);
  const self = `127.0.0.1:${portOf(server)}`;

  const enter = (token: string, response: ServerResponse): void => {
    const session = door.redeem(token);
    if (session === null) return plain(response, 403, "This address was used already or is not ours.");
    response.setHeader("Set-Cookie", `${sessionCookie}=${session}; Path=/; HttpOnly; SameSite=Strict`);
    response.writeHead(303, { Location: "/" }).end();
  };
  const answer: RequestListener = (request, response) => {
    for (const [name, value] of Object.entries(pageHeaders)) response.setHeader(name, value);
    response.setHeader("Cache-Control", "no-store");
    const url = new URL(`http://${self}${request.url?.startsWith("/") ? request.url : "/"}`);
    const path = url.pathname;
    const refusal = refuse({ self, method: request.method ?? "", path, headers: request.headers });
    if (refusal) return plain(response, refusalStatus[refusal], refusal);
    const token = path === "/" ? url.searchParams.get("token") : null;
    if (token !== null) return enter(token, response);
    if (!door.admits(cookieOf(request.headers)))
      return plain(response, 403, "This page opens only from the kiosk.");
    if (path.startsWith("/api/"))
      return void answerCall(options, request, response, path.slice("/api/".length));
    page(request, response, url);
  };
  server.on("request", answer);
  return {
    origin: `http://${self}`,
    newAddress: () => `http://${self}/?token=${door.issue()}`,
    close: () => closeServer(server),
  };
}

/** Static files; nothing outside the folder and nothing that is not there. */
function pages({ rendererDir, previews }: ServerOptions): Answer {
  const files = sirv(rendererDir, {
    etag: true,
    setHeaders(response, path) {
      // Built files carry a hash of their content in their name.
      if (path.startsWith("/assets/"))
        response.setHeader("Cache-Control", "private, max-age=31536000, immutable");
      else response.setHeader("Cache-Control", "no-cache");
    },
  });
  return (request, response, url) => {
    if (url.pathname === "/previews" && previews) request.url = "/index.html";
    files(request, response, () => plain(response, 404, "not here"));
  };
}

async function answerCall(
  { kiosk, maxBodyBytes }: ServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
  method: string,
): Promise<void> {
  const body = await readBody(request, maxBodyBytes);
  if (!body.ok) return refuseBody(body.error, response);
  try {
    const text = await (await kiosk).call(method, body.value);
    response.writeHead(200, { "Content-Type": "application/json; charset=utf-8" }).end(text);
  } catch {
    // The core words its own failures; this is a kiosk that could not start or is stopping.
    const text = encode({ ok: false, error: { code: "no-answer", message: "the kiosk is not running" } });
    response.writeHead(503, { "Content-Type": "application/json; charset=utf-8" }).end(text);
  }
}

function refuseBody(problem: "too-large" | "broken-off", response: ServerResponse): void {
  switch (problem) {
    case "too-large":
      response.setHeader("Connection", "close");
      return plain(response, 413, "too large");
    case "broken-off":
      response.destroy();
      return;
    default:
      unreachable(problem);
  }
}

function plain(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8" }).end(`${text}\n`);
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host: "127.0.0.1", port, exclusive: true }, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return address.port;
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
