import type { Socket } from "node:net";
import { parseJson } from "../../src/shared/codec.ts";
import { labelOf } from "../../src/main/practice-portal/integration.ts";
import type { ProxiedCall } from "./fault-proxy-rules.ts";

/** Bytes of a connection, taken one after the other; what is not taken is not read from the network either. */
export interface ByteSource {
  /** Everything up to and with the first empty line; null when the connection ended before. */
  head(): Promise<Buffer | null>;
  /** Some bytes, at most so many; null when the connection ended. */
  some(most: number): Promise<Buffer | null>;
}

const endOfHead = Buffer.from("\r\n\r\n");

export function byteSource(socket: Socket): ByteSource {
  const chunks: AsyncIterator<Buffer> = socket[Symbol.asyncIterator]();
  let rest = Buffer.alloc(0);
  async function more(): Promise<boolean> {
    // A connection that was cut is one that ended.
    const next = await chunks.next().catch(() => null);
    if (next === null || next.done === true) return false;
    rest = Buffer.concat([rest, next.value]);
    return true;
  }
  const take = (size: number): Buffer => {
    const taken = rest.subarray(0, size);
    rest = rest.subarray(size);
    return taken;
  };
  return {
    async head() {
      while (!rest.includes(endOfHead)) if (!(await more())) return null;
      return take(rest.indexOf(endOfHead) + endOfHead.length);
    },
    async some(most) {
      if (rest.length === 0 && !(await more())) return null;
      return take(most);
    },
  };
}

/** One request on its way through; the body is read only as far as somebody asks for it. */
export interface Request {
  readonly call: ProxiedCall;
  /** The head as it is passed on: the portal ends the connection after its answer. */
  readonly head: Buffer;
  body(): AsyncGenerator<Buffer>;
}

/** The next request of a connection; null when there is none. Bodies need a Content-Length, as the kiosk's have. */
export async function readRequest(source: ByteSource): Promise<Request | null> {
  const raw = await source.head();
  if (raw === null) return null;
  const text = raw.toString("latin1");
  const [method = "", path = ""] = text.split(" ");
  const length = Number(/^content-length: *(\d+)/im.exec(text)?.[1] ?? 0);
  const head = Buffer.from(
    text.replaceAll(/^connection:.*\r\n/gim, "").replace(/\r\n$/, "Connection: close\r\n\r\n"),
    "latin1",
  );
  // Only a business call hides its service in its body, and its body is small.
  const whole = path.startsWith("/integration") ? await wholeBody(source, length) : null;
  const call = { ...labelled(method, path, whole), method, path };
  return { call, head, body: () => (whole ? once(whole) : pieces(source, length)) };
}

async function* once(whole: Buffer): AsyncGenerator<Buffer> {
  yield whole;
}

async function* pieces(source: ByteSource, length: number): AsyncGenerator<Buffer> {
  for (let left = length; left > 0;) {
    const bytes = await source.some(left);
    if (bytes === null) return;
    left -= bytes.length;
    yield bytes;
  }
}

async function wholeBody(source: ByteSource, length: number): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of pieces(source, length)) all.push(piece);
  return Buffer.concat(all);
}

function labelled(
  method: string,
  path: string,
  body: Buffer | null,
): Pick<ProxiedCall, "service" | "creating" | "reference"> {
  if (body) return labelOf(parseJson(body.toString()));
  return { service: serviceOf(method, path), creating: false, reference: "" };
}

function serviceOf(method: string, path: string): string {
  if (path.startsWith("/health")) return "health";
  if (path.startsWith("/auth")) return "auth";
  if (path.startsWith("/ketqua/")) return "ketqua";
  if (!/^\/tep(\/|$)/.test(path)) return "other";
  if (method === "POST") return "tep-create";
  return method === "PATCH" ? "tep-patch" : "tep-head";
}
