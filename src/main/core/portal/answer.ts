import type { z } from "zod";
import { parseJson } from "../../../shared/codec.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { foreignReply } from "./foreign.ts";
import type { HttpReply } from "./http.ts";
import type { PortalFault } from "./port.ts";
import { retryAfterMs } from "./retry-after.ts";
import { Answer } from "./wire/index.ts";

/** A business answer: `code` "0" done or "3" exists already, with the first row of its result. */
export interface Answered<T> {
  readonly code: "0" | "3";
  readonly result: T | null;
}

/** Whose answers are read: the portal's origin, and what time it is there (ms), as far as we know. */
export interface Reader {
  readonly origin: string;
  readonly nowMs: number;
}

/**
 * Reads one reply of /integration as the contract says; what is not its envelope is not the portal, whatever its
 * status. `schema` is the typed answer of the service. 401 is `unauthorised`, for the caller to authenticate again.
 */
export function readAnswer<T>(
  reply: HttpReply,
  schema: z.ZodType<{ readonly result?: readonly T[] | undefined }>,
  reader: Reader,
): Result<Answered<T>, PortalFault> {
  const { status } = reply;
  if (status === 401) return err({ kind: "unauthorised" });
  if (status === 413) return err({ kind: "too-large" });
  const json = parseJson(Buffer.from(reply.body).toString());
  const envelope = Answer.safeParse(json);
  if (!envelope.success) return err(withoutEnvelope(reply, reader));
  const waitMs = waitOf(reply, reader);
  if (status === 429 || status === 503)
    return err({ kind: "busy", server: status === 503, retryAfterMs: waitMs });
  if (status >= 500) return err({ kind: "passing", server: true, retryAfterMs: waitMs });
  if (status === 400 || status === 422) return err({ kind: "refused", words: wordsOf(envelope.data) });
  if (status !== 200) return err({ kind: "not-the-portal" });
  return byCode(envelope.data, schema.safeParse(json));
}

/** What a reply without the portal's envelope means: a proxy's or a dying portal's fault, or somebody else's answer. */
export function withoutEnvelope(reply: HttpReply, reader: Reader): PortalFault {
  const { status } = reply;
  if (status === 511 || (status < 500 && status !== 429)) return foreignReply(reply, reader.origin);
  return { kind: "server-fault", server: status >= 500, retryAfterMs: waitOf(reply, reader) };
}

function waitOf(reply: HttpReply, { nowMs }: Reader): number | null {
  return retryAfterMs(reply.header("retry-after"), reply.header("date"), nowMs);
}

function byCode<T>(
  answer: Answer,
  typed: z.ZodSafeParseResult<{ readonly result?: readonly T[] | undefined }>,
): Result<Answered<T>, PortalFault> {
  switch (answer.error_code) {
    case "0":
    case "3":
      if (!typed.success) return err({ kind: "not-the-portal" });
      return ok({ code: answer.error_code, result: typed.data.result?.[0] ?? null });
    case "1":
      return err({ kind: "refused", words: wordsOf(answer) });
    case "2":
      return err({ kind: "not-found" });
    case "4":
      return err({ kind: "reference-reused" });
    case "-1":
      return err({ kind: "passing", server: false, retryAfterMs: null });
    default:
      return err({ kind: "not-the-portal" });
  }
}

function wordsOf({ message, fields = [] }: Answer): string {
  const named = fields.map((field) => `${field.name}: ${field.message}`);
  return [message, ...named]
    .filter((line) => line !== "")
    .join("\n")
    .slice(0, 2000);
}
