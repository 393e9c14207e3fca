import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright";
import { expect, panels, previewTest as test } from "./kiosk-test.ts";
import { drawSmall, openLooks } from "./looks/open-looks.ts";
import type { Look } from "./looks/page.ts";
import type { PreviewServer } from "./preview-server.ts";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Opens the page once; the states are then drawn in it one after the other. */
async function openPreviews(
  page: Page,
  previews: PreviewServer,
  panel: keyof typeof panels,
): Promise<readonly string[]> {
  await drawSmall(page, panels[panel]);
  const ids = await previews.ids(page);
  await openLooks(page);
  return ids;
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
 * The standing panel in every way: colours do not depend on the panel. The small one, where least fits, at every size too;
 * the wide one and English at the two ends of the sizes. What axe knows of and what moves depend on none of them.
 */
const walks: readonly (readonly [panel: keyof typeof panels, language: string, what: string, look: Look])[] =
  [
    ["tall", "vi", "contrast, fit and reach hold", { sizes: [...usual, ...low], contrasts: true }],
    [
      "wide",
      "vi",
      "fit, reach and axe hold, and nothing moves with motion off",
      { sizes: ends, motion: true, rules: true },
    ],
    ["tall", "en", "fit and reach hold", { sizes: [...ends, ...low] }],
    ["wide", "en", "fit and reach hold", { sizes: ends }],
    ["small", "vi", "fit and reach hold", { sizes: usual }],
    ["small", "en", "fit and reach hold", { sizes: ends }],
  ];

for (const [panel, language, what, look] of walks) {
  for (let part = 0; part < parts; part += 1) {
    test(`every state on the ${panel} panel, ${language}: ${what}, part ${part + 1}`, async ({
      page,
      previews,
    }) => {
      test.setTimeout(300_000);
      // Who switches motion off here is not one whose machine does it for them already.
      if (look.motion === true) await page.emulateMedia({ reducedMotion: "no-preference" });
      const ids = await openPreviews(page, previews, panel);
      if (look.rules === true) await page.evaluate(axeSource);
      const found = await page.evaluate(
        ([mine, query, how]) => globalThis.looks.lookAtAll(mine, query, how),
        [ids.filter((_, index) => index % parts === part), `&language=${language}`, look] as const,
      );
      expect(found).toEqual([]);
    });
  }
}

test("something moves for who did not switch motion off", async ({ page, previews }) => {
  await page.emulateMedia({ reducedMotion: "no-preference" });
  await openPreviews(page, previews, "wide");
  await page.evaluate(() => globalThis.looks.show("submitting"));
  expect(await page.evaluate(() => globalThis.looks.movingNow())).toBeGreaterThan(0);
});
