/** An expected outcome as a plain object, so that it survives IPC, HTTP and worker messages unchanged. */
export type Result<T, E> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function err<E>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}

/** Ends an exhaustive switch: a new case that nobody handles is a type error, and a crash with a name if forced. */
export function unreachable(value: never): never {
  throw new Error(`unhandled case: ${String(value)}`);
}
