import { SLIP_FLAGS, SLIP_TEXTS } from "./slip-values.ts";
import type { Template } from "./template.ts";

function collect(value: unknown, texts: Set<string>, flags: Set<string>): void {
  if (typeof value === "string") {
    for (const [, name = ""] of value.matchAll(/\{([a-zA-Z]+)\}/g)) texts.add(name);
  } else if (Array.isArray(value)) {
    for (const item of value) collect(item, texts, flags);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      if (key === "when") for (const flag of [item].flat()) flags.add(String(flag).replace("!", ""));
      else collect(item, texts, flags);
    }
  }
}

/**
 * Placeholders and flags of a template that no slip has: the one would stand on paper in braces, the other never hold.
 * `keys` are names beyond those of all slips, such as the answers of a form.
 */
export function unknownNames(template: Template, keys: readonly string[] = []): readonly string[] {
  const texts = new Set<string>();
  const flags = new Set<string>();
  collect(template, texts, flags);
  for (const known of [...SLIP_TEXTS, ...keys]) texts.delete(known);
  for (const known of SLIP_FLAGS) flags.delete(known);
  return [...texts, ...flags];
}
