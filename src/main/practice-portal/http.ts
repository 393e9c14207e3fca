import type { IncomingMessage, ServerResponse } from "node:http";
import { parseJson } from "../../shared/codec.ts";

/** The whole body of a request; null when it is longer than `limitBytes`. */
export async function readBody(request: IncomingMessage, limitBytes: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    // The rest is read and thrown away, so that the refusal reaches a client that is still writing.
    if (size <= limitBytes) chunks.push(bytes);
    else if (size > 4 * limitBytes) return null;
  }
  return size > limitBytes ? null : Buffer.concat(chunks);
}

/** The JSON of a body; undefined when it is none. */
export function jsonOf(body: Buffer): unknown {
  return parseJson(body.toString("utf8"));
}

/** An answer that is not written yet. */
export interface Written {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

export function jsonAnswer(status: number, value: unknown): Written {
  return {
    status,
    headers: { "Content-Type": "application/json; charset=utf-8", "Cache-Control": "no-store" },
    body: JSON.stringify(value),
  };
}

export function textAnswer(
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Written {
  return { status, headers: { "Content-Type": "text/plain; charset=utf-8", ...headers }, body };
}

export function write(response: ServerResponse, answer: Written): void {
  const bytes = Buffer.from(answer.body);
  response.writeHead(answer.status, { ...answer.headers, "Content-Length": String(bytes.length) });
  response.end(bytes);
}

/** Path of a request without its query. */
export function pathOf(request: IncomingMessage): string {
  return (request.url ?? "/").split("?")[0] ?? "/";
}
