// Draws the program's icons from assets/icons/lotus.svg: PNGs for Linux, one .ico for Windows. Their outputs are
// committed, because electron-builder would otherwise fetch a converter from the network.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright";
import { answerHelp } from "./lib/help.ts";

answerHelp(
  "npm run icons   draws the program's icons into build/ from assets/icons/lotus.svg; KIOSK_BROWSER names a Chromium",
);

const root = join(import.meta.dirname, "..");
const pngSizes = [16, 32, 48, 64, 128, 256, 512];
const icoSizes = [16, 32, 48, 256];

/** An .ico is a directory of PNGs: 6 bytes of head, 16 for each picture. */
function ico(pictures: readonly { readonly size: number; readonly png: Buffer }[]): Buffer {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  for (const [index, { size, png }] of pictures.entries()) {
    const at = 6 + 16 * index;
    // 256 does not fit a byte and is written as 0.
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

async function draw(svg: string): Promise<Map<number, Buffer>> {
  const executablePath = process.env["KIOSK_BROWSER"] ?? "/usr/bin/chromium";
  const browser = await chromium.launch({ executablePath });
  const drawn = new Map<number, Buffer>();
  const page = await browser.newPage();
  for (const size of pngSizes) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(
      `<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
    );
    drawn.set(size, await page.screenshot({ omitBackground: true }));
  }
  await browser.close();
  return drawn;
}

const drawn = await draw(await readFile(join(root, "assets/icons/lotus.svg"), "utf8"));
await mkdir(join(root, "build/icons"), { recursive: true });
for (const [size, png] of drawn) await writeFile(join(root, `build/icons/${size}x${size}.png`), png);
const pictures = icoSizes.flatMap((size) => {
  const png = drawn.get(size);
  return png ? [{ size, png }] : [];
});
await writeFile(join(root, "build/icon.ico"), ico(pictures));
console.log(`Icons drawn: ${pngSizes.join(", ")} px and icon.ico`);
