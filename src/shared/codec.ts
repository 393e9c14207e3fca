import type { Result } from "./result.ts";

/** Why a call did not reach its method or did not come back. Expected failures of a method are in its own output. */
export interface CallError {
  readonly code: "unknown-method" | "bad-input" | "failed" | "no-answer";
  readonly message: string;
}

export function encode(value: unknown): string {
  return JSON.stringify(value ?? null);
}

const callErrors: readonly unknown[] = ["unknown-method", "bad-input", "failed", "no-answer"];

/**
 * Parses a reply; anything that is not one is `no-answer`, so a proxy's page never passes for an answer. By hand, for
 * this is the first thing every page and host loads, and a schema library would cost the first screen its time.
 */
export function decodeReply(text: string): Result<unknown, CallError> {
  const reply = parseJson(text);
  if (isObject(reply) && reply["ok"] === true && "value" in reply) return { ok: true, value: reply["value"] };
  const error = isObject(reply) && reply["ok"] === false ? reply["error"] : null;
  if (isObject(error) && isCallError(error)) return { ok: false, error };
  return { ok: false, error: { code: "no-answer", message: "the answer is not one of the kiosk's" } };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function isCallError(
  error: Readonly<Record<string, unknown>>,
): error is Readonly<Record<string, unknown>> & CallError {
  return callErrors.includes(error["code"]) && typeof error["message"] === "string";
}

/** JSON.parse that answers undefined instead of throwing. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
