import type { Size } from "./quad.ts";

/** One photographed page: a JPEG as the canvas writes it (8 bits, three colours), and its size in pixels. */
export interface JpegPage extends Size {
  readonly jpeg: Uint8Array<ArrayBuffer>;
}

/** Long side of A4 in points: every page is shown as large as one, in its own shape. */
const LONG_SIDE_PT = 841.89;

/** A PDF 1.4 of photographed pages in their order (ISO 32000-1, 7.5 and 8.9.5): the JPEGs lie in it byte by byte. */
export function pdfOf(pages: readonly JpegPage[]): Uint8Array<ArrayBuffer> {
  const file = createFile();
  file.add("%PDF-1.4\n%\u00e9\u00e9\u00e9\u00e9\n");
  file.object("<< /Type /Catalog /Pages 2 0 R >>");
  const kids = pages.map((_, index) => `${pageObject(index)} 0 R`).join(" ");
  file.object(`<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`);
  for (const [index, page] of pages.entries()) addPage(file, pageObject(index), page);
  return file.end();
}

/** Objects 1 and 2 are the catalogue and the tree, then come three for every page. */
const pageObject = (index: number): number => 3 + index * 3;

/** The page itself, its drawing, its picture. */
function addPage({ object }: PdfFile, me: number, { jpeg, width, height }: JpegPage): void {
  const [w, h] = [width, height].map((side) => ((side * LONG_SIDE_PT) / Math.max(width, height)).toFixed(2));
  const drawing = `q ${w} 0 0 ${h} 0 0 cm /P Do Q`;
  object(
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${w} ${h}] /Contents ${me + 1} 0 R`,
    ` /Resources << /XObject << /P ${me + 2} 0 R >> >> >>`,
  );
  object(`<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`);
  object(
    `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB`,
    ` /BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.length} >>\nstream\n`,
    jpeg,
    "\nendstream",
  );
}

/** A picture's object as `addPage` writes it, up to its first byte. */
const PICTURE = /\/Subtype \/Image \/Width (\d+) \/Height (\d+) [^>]*\/Length (\d+) >>\nstream\n/gu;

/**
 * The pages of a PDF that `pdfOf` wrote. null for any other, also where pages are seen in it: it may hold more than
 * pictures, and only what `pdfOf` would write again, byte by byte, is known to lose nothing.
 */
export function pagesOf(pdf: Uint8Array<ArrayBuffer>): readonly JpegPage[] | null {
  // One letter for each byte, so that places in the text are places in the file.
  const text = new TextDecoder("latin1").decode(pdf);
  const pages: JpegPage[] = [];
  const picture = new RegExp(PICTURE);
  for (let found = picture.exec(text); found !== null; found = picture.exec(text)) {
    const [width = 0, height = 0, length = 0] = found.slice(1).map(Number);
    const end = picture.lastIndex + length;
    pages.push({ jpeg: pdf.slice(picture.lastIndex, end), width, height });
    picture.lastIndex = end;
  }
  return pages.length > 0 && isSame(pdfOf(pages), pdf) ? pages : null;
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

interface PdfFile {
  readonly add: (part: string | Uint8Array) => void;
  /** The next object, numbered from 1. */
  readonly object: (...body: readonly (string | Uint8Array)[]) => void;
  readonly end: () => Uint8Array<ArrayBuffer>;
}

function createFile(): PdfFile {
  const words = new TextEncoder();
  const parts: Uint8Array[] = [];
  const offsets: number[] = [];
  let length = 0;
  const add = (part: string | Uint8Array): void => {
    const bytes = typeof part === "string" ? words.encode(part) : part;
    parts.push(bytes);
    length += bytes.length;
  };
  return {
    add,
    object(...body) {
      offsets.push(length);
      for (const part of [`${offsets.length} 0 obj\n`, ...body, "\nendobj\n"]) add(part);
    },
    end() {
      const [table, count] = [length, offsets.length + 1];
      const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
      add(`xref\n0 ${count}\n0000000000 65535 f \n${rows}`);
      add(`trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`);
      return joined(parts, length);
    },
  };
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
