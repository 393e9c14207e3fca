import { z } from "zod";
import type { Result } from "./result.ts";

/** Why a call did not reach its method or did not come back. Expected failures of a method are in its own output. */
export interface CallError {
  readonly code: "unknown-method" | "bad-input" | "failed" | "no-answer";
  readonly message: string;
}

const Reply = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({
    ok: z.literal(false),
    error: z.object({
      code: z.enum(["unknown-method", "bad-input", "failed", "no-answer"]),
      message: z.string(),
    }),
  }),
]);

export function encode(value: unknown): string {
  return JSON.stringify(value ?? null);
}

/** Parses a reply; anything that is not one is `no-answer`, so a proxy's page never passes for an answer. */
export function decodeReply(text: string): Result<unknown, CallError> {
  const parsed = Reply.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  return { ok: false, error: { code: "no-answer", message: "the answer is not one of the kiosk's" } };
}

/** JSON.parse that answers undefined instead of throwing. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
