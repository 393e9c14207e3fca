/**
 * What was read anew, with every part that is equal to the older reading replaced by that older part: a component whose
 * parts did not change is not drawn again. Both are what JSON can hold.
 */
export function keepSame<T>(old: unknown, fresh: T): T;
export function keepSame(old: unknown, fresh: unknown): unknown {
  if (Object.is(old, fresh) || !isParts(old) || !isParts(fresh)) return fresh;
  if (Array.isArray(old) !== Array.isArray(fresh)) return fresh;
  const keys = Object.keys(fresh);
  let same = keys.length === Object.keys(old).length;
  const parts = keys.map((key) => {
    const part = keepSame(old[key], fresh[key]);
    same &&= Object.is(part, old[key]);
    return [key, part] as const;
  });
  if (same) return old;
  return Array.isArray(fresh) ? parts.map(([, part]) => part) : Object.fromEntries(parts);
}

function isParts(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
