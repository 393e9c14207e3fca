import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import pdfkit from "pdfkit";
import { create } from "qrcode";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { mm } from "../slips/paper.ts";
import { createRasteriser, type Raster, type Rasteriser } from "./raster.ts";

const workerUrl = new URL("./raster-worker.ts", import.meta.url);
let raster: Rasteriser;

beforeAll(async () => {
  const wasm = createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm");
  await prepareZXingModule({
    overrides: { wasmBinary: new Uint8Array(await readFile(wasm)).buffer },
    fireImmediately: true,
  });
  raster = createRasteriser({ workerUrl });
});
afterAll(() => raster.close());

interface Paper {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly draw: (pen: PDFKit.PDFDocument) => void;
}

function pdfOf(...pages: readonly Paper[]): Promise<Uint8Array> {
  const pen = new pdfkit({ autoFirstPage: false, margin: 0 });
  const done = Promise.withResolvers<Uint8Array>();
  const parts: Buffer[] = [];
  pen.on("data", (part: Buffer) => parts.push(part));
  pen.on("end", () => done.resolve(Buffer.concat(parts)));
  for (const { widthMm, heightMm, draw } of pages) {
    pen.addPage({ size: [mm(widthMm), mm(heightMm)], margin: 0 });
    draw(pen);
  }
  pen.end();
  return done.promise;
}

async function receipt(pdf: Uint8Array): Promise<Raster> {
  const drawn = await raster.receipt(pdf);
  if (!drawn.ok) throw new Error(drawn.error.message);
  return drawn.value;
}

const isBlack = ({ bits }: Raster, x: number, y: number): boolean =>
  ((bits[y * 72 + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0;
const blackIn = (page: Raster, from: number, to: number): number => {
  let count = 0;
  for (let y = 0; y < page.heightDots; y += 1)
    for (let x = from; x < to; x += 1) if (isBlack(page, x, y)) count += 1;
  return count;
};

describe("a page on a receipt printer", () => {
  it("has its true size: 10 mm are 80 dots, and the margin of the roll is left away on both sides", async () => {
    const box: Paper = {
      widthMm: 80,
      heightMm: 60,
      draw: (pen) => pen.rect(mm(4), mm(5), mm(10), mm(10)).fill("black"),
    };
    const page = await receipt(await pdfOf(box));
    expect(page.widthDots).toBe(576);
    expect(page.heightDots).toBe(120);
    expect([
      isBlack(page, 0, 41),
      isBlack(page, 78, 118),
      isBlack(page, 82, 80),
      isBlack(page, 40, 38),
    ]).toEqual([true, true, false, false]);
    expect(page.bits.length).toBe(72 * 120);
  });

  it("loses nothing of a sheet that is wider than the roll, but comes smaller", async () => {
    const edges: Paper = {
      widthMm: 148,
      heightMm: 30,
      draw: (pen) => {
        pen.rect(mm(2), mm(5), mm(4), mm(20)).fill("black");
        pen.rect(mm(142), mm(5), mm(4), mm(20)).fill("black");
      },
    };
    const page = await receipt(await pdfOf(edges));
    expect(blackIn(page, 0, 12)).toBeGreaterThan(500);
    expect(blackIn(page, 560, 576)).toBeGreaterThan(500);
    expect(blackIn(page, 100, 476)).toBe(0);
  });

  it("moves a narrow block that stands at the edge of the sheet into sight", async () => {
    const right: Paper = {
      widthMm: 80,
      heightMm: 20,
      draw: (pen) => pen.rect(mm(74), mm(5), mm(5), mm(5)).fill("black"),
    };
    expect(blackIn(await receipt(await pdfOf(right)), 0, 576)).toBeGreaterThan(38 * 38);
  });

  it("puts pages below each other and leaves empty ones away", async () => {
    const bar: Paper = {
      widthMm: 80,
      heightMm: 40,
      draw: (pen) => pen.rect(mm(10), 0, mm(10), mm(10)).fill("black"),
    };
    const empty: Paper = { widthMm: 80, heightMm: 40, draw: () => {} };
    expect((await receipt(await pdfOf(bar, empty, bar))).heightDots).toBe(160);
    expect((await receipt(await pdfOf(empty))).heightDots).toBe(0);
  });

  it("keeps a hairline and a pale mark, and white stays white", async () => {
    const faint: Paper = {
      widthMm: 80,
      heightMm: 40,
      draw: (pen) => {
        pen.rect(mm(10), mm(5), mm(40), 0.25).fill("black");
        pen.rect(mm(10), mm(10), mm(20), mm(20)).fill("#dddddd");
      },
    };
    const page = await receipt(await pdfOf(faint));
    const line = { ...page, heightDots: 60 };
    expect(blackIn(line, 50, 360)).toBeGreaterThan(300);
    const mark = blackIn(page, 48, 208) - blackIn(line, 48, 208);
    expect(mark / (160 * 160)).toBeGreaterThan(0.05);
    expect(mark / (160 * 160)).toBeLessThan(0.3);
  });

  it.each([14, 18, 24])(
    "its QR code of %i mm reads back, wherever its modules fall between the dots",
    async (sizeMm) => {
      const text = "310984567120938475610293847561029384";
      const code: Paper = {
        widthMm: 80,
        heightMm: 60,
        draw: (pen) => {
          const { modules } = create(text, { errorCorrectionLevel: "M" });
          const step = mm(sizeMm) / modules.size;
          for (let y = 0; y < modules.size; y += 1)
            for (let x = 0; x < modules.size; x += 1)
              if (modules.get(y, x)) pen.rect(mm(20.31) + x * step, mm(7.77) + y * step, step, step);
          pen.fill("black");
        },
      };
      const page = await receipt(await pdfOf(code));
      const data = new Uint8ClampedArray(576 * page.heightDots * 4);
      for (let at = 0; at < 576 * page.heightDots; at += 1)
        data
          .fill(isBlack(page, at % 576, Math.floor(at / 576)) ? 0 : 255, at * 4, at * 4 + 3)
          .fill(255, at * 4 + 3, at * 4 + 4);
      const [found] = await readBarcodes(
        { data, width: 576, height: page.heightDots, colorSpace: "srgb" },
        { formats: ["QRCode"] },
      );
      expect(found?.text).toBe(text);
    },
  );
});

describe("pages for a driver", () => {
  it("come as grey PNGs of their true size", async () => {
    const sheet: Paper = {
      widthMm: 148,
      heightMm: 210,
      draw: (pen) => pen.rect(mm(10), mm(10), mm(50), mm(50)).fill("black"),
    };
    const drawn = await raster.pages(await pdfOf(sheet, sheet), 300);
    if (!drawn.ok) throw new Error(drawn.error.message);
    expect(drawn.value).toHaveLength(2);
    const png = Buffer.from(drawn.value[0] ?? []);
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1748, 2480]);
    // Another reader finds a whole picture in it.
    expect(await readBarcodes(png, { formats: ["QRCode"] })).toEqual([]);
  });
});

describe("what cannot be drawn", () => {
  it.each([
    ["no PDF", new TextEncoder().encode("hello")],
    ["nothing", new Uint8Array()],
    ["half a PDF", new TextEncoder().encode("%PDF-1.7\n1 0 obj\n<< /Type /Catalog")],
  ])("%s is told, and the next one is drawn", async (_what, bytes) => {
    expect(await raster.receipt(bytes)).toMatchObject({ ok: false, error: { code: "not-a-pdf" } });
    const empty: Paper = { widthMm: 80, heightMm: 40, draw: () => {} };
    expect((await raster.receipt(await pdfOf(empty))).ok).toBe(true);
  });

  it("a page larger than any sheet is refused", async () => {
    const huge: Paper = { widthMm: 4000, heightMm: 4000, draw: (pen) => pen.rect(0, 0, 9, 9).fill("black") };
    const pdf = await pdfOf(huge);
    expect(await raster.receipt(pdf)).toMatchObject({ ok: false, error: { code: "too-large" } });
    expect(await raster.pages(pdf, 300)).toMatchObject({ ok: false, error: { code: "too-large" } });
  });

  it("after close nothing is drawn any more", async () => {
    const closed = createRasteriser({ workerUrl });
    await closed.close();
    expect(await closed.receipt(new Uint8Array())).toMatchObject({ ok: false, error: { code: "closed" } });
  });
});
