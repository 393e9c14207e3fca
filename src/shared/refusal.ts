import type { CallError } from "./codec.ts";

/**
 * The text a call is answered with when it may not reach the core: takes the code and words without personal data,
 * gives what `decodeReply` reads. Apart from the codec, so that the preload carries no schema library.
 */
export function refusal(code: CallError["code"], message: string): string {
  return JSON.stringify({ ok: false, error: { code, message } satisfies CallError });
}
