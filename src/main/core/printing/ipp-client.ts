import { request as httpRequest, type ClientRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import type { Clock, Timer } from "../../../shared/clock.ts";
import { err, type Result } from "../../../shared/result.ts";
import { decodeAnswer, encodeRequest, type IppAnswer, type IppRequest } from "./ipp-message.ts";

/**
 * Why a call has no answer. `unreachable`: no connection, so nothing was handed over; `no-answer`: it was cut or too
 * slow, so the request may have been taken; `not-ipp`: something answered that is no printer.
 */
export type IppFault = "unreachable" | "no-answer" | "not-ipp";

/**
 * Deadlines of a call: printers stand in the same room, so what takes longer is not there. While a document goes over,
 * `totalMs` begins anew with each part that the printer takes: many take no more than they print meanwhile.
 */
export const ippDeadlines = { connectMs: 2_000, totalMs: 8_000 } as const;

const PART_BYTES = 65_536;

/** No printer's answer to what is asked here comes near this; more is something else's page. */
const MAX_ANSWER_BYTES = 2_000_000;

const DEFAULT_PORT = 631;

/** The address as HTTP has it (RFC 8010 section 4: ipp is HTTP on port 631), or null when it is no printer's address. */
export function httpAddressOf(uri: string): URL | null {
  const scheme = /^(ipps?|https?):\/\/[^/]/u.exec(uri)?.[1];
  if (scheme === undefined) return null;
  const url = URL.parse(uri.replace(/^ipp/u, "http"));
  if (!url || url.username !== "" || url.password !== "") return null;
  if (scheme.startsWith("ipp") && url.port === "" && !/:(80|443)(\/|$)/u.test(uri.slice(scheme.length + 3)))
    url.port = String(DEFAULT_PORT);
  return url;
}

function open(url: URL, lengthBytes: number): ClientRequest {
  const options = {
    method: "POST",
    agent: false,
    headers: { "content-type": "application/ipp", "content-length": lengthBytes },
  };
  return url.protocol === "https:"
    ? // Printers sign their own certificates; CUPS takes them the same way. The address was typed in by a technician.
      httpsRequest(url, { ...options, rejectUnauthorized: false })
    : httpRequest(url, options);
}

interface Deadlines {
  connected(): void;
  moved(): void;
  cancel(): void;
}

function deadlines(clock: Clock, giveUp: () => void): Deadlines {
  const connect: Timer = clock.after(ippDeadlines.connectMs, giveUp);
  let total: Timer = clock.after(ippDeadlines.totalMs, giveUp);
  return {
    connected: () => connect.cancel(),
    moved() {
      total.cancel();
      total = clock.after(ippDeadlines.totalMs, giveUp);
    },
    cancel() {
      connect.cancel();
      total.cancel();
    },
  };
}

/** Sends part after part, each when the one before it has left. */
function send(http: ClientRequest, body: Buffer, moved: () => void): void {
  if (body.length <= PART_BYTES) return void http.end(body);
  http.write(body.subarray(0, PART_BYTES), (error) => {
    if (error) return;
    moved();
    send(http, body.subarray(PART_BYTES), moved);
  });
}

function collect(response: IncomingMessage, settle: (result: Result<IppAnswer, IppFault>) => void): void {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  response.on("data", (chunk: Buffer) => {
    sizeBytes += chunk.length;
    if (sizeBytes > MAX_ANSWER_BYTES) settle(err("not-ipp"));
    else chunks.push(chunk);
  });
  response.on("error", () => settle(err("no-answer")));
  response.on("close", () => settle(err("no-answer")));
  response.on("end", () => {
    const spoken =
      response.statusCode === 200 ? decodeAnswer(Buffer.concat(chunks)) : err("not-ipp" as const);
    settle(spoken);
  });
}

/**
 * Sends one request, followed by a document when one is given, to an ipp(s):// or http(s):// address. Never hangs: no
 * connection within 2 s is `unreachable`, no whole answer within 8 s of the last part it took `no-answer`.
 */
export function callIpp(
  uri: string,
  request: IppRequest,
  clock: Clock,
  document: Uint8Array = new Uint8Array(),
): Promise<Result<IppAnswer, IppFault>> {
  const url = httpAddressOf(uri);
  if (!url) return Promise.resolve(err("unreachable"));
  const body = Buffer.concat([encodeRequest(request), document]);
  return new Promise((resolve) => {
    let connected = false;
    let over = false;
    const http = open(url, body.length);
    const settle = (result: Result<IppAnswer, IppFault>): void => {
      over = true;
      limits.cancel();
      resolve(result);
      http.destroy();
    };
    const fail = (): void => settle(err(connected ? "no-answer" : "unreachable"));
    const limits = deadlines(clock, fail);
    http.on("socket", (socket) => {
      socket.once(url.protocol === "https:" ? "secureConnect" : "connect", () => {
        connected = true;
        limits.connected();
        send(http, body, () => over || limits.moved());
      });
    });
    http.on("error", fail);
    http.on("response", (response) => collect(response, settle));
    http.flushHeaders();
  });
}
