import type { RunOptions } from "axe-core";

/** Of axe, which is in the page when its rules are asked for. */
interface Axe {
  run(options: RunOptions): Promise<{
    readonly violations: readonly {
      readonly id: string;
      readonly nodes: readonly { readonly html: string }[];
    }[];
  }>;
}

/** The two that take longest, and that the looks hold to more: 10:1 for every text, 12.7 mm for every target. */
const held = { "color-contrast": { enabled: false }, "target-size": { enabled: false } };
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** One line per rule of axe that is broken, with the first place. */
export async function brokenRules(): Promise<readonly string[]> {
  const axe: Axe = Reflect.get(globalThis, "axe");
  const { violations } = await axe.run({ runOnly: tags, rules: held, resultTypes: ["violations"] });
  return violations.map(({ id, nodes }) => `axe: ${id} ${nodes[0]?.html.slice(0, 160) ?? ""}`);
}
