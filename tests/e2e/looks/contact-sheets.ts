// Lays pictures of every preview out on sheets, to be looked at: `npm run contact-sheets`.
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium, type Page } from "playwright";
import { build } from "../../../scripts/lib/build.mjs";
import { findBrowser } from "../../../scripts/lib/browsers.mjs";
import { panels } from "../kiosk-test.ts";
import { servePreviews } from "../preview-server.ts";
import { openLooks } from "./open-looks.ts";

const help = `npm run contact-sheets -- [flags]   pictures of every screen state, laid out on sheets

  --panel tall|wide|small    1080×1920, 1920×1080 or 1366×768 (tall)
  --size normal|large|larger|largest                          (normal)
  --contrast default|black-on-white|white-on-black            (default)
  --language vi|en                                            (vi)
  --reach usual|low                                           (usual)
  --only PATTERN             only states whose name fits this regular expression
  --columns N, --rows N      pictures on a sheet (4 × 1 standing, 2 × 3 lying)
  --out DIR                  where the sheets go, emptied first (.cache/contact-sheets)

A screen that is longer than its panel has a second picture, paged to its end.`;

const { values } = parseArgs({
  options: {
    panel: { type: "string", default: "tall" },
    size: { type: "string", default: "normal" },
    contrast: { type: "string", default: "default" },
    language: { type: "string", default: "vi" },
    reach: { type: "string", default: "usual" },
    only: { type: "string", default: "" },
    columns: { type: "string" },
    rows: { type: "string" },
    out: { type: "string", default: join(import.meta.dirname, "../../../.cache/contact-sheets") },
    help: { type: "boolean", default: false },
  },
});

interface Picture {
  readonly name: string;
  readonly base64: string;
}

/** The state as it is first seen, and its end where it must be paged. */
async function take(page: Page, id: string, query: string): Promise<readonly Picture[]> {
  await page.evaluate(([which, how]) => globalThis.looks.show(which, how), [id, query] as const);
  const shot = async (): Promise<string> =>
    (await page.screenshot({ type: "jpeg", quality: 85, animations: "disabled" })).toString("base64");
  const pictures = [{ name: id, base64: await shot() }];
  const paged = await page.evaluate(() => {
    const place = document.querySelector("dialog[open]") ?? document.querySelector(".main-screen");
    if (place === null || place.scrollHeight <= place.clientHeight + 2) return 0;
    const before = place.scrollTop;
    place.scrollTop = place.scrollHeight;
    return place.scrollTop - before;
  });
  if (paged > 2) pictures.push({ name: `${id}, ${paged.toFixed(0)} px further down`, base64: await shot() });
  return pictures;
}

async function lay(page: Page, pictures: readonly Picture[], columns: number, path: string): Promise<void> {
  await page.setViewportSize({ width: 1920, height: 400 });
  const figures = pictures.map(
    ({ name, base64 }) =>
      `<figure><figcaption>${name}</figcaption><img src="data:image/jpeg;base64,${base64}"></figure>`,
  );
  await page.setContent(
    `<style>body{margin:0;background:#888;display:grid;gap:8px;padding:8px;grid-template-columns:repeat(${columns},1fr)}` +
      `figure{margin:0}figcaption{font:16px sans-serif;color:#fff}img{width:100%;display:block}</style>${figures.join("")}`,
  );
  await page.screenshot({ path, fullPage: true, type: "jpeg", quality: 88 });
}

async function main(): Promise<void> {
  const panel = Object.entries(panels).find(([name]) => name === values.panel)?.[1];
  if (panel === undefined) throw new Error(`no panel is called ${values.panel}; see --help`);
  const lying = panel.width > panel.height;
  const columns = Number(values.columns ?? (lying ? 2 : 4));
  const onOne = columns * Number(values.rows ?? (lying ? 3 : 1));
  await build(process.execPath);
  await rm(values.out, { recursive: true, force: true });
  await mkdir(values.out, { recursive: true });
  const executablePath = findBrowser();
  const browser = await chromium.launch(executablePath === null ? {} : { executablePath });
  const previews = await servePreviews();
  try {
    const page = await browser.newPage({ viewport: panel, reducedMotion: "reduce" });
    const { size, contrast, language, reach, only } = values;
    const query = `&size=${size}&contrast=${contrast}&language=${language}&reach=${reach}`;
    const ids = (await previews.ids(page)).filter((id) => new RegExp(only, "u").test(id));
    await openLooks(page);
    const pictures: Picture[] = [];
    for (const id of ids) pictures.push(...(await take(page, id, query)));
    for (let first = 0, sheet = 1; first < pictures.length; first += onOne, sheet += 1) {
      const path = join(values.out, `sheet-${String(sheet).padStart(2, "0")}.jpg`);
      await lay(page, pictures.slice(first, first + onOne), columns, path);
    }
    const sheets = Math.ceil(pictures.length / onOne);
    process.stdout.write(
      `${pictures.length} pictures of ${ids.length} states on ${sheets} sheets in ${values.out}\n`,
    );
  } finally {
    await browser.close();
    await previews.close();
  }
}

if (values.help) process.stdout.write(`${help}\n`);
else await main();
