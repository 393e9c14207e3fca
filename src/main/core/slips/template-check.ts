import { namesFor, type TemplateName } from "./template-names.ts";
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
 * Placeholders and flags of a template that its paper does not have: the one would stand there in braces, the other
 * never hold. `form` is a declaration; `keys` are names beyond those of its kind, such as the answers of a form.
 */
export function unknownNames(
  template: Template,
  name: TemplateName | "form",
  keys: readonly string[] = [],
): readonly string[] {
  const texts = new Set<string>();
  const flags = new Set<string>();
  collect(template, texts, flags);
  const known = namesFor(name);
  return [
    ...[...texts].filter((text) => !known.texts.has(text) && !keys.includes(text)),
    ...[...flags].filter((flag) => !known.flags.has(flag)),
  ];
}
