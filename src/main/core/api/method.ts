import type { z } from "zod";
import { encode, parseJson } from "../../../shared/codec.ts";

/** One method of the API: what it takes, as a schema, and what it does with it. */
export interface Method<I extends z.ZodType, O> {
  readonly input: I;
  run(input: z.output<I>): O;
}

/** Puts the schema beside the method, so that nothing reaches `run` unparsed, in either host. */
export function method<I extends z.ZodType, O>(input: I, run: (input: z.output<I>) => O): Method<I, O> {
  return { input, run };
}

/** Called when a method threw; gets the method's name and the error, never the input (it is personal). */
export type OnFault = (method: string, error: unknown) => void;

interface AnyMethod {
  readonly input: z.ZodType;
  run(input: unknown): unknown;
}

/**
 * Carries one call from text to text. Always answers, and never with the input in it: `unknown-method`, `bad-input`
 * (names the fields), `failed` (a bug; reported to `onFault`), or the method's value.
 */
export async function dispatch(
  api: Readonly<Record<string, AnyMethod>>,
  name: string,
  text: string,
  onFault: OnFault,
): Promise<string> {
  if (!Object.hasOwn(api, name)) return fault("unknown-method", "no such method");
  const target = api[name];
  if (!target) return fault("unknown-method", "no such method");
  const parsed = target.input.safeParse(parseJson(text));
  if (!parsed.success) return fault("bad-input", fieldsOf(parsed.error));
  try {
    return encode({ ok: true, value: (await target.run(parsed.data)) ?? null });
  } catch (error) {
    onFault(name, error);
    return fault("failed", "the method failed");
  }
}

function fault(code: "unknown-method" | "bad-input" | "failed", message: string): string {
  return encode({ ok: false, error: { code, message } });
}

function fieldsOf(error: z.ZodError): string {
  return [...new Set(error.issues.map((issue) => issue.path.join(".") || "input"))].join(", ");
}
