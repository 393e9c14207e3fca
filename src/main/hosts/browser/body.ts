import type { IncomingMessage } from "node:http";
import { err, ok, type Result } from "../../../shared/result.ts";

/** A photographed paper is at most 32 MiB; as text in a call it grows by a third. */
export const maxBodyBytes = 48 * 1024 * 1024;

/** The body as text, or what was wrong with it. Reading stops at the cap, whatever Content-Length claimed. */
export async function readBody(
  request: IncomingMessage,
  capBytes = maxBodyBytes,
): Promise<Result<string, "too-large" | "broken-off">> {
  if (Number(request.headers["content-length"] ?? 0) > capBytes) return err("too-large");
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  try {
    for await (const chunk of request) {
      const bytes: Buffer = chunk;
      sizeBytes += bytes.length;
      if (sizeBytes > capBytes) return err("too-large");
      chunks.push(bytes);
    }
  } catch {
    return err("broken-off");
  }
  return ok(Buffer.concat(chunks).toString("utf8"));
}
