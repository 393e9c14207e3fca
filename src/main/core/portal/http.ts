import { Readable } from "node:stream";
import type { Agent } from "undici";
import { z } from "zod";
import type { Clock } from "../../../shared/clock.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { TlsFault } from "./port.ts";
import { tlsFaultOf } from "./tls-faults.ts";

/** Deadlines of one call, in ms: to connect, between two signs of life, and over all (uploads have no last one). */
export interface Timeouts {
  readonly connectMs: number;
  readonly idleMs: number;
  readonly totalMs: number;
}

export interface HttpCall {
  readonly method: "GET" | "POST" | "HEAD" | "PATCH";
  /** Path on the portal; another origin is never called. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** Overrides `totalMs`; null for none. */
  readonly totalMs?: number | null;
  readonly maxBytes: number;
}

export interface HttpReply {
  readonly status: number;
  header(name: string): string | undefined;
  readonly body: Uint8Array;
}

export type HttpFault =
  | { readonly kind: "no-connection"; readonly sent: false; readonly tls: TlsFault | null }
  | { readonly kind: "no-answer"; readonly sent: true; readonly slow: boolean }
  /** The answer is larger than any of the portal's. */
  | { readonly kind: "not-the-portal" };

export interface Http {
  readonly origin: string;
  call(call: HttpCall): Promise<Result<HttpReply, HttpFault>>;
  close(): Promise<void>;
}

/** Calls one portal over HTTP(S), with every deadline, a size cap and certificates checked; follows no redirect. */
export function createHttp(baseUrl: string, timeouts: Timeouts, clock: Clock): Http {
  const base = new URL(baseUrl);
  let opened: Promise<Opened> | null = null;
  return {
    origin: base.origin,
    async call({ totalMs = timeouts.totalMs, ...call }) {
      const abort = new AbortController();
      const total = totalMs === null ? null : clock.after(totalMs, () => abort.abort());
      try {
        opened ??= openAgent(timeouts);
        const { agent } = await opened;
        return await send(new URL(call.path, base), call, {
          agent,
          signal: abort.signal,
          idleMs: timeouts.idleMs,
          abort,
          clock,
        });
      } catch (error) {
        return err(faultOf(error, abort.signal.aborted, (await opened)?.isUnconnected(error) ?? true));
      } finally {
        total?.cancel();
      }
    },
    async close() {
      await (await opened)?.agent.destroy();
    },
  };
}

interface Opened {
  readonly agent: Agent;
  /** The connection never came about: whatever the error says, no byte of a request was sent on it. */
  isUnconnected(error: unknown): boolean;
}

/** Loaded with the first call, for it is large and the first screen must not wait for it. */
async function openAgent({ connectMs, idleMs }: Timeouts): Promise<Opened> {
  const undici = await import("undici");
  const connector = undici.buildConnector({ timeout: connectMs, rejectUnauthorized: true, allowH2: false });
  // The same error code before and after the handshake means two things; only the connector can tell them apart.
  const unconnected = new WeakSet<Error>();
  const agent = new undici.Agent({
    connect(options, done) {
      connector(options, (...result) => {
        if (result[0]) unconnected.add(result[0]);
        done(...result);
      });
    },
    // One call on one connection: HTTP/2 would send a refused call again by itself, and that is the queue's to decide.
    allowH2: false,
    headersTimeout: idleMs,
    bodyTimeout: idleMs,
    // A connection the portal closed meanwhile would make a create's outcome unknown for nothing.
    keepAliveTimeout: 2_000,
    keepAliveMaxTimeout: 4_000,
  });
  return { agent, isUnconnected: (error) => error instanceof Error && unconnected.has(error) };
}

interface Wire {
  readonly agent: Agent;
  readonly signal: AbortSignal;
  readonly abort: AbortController;
  readonly idleMs: number;
  readonly clock: Clock;
}

async function send(url: URL, call: HttpCall, wire: Wire): Promise<Result<HttpReply, HttpFault>> {
  const { agent, signal } = wire;
  const headers = { ...call.headers, ...(call.body ? { "content-length": String(call.body.length) } : {}) };
  const body = call.body ? streamed(call.body, wire) : null;
  const options = { origin: url.origin, path: `${url.pathname}${url.search}`, method: call.method };
  const answer = await agent.request({ ...options, headers, body, signal });
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body) {
    const bytes = z.instanceof(Uint8Array).parse(chunk);
    size += bytes.length;
    if (size > call.maxBytes) {
      wire.abort.abort();
      return err({ kind: "not-the-portal" });
    }
    chunks.push(bytes);
  }
  const value = (name: string): string | undefined => {
    const found = answer.headers[name];
    return Array.isArray(found) ? found[0] : found;
  };
  return ok({ status: answer.statusCode, header: value, body: Buffer.concat(chunks) });
}

const pieceBytes = 65_536;

function streamed(body: Uint8Array, wire: Wire): Uint8Array | Readable {
  return body.length <= pieceBytes ? body : Readable.from(pieces(body, wire), { objectMode: false });
}

/** The body in pieces; a piece that nobody takes for the idle time means that nobody reads at the other end. */
async function* pieces(body: Uint8Array, { clock, idleMs, abort }: Wire): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < body.length; at += pieceBytes) {
    const idle = clock.after(idleMs, () => abort.abort());
    try {
      yield body.subarray(at, at + pieceBytes);
    } finally {
      idle.cancel();
    }
  }
}

const WithCode = z.object({ code: z.string() });
const tooSlow = /^UND_ERR_(HEADERS|BODY)_TIMEOUT$/;
/** What answered does not speak HTTP, or says more in its head than any portal does. */
const notHttp = /^(HPE_(?!INVALID_EOF_STATE)|UND_ERR_HEADERS_OVERFLOW)/;

/** Anything that is not surely before the first byte counts as sent: then only a look-up tells. */
function faultOf(error: unknown, aborted: boolean, unconnected: boolean): HttpFault {
  const parsed = WithCode.safeParse(error);
  const code = parsed.success ? parsed.data.code : "";
  if (unconnected) return { kind: "no-connection", sent: false, tls: tlsFaultOf(code) };
  if (notHttp.test(code)) return { kind: "not-the-portal" };
  return { kind: "no-answer", sent: true, slow: aborted || tooSlow.test(code) };
}
