import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright";
import { expect, expectNothingSideways, panels, previewTest as test } from "./kiosk-test.ts";
import { type PreviewServer, servePreviews } from "./preview-server.ts";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

let previews: PreviewServer;
test.beforeAll(async () => {
  previews = await servePreviews();
});
test.afterAll(() => previews.close());

async function shows(page: Page, id: string): Promise<void> {
  await page.goto(previews.at(id));
  await expect(
    page.getByRole("heading", { level: 1 }).or(page.getByRole("dialog")).first(),
    id,
  ).toBeVisible();
}

/** The list in parts, so that two workers share it. */
const parts = 5;

for (let part = 0; part < parts; part += 1) {
  test(`every state fits three panels, complains of nothing and passes axe, part ${part + 1} of ${parts}`, async ({
    page,
  }) => {
    test.setTimeout(120_000);
    const found: string[] = [];
    for (const id of (await previews.ids(page)).filter((_, index) => index % parts === part)) {
      await page.setViewportSize(panels.wide);
      await shows(page, id);
      await expectNothingSideways(page, `${id}, wide`);
      found.push(...(await violations(page)).map((line) => `${id}: ${line}`));
      for (const name of ["tall", "small"] as const) {
        await page.setViewportSize(panels[name]);
        await expectNothingSideways(page, `${id}, ${name}`);
      }
    }
    expect(found, "what axe objects to").toEqual([]);
  });
}

/** One line per rule that is broken, with the first place. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async (runOnly) => {
    const axe: { run(options: unknown): Promise<{ violations: readonly Violation[] }> } = Reflect.get(
      globalThis,
      "axe",
    );
    interface Violation {
      readonly id: string;
      readonly nodes: readonly { readonly html: string }[];
    }
    const result = await axe.run({ runOnly });
    return result.violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html.slice(0, 160) ?? ""}`);
  }, tags);
}
