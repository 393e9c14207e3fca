import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { parseJson } from "../../src/shared/codec.ts";
import type { Clock } from "../../src/shared/clock.ts";
import { unreachable } from "../../src/shared/result.ts";
import type { Request } from "./fault-proxy-request.ts";
import type { Fault } from "./fault-proxy-rules.ts";

/** What one call needs: the kiosk's end, where the portal listens, and the clock of slow bytes. */
export interface Link {
  readonly client: Socket;
  readonly portal: { readonly host: string; readonly port: number };
  readonly clock: Clock;
  /** Every connection to the portal, so that closing the proxy closes it too. */
  readonly opened: (socket: Socket) => void;
}

/** How a call ended: `next`: the connection serves on; `over`: it was ended, or is dead but open. */
export interface Ending {
  readonly connection: "next" | "over";
  /** HTTP status the kiosk was given whole, or null. */
  readonly status: number | null;
  /** The error_code in it, when it was the contract's envelope. */
  readonly code: string | null;
}

const dead: Ending = { connection: "over", status: null, code: null };

/** Carries one call to the portal and its answer back, with this fault on the way. */
export async function carry(request: Request, fault: Fault | null, link: Link): Promise<Ending> {
  if (fault === null) return answer(link, await passOn(request, link));
  switch (fault.kind) {
    case "delay":
      await pause(link.clock, fault.ms);
      return answer(link, await passOn(request, link));
    case "cut-request":
      await passOn(request, link, { atByte: fault.atByte });
      return cut(link);
    case "cut-answer":
      return cut(link, (await passOn(request, link)).subarray(0, fault.atByte));
    case "silence":
      await (fault.committed ? passOn(request, link) : drain(request));
      return dead;
    case "stop-reading":
      await drain(request, fault.afterBytes);
      return dead;
    case "half-open":
      return { ...answer(link, await passOn(request, link)), connection: "over" };
    case "slow-request":
      return answer(link, await passOn(request, link, { slow: fault }));
    case "slow-answer":
      return drip(link, await passOn(request, link), fault);
    case "answer":
      await (fault.committed ? passOn(request, link) : drain(request));
      return answer(link, written(fault, link.clock));
    case "truncate-body":
      return answer(link, truncated(await passOn(request, link), fault.toBytes));
    case "endless-answer":
      await (fault.committed ? passOn(request, link) : drain(request));
      return endless(link);
    default:
      return unreachable(fault);
  }
}

interface How {
  /** Only so many bytes get there, then the portal's end is cut. */
  readonly atByte?: number;
  readonly slow?: { readonly bytes: number; readonly everyMs: number };
}

/** Sends the request on and gives the portal's whole answer; empty when it gave none. */
async function passOn(request: Request, { portal, opened, clock }: Link, how: How = {}): Promise<Buffer> {
  const upstream = connect(portal);
  opened(upstream);
  const answered = everything(upstream);
  let left = how.atByte ?? Number.POSITIVE_INFINITY;
  for await (const piece of paced(wholeRequest(request), clock, how.slow)) {
    const bytes = piece.subarray(0, left);
    left -= bytes.length;
    // Written out before the cut: a destroyed socket takes what it still holds along.
    await new Promise((sent) => upstream.write(bytes, sent));
    if (left <= 0) upstream.destroy();
    if (upstream.destroyed) break;
  }
  if (how.atByte !== undefined) upstream.destroy();
  return answered;
}

async function* wholeRequest({ head, body }: Request): AsyncGenerator<Buffer> {
  yield head;
  yield* body();
}

async function* paced(
  pieces: AsyncGenerator<Buffer>,
  clock: Clock,
  slow: How["slow"],
): AsyncGenerator<Buffer> {
  for await (const piece of pieces) {
    const size = slow?.bytes ?? piece.length;
    for (let at = 0; at < piece.length; at += size) {
      if (slow) await pause(clock, slow.everyMs);
      yield piece.subarray(at, at + size);
    }
  }
}

async function everything(socket: Socket): Promise<Buffer> {
  const chunks: Buffer[] = [];
  socket.on("data", (chunk: Buffer) => void chunks.push(chunk));
  socket.on("error", () => {});
  await once(socket, "close").catch(() => {});
  return Buffer.concat(chunks);
}

/** Takes the request and lets nobody have it. */
async function drain({ body }: Request, most = Number.POSITIVE_INFINITY): Promise<void> {
  let taken = 0;
  if (most === 0) return;
  for await (const piece of body()) {
    taken += piece.length;
    if (taken >= most) return;
  }
}

/** Gives the kiosk the portal's answer with the connection kept; a portal that gave none is a connection that ends. */
function answer(link: Link, bytes: Buffer): Ending {
  if (bytes.length === 0) return cut(link);
  const kept = bytes.toString("latin1").replace(/^connection: *close\r\n/im, "Connection: keep-alive\r\n");
  link.client.write(Buffer.from(kept, "latin1"));
  return { connection: "next", status: statusOf(bytes), code: codeOf(bytes) };
}

function cut({ client }: Link, last?: Buffer): Ending {
  if (last && last.length > 0) client.end(last);
  else client.destroy();
  return dead;
}

async function drip(
  { client, clock }: Link,
  bytes: Buffer,
  { bytes: size, everyMs }: { readonly bytes: number; readonly everyMs: number },
): Promise<Ending> {
  for (let at = 0; at < bytes.length && !client.destroyed; at += size) {
    client.write(bytes.subarray(at, at + size));
    await pause(clock, everyMs);
  }
  client.end();
  const taken = !client.errored && !client.readableEnded;
  return { connection: "over", status: taken ? statusOf(bytes) : null, code: taken ? codeOf(bytes) : null };
}

async function endless({ client }: Link): Promise<Ending> {
  client.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 999999999999\r\n\r\n");
  const filler = Buffer.alloc(65_536, " ");
  while (!client.destroyed) await new Promise((taken) => client.write(filler, taken));
  return dead;
}

function written({ status, headers, body }: Extract<Fault, { kind: "answer" }>, clock: Clock): Buffer {
  const given = new Set(Object.keys(headers).map((name) => name.toLowerCase()));
  const more = {
    ...(given.has("date") ? {} : { Date: new Date(clock.nowMs()).toUTCString() }),
    ...(given.has("content-length") ? {} : { "Content-Length": String(Buffer.byteLength(body)) }),
  };
  const lines = Object.entries({ ...headers, ...more }).map(([name, value]) => `${name}: ${value}`);
  return Buffer.from([`HTTP/1.1 ${status} Proxied`, ...lines, "", body].join("\r\n"));
}

function truncated(bytes: Buffer, toBytes: number): Buffer {
  const [head = "", ...rest] = bytes.toString("latin1").split("\r\n\r\n");
  const body = rest.join("\r\n\r\n").slice(0, toBytes);
  const shorter = head.replace(/^content-length:.*$/im, `Content-Length: ${body.length}`);
  return Buffer.from(`${shorter}\r\n\r\n${body}`, "latin1");
}

const statusOf = (bytes: Buffer): number | null =>
  Number(/^HTTP\/1\.\d (\d{3})/.exec(bytes.subarray(0, 20).toString("latin1"))?.[1]) || null;

function codeOf(bytes: Buffer): string | null {
  const json = parseJson(bytes.subarray(bytes.indexOf("\r\n\r\n") + 4).toString());
  return typeof json === "object" && json !== null && "error_code" in json ? String(json.error_code) : null;
}

function pause(clock: Clock, ms: number): Promise<void> {
  return new Promise((done) => void clock.after(ms, done));
}
