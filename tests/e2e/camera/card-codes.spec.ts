import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "playwright";
import { expect, test } from "playwright/test";
import { findBrowser } from "../../../scripts/lib/browsers.mjs";
import { khoi } from "../../support/people.ts";
import { type BenchServer, serveBench } from "./bench-server.ts";
import { type CardFrame, drawCards, filmOf } from "./film.ts";

/** Sides of the code in a picture of 1280 × 720; from 120 px on (2.3 px a module) every position must be read. */
const sides = [60, 80, 120, 180, 340];
const sureFromPx = 120;
const turns = Array.from({ length: 12 }, (_, index) => index * 30);

let server: BenchServer;
let folder = "";
test.beforeAll(async () => {
  server = await serveBench();
  folder = await mkdtemp(join(tmpdir(), "kiosk-film-"));
});
test.afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

async function browserWith(film: string): Promise<Browser> {
  const executablePath = findBrowser();
  return chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [
      "--use-fake-device-for-media-stream",
      "--use-fake-ui-for-media-stream",
      `--use-file-for-fake-video-capture=${film}`,
    ],
  });
}

/** The same card with a number of its own for each position, so that what was read says where it was read. */
function frameOf(sidePx: number, degrees: number, index: number): CardFrame {
  const payload = khoi.card.replace(/^\d{12}/u, (number) => `${number.slice(0, 9)}${100 + index}`);
  return { payload, sidePx, degrees };
}

test("a card's code is read through the camera lying at any angle, exactly", async ({ page }, info) => {
  test.setTimeout(240_000);
  const frames = sides.flatMap((side, row) =>
    turns.map((degrees, column) => frameOf(side, degrees, row * turns.length + column)),
  );
  const film = join(folder, "cards.mjpeg");
  await writeFile(film, filmOf(await drawCards(page, frames), 7));
  const browser = await browserWith(film);
  try {
    const bench = await browser.newPage();
    await bench.goto(server.url);
    await bench.waitForFunction(() => "cameraBench" in window);
    const sure = frames.filter(({ sidePx }) => sidePx >= sureFromPx).map(({ payload }) => payload);
    const all = frames.map(({ payload }) => payload);
    // The film is 14 s long: small codes have one chance, sure ones as many as a slow machine needs.
    const read = await bench.evaluate(
      ([wanted, leastMs, mostMs]) => window.cameraBench.readCodes(wanted, leastMs, mostMs),
      [sure, 14_000, 90_000] as const,
    );
    const table = sides.map((side) => {
      const row = frames.filter(({ sidePx }) => sidePx === side);
      const missed = row.filter(({ payload }) => !read.includes(payload)).map(({ degrees }) => degrees);
      return `${side} px: ${row.length - missed.length} of ${row.length}${missed.length > 0 ? `, not at ${missed.join("°, ")}°` : ""}`;
    });
    await info.attach("codes read by size", { body: table.join("\n"), contentType: "text/plain" });
    info.annotations.push({ type: "codes read by size", description: table.join("; ") });
    expect(
      read.filter((text) => !all.includes(text)),
      "read wrongly",
    ).toEqual([]);
    expect(
      sure.filter((payload) => !read.includes(payload)),
      table.join("; "),
    ).toEqual([]);
  } finally {
    await browser.close();
  }
});

test("pages that are too many bytes for the portal become smaller ones, or are refused", async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto(server.url);
  await page.waitForFunction(() => "cameraBench" in window);
  const fits = await page.evaluate(() => window.cameraBench.joinNoise(2, 31_457_280));
  expect(fits).toMatchObject({ head: "%PDF-1.4" });
  // Nothing was written anew: the photographs and a few words around them.
  expect((fits.pdfBytes ?? 0) - fits.pagesBytes).toBeLessThan(2_000);
  const tight = await page.evaluate((most) => window.cameraBench.joinNoise(2, most), fits.pagesBytes * 0.7);
  expect(tight.pdfBytes).not.toBeNull();
  expect(tight.pdfBytes).toBeLessThanOrEqual(fits.pagesBytes * 0.7);
  const impossible = await page.evaluate(() => window.cameraBench.joinNoise(2, 200_000));
  expect(impossible.pdfBytes).toBeNull();
});
