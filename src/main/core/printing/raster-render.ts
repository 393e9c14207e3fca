import type { PDFiumDocument, PDFiumLibrary } from "@hyzyla/pdfium";
import { err, ok, type Result } from "../../../shared/result.ts";
import {
  blackAndWhite,
  type GreyPage,
  type Ink,
  inkOf,
  type Raster,
  stacked,
  windowFrom,
} from "./raster-page.ts";
import { greyPng } from "./raster-png.ts";

/** `receipt`: black and white for a printing head of `widthDots`; `pages`: every page as a grey PNG. */
export type RasterJob =
  | { readonly kind: "receipt"; readonly pdf: Uint8Array; readonly widthDots: number; readonly dpi: number }
  | { readonly kind: "pages"; readonly pdf: Uint8Array; readonly dpi: number };

/** `not-a-pdf` it cannot be read as a PDF without a password; `too-large` more or larger pages than a desk prints. */
export interface RasterFault {
  readonly code: "not-a-pdf" | "too-large";
  readonly message: string;
}

export type RasterValue =
  | { readonly kind: "receipt"; readonly raster: Raster }
  | { readonly kind: "pages"; readonly pages: readonly Uint8Array[] };
export type RasterOutput = Result<RasterValue, RasterFault>;

/** An A3 sheet at 300 dpi has 17 million dots; three metres of roll at 203 dpi have 15. */
const MAX_DOTS = 24_000_000;
/** A register of a whole year has some hundred. */
const MAX_PAGES = 300;
/** All pictures of a document together, as they lie in memory until the last page is drawn. */
const MAX_PICTURE_BYTES = 256_000_000;
const POINTS_PER_INCH = 72;

const tooLarge = (what: string): RasterOutput => err({ code: "too-large", message: what });

async function withDocument(
  library: PDFiumLibrary,
  pdf: Uint8Array,
  use: (document: PDFiumDocument, pages: number) => Promise<RasterOutput>,
): Promise<RasterOutput> {
  let document: PDFiumDocument;
  try {
    document = await library.loadDocument(pdf);
  } catch (fault) {
    return err({ code: "not-a-pdf", message: fault instanceof Error ? fault.message : "unreadable" });
  }
  try {
    const pages = document.getPageCount();
    return pages > MAX_PAGES ? tooLarge(`${pages} pages`) : await use(document, pages);
  } finally {
    document.destroy();
  }
}

/** Renders one page in grey, `scale` dots per point; null when it is too large. */
async function grey(document: PDFiumDocument, index: number, scale: number): Promise<GreyPage | null> {
  // The library closes a page by rendering it: it is opened anew for every look.
  const page = document.getPage(index);
  const { originalWidth, originalHeight } = page.getOriginalSize();
  const width = Math.max(1, Math.round(originalWidth * scale));
  const height = Math.max(1, Math.round(originalHeight * scale));
  const fits = width * height <= MAX_DOTS;
  const size = fits ? { width, height } : { width: 1, height: 1 };
  const { data } = await page.render({ colorSpace: "Gray", scale: 1, ...size, render: "bitmap" });
  return fits ? { widthDots: width, heightDots: height, data } : null;
}

/** The page with its ink, at its true size where the ink fits the head, else made smaller until it does. */
async function fitting(
  document: PDFiumDocument,
  index: number,
  { widthDots, dpi }: { readonly widthDots: number; readonly dpi: number },
): Promise<{ readonly page: GreyPage; readonly ink: Ink | null } | null> {
  let scale = dpi / POINTS_PER_INCH;
  for (;;) {
    const drawn = await grey(document, index, scale);
    if (!drawn) return null;
    const ink = inkOf(drawn);
    const inkDots = ink ? ink.right - ink.left : 0;
    if (inkDots <= widthDots) return { page: drawn, ink };
    // One dot less than exact: soft edges may take one more column than they had.
    scale *= (widthDots - 1) / inkDots;
  }
}

/**
 * A PDF for a printing head: true size, the window of the page that holds all its ink, pages below each other. A page
 * that is wider than the head comes smaller; nothing is cut off.
 */
export function renderReceipt(
  library: PDFiumLibrary,
  job: Extract<RasterJob, { kind: "receipt" }>,
  onPage: () => void = () => {},
): Promise<RasterOutput> {
  return withDocument(library, job.pdf, async (document, pages) => {
    const rasters: Raster[] = [];
    let dots = 0;
    for (let index = 0; index < pages; index += 1) {
      const drawn = await fitting(document, index, job);
      if (!drawn) return tooLarge("a page is larger than a roll can be");
      onPage();
      const { page, ink } = drawn;
      if (!ink) continue;
      dots += job.widthDots * ink.bottom;
      if (dots > MAX_DOTS) return tooLarge("longer than a roll can be");
      const from = windowFrom(page.widthDots, job.widthDots, ink);
      rasters.push(blackAndWhite(page, from, job.widthDots, ink));
    }
    return ok({ kind: "receipt", raster: stacked(job.widthDots, rasters) });
  });
}

/** Every page of a PDF as a grey PNG at its true size; `onPage` after each. */
export function renderPages(
  library: PDFiumLibrary,
  { pdf, dpi }: Extract<RasterJob, { kind: "pages" }>,
  onPage: () => void = () => {},
): Promise<RasterOutput> {
  return withDocument(library, pdf, async (document, pages) => {
    const drawn: Uint8Array[] = [];
    let bytes = 0;
    for (let index = 0; index < pages; index += 1) {
      const page = await grey(document, index, dpi / POINTS_PER_INCH);
      if (!page) return tooLarge("a page is larger than any sheet");
      const picture = greyPng(page, dpi);
      bytes += picture.length;
      if (bytes > MAX_PICTURE_BYTES) return tooLarge(`${index + 1} pages of pictures`);
      drawn.push(picture);
      onPage();
    }
    return ok({ kind: "pages", pages: drawn });
  });
}
