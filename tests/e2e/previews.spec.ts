import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright";
import { expect, panels, previewTest as test } from "./kiosk-test.ts";
import { openLooks } from "./looks/open-looks.ts";
import type { Look } from "./looks/page.ts";
import { type PreviewServer, servePreviews } from "./preview-server.ts";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

let previews: PreviewServer;
test.beforeAll(async () => {
  previews = await servePreviews();
});
test.afterAll(() => previews.close());

/** Opens the page once; the states are then drawn in it one after the other. */
async function openPreviews(page: Page, panel: keyof typeof panels): Promise<readonly string[]> {
  await page.setViewportSize(panels[panel]);
  const ids = await previews.ids(page);
  await openLooks(page);
  return ids;
}

async function looked(page: Page, id: string, query: string, look: Look): Promise<readonly string[]> {
  const found = await page.evaluate(
    async ([which, how, at]) => {
      await globalThis.looks.show(which, how);
      return globalThis.looks.look(at);
    },
    [id, query, look] as const,
  );
  return found.map((line) => `${id}: ${line}`);
}

/** The list in parts, so that two workers share it. */
const parts = 2;

const usual = ["normal", "large", "larger", "largest"].map((size) => [size, "usual"] as const);
const low = [
  ["normal", "low"],
  ["largest", "low"],
] as const;

const ends = usual.filter(([size]) => size === "normal" || size === "largest");

/**
 * The standing panel in every way: colours do not depend on the panel. The others, English, and the small panel with the
 * same millimetres, at the two ends of the sizes, between which words only grow.
 */
const walks: readonly (readonly [panel: keyof typeof panels, language: string, look: Look])[] = [
  ["tall", "vi", { sizes: [...usual, ...low], contrasts: true }],
  ["wide", "vi", { sizes: ends }],
  ["tall", "en", { sizes: [...ends, ...low] }],
  ["wide", "en", { sizes: ends }],
  ["small", "vi", { sizes: ends }],
  ["small", "en", { sizes: ends }],
];

for (const [panel, language, look] of walks) {
  for (let part = 0; part < parts; part += 1) {
    test(`every state on the ${panel} panel, ${language}: contrast, fit and reach hold, part ${part + 1}`, async ({
      page,
    }) => {
      test.setTimeout(300_000);
      const ids = await openPreviews(page, panel);
      const found: string[] = [];
      for (const id of ids.filter((_, index) => index % parts === part))
        found.push(...(await looked(page, id, `&language=${language}`, look)));
      expect(found).toEqual([]);
    });
  }
}

for (let part = 0; part < parts; part += 1) {
  test(`every state passes axe, part ${part + 1} of ${parts}`, async ({ page }) => {
    test.setTimeout(300_000);
    const ids = await openPreviews(page, "wide");
    await page.evaluate(axeSource);
    const found: string[] = [];
    for (const id of ids.filter((_, index) => index % parts === part)) {
      await page.evaluate((which) => globalThis.looks.show(which), id);
      found.push(...(await violations(page)).map((line) => `${id}: ${line}`));
    }
    expect(found, "what axe objects to").toEqual([]);
  });
}

test("who switches motion off sees nothing move, in any state", async ({ page }) => {
  test.setTimeout(120_000);
  await page.emulateMedia({ reducedMotion: "no-preference" });
  const ids = await openPreviews(page, "wide");
  const found: string[] = [];
  for (const id of ids) found.push(...(await looked(page, id, "", { motion: true, sizes: [] })));
  expect(found).toEqual([]);
  // Motion is there for who did not.
  await page.evaluate(() => globalThis.looks.show("submitting"));
  expect(await page.evaluate(() => globalThis.looks.movingNow())).toBeGreaterThan(0);
});

/** One line per rule that is broken, with the first place. */
async function violations(page: Page): Promise<readonly string[]> {
  return page.evaluate(async (runOnly) => {
    const axe: { run(options: unknown): Promise<{ violations: readonly Violation[] }> } = Reflect.get(
      globalThis,
      "axe",
    );
    interface Violation {
      readonly id: string;
      readonly nodes: readonly { readonly html: string }[];
    }
    const result = await axe.run({ runOnly, resultTypes: ["violations"] });
    return result.violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html.slice(0, 160) ?? ""}`);
  }, tags);
}
