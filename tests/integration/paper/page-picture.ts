import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { decode, encode } from "fast-png";

/** Where the stored pictures lie, and the file that says which poppler made them. */
export const pagesDir: string = join(import.meta.dirname, "pages");
export const madeWithFile: string = join(pagesDir, "made-with.json");

/** One dot is one point of the page. */
const DPI = 72;

/**
 * Two grey values that differ by more are different ink. The same poppler draws the same page the same way, but the
 * FreeType under it may set the soft edge of a letter a few steps lighter.
 */
const OTHER_INK = 96;

/** So many dots may still differ; the smallest dot of a letter (`.` in 9 pt) has about two, a moved line hundreds. */
const LET_PASS = 8;

/** What poppler calls its version: "22.12.0". */
export function popplerVersion(): string {
  // It tells its version on standard error.
  const words = execFileSync("sh", ["-c", "pdftoppm -v 2>&1"], { encoding: "utf8" });
  return /version ([\d.]+)/.exec(words)?.[1] ?? "unknown";
}

/** A page in grey, a byte for each dot, row by row. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** The pages of a PDF. */
export function picturesOf(pdf: Uint8Array): readonly Picture[] {
  const args = ["-r", String(DPI), "-gray", "-"];
  return pagesIn(execFileSync("pdftoppm", args, { input: pdf, maxBuffer: 64 * 1024 * 1024 }));
}

/** poppler writes one PGM after the other: kind, width, height and white in words, then the dots. */
function pagesIn(bytes: Buffer): readonly Picture[] {
  const pages: Picture[] = [];
  for (let at = 0; at < bytes.length;) {
    const head = /^P5\n(\d+) (\d+)\n255\n/u.exec(bytes.toString("latin1", at, at + 40));
    if (!head) throw new Error("poppler wrote no grey page");
    const [width, height] = [Number(head[1]), Number(head[2])];
    const from = at + head[0].length;
    at = from + width * height;
    pages.push({ width, height, data: new Uint8Array(bytes.subarray(from, at)) });
  }
  return pages;
}

/** A page as it is stored. */
export function pngOf({ width, height, data }: Picture): Uint8Array {
  return encode({ width, height, channels: 1, depth: 8, data }, { zlib: { level: 9 } });
}

/** What `pngOf` stored. */
export function pictureIn(png: Uint8Array): Picture {
  const { width, height, data } = decode(png);
  return { width, height, data: Uint8Array.from(data) };
}

/** File name of a page's stored picture. */
export function pageFile(name: string, index: number): string {
  return index === 0 ? `${name}.png` : `${name}-${index + 1}.png`;
}

function inMm(row = 0): string {
  return ((row / DPI) * 25.4).toFixed(0);
}

/** In words how a page differs from its stored picture, or null. */
export function difference(now: Picture, then: Picture): string | null {
  const { width, height } = then;
  if (now.width !== width || now.height !== height)
    return `is ${now.width} × ${now.height} dots, its stored picture ${width} × ${height}`;
  const rows: number[] = [];
  for (let at = 0; at < width * height; at += 1)
    if (Math.abs((now.data[at] ?? 0) - (then.data[at] ?? 0)) > OTHER_INK) rows.push(Math.floor(at / width));
  if (rows.length <= LET_PASS) return null;
  return `differs in ${rows.length} dots, from ${inMm(rows[0])} to ${inMm(rows.at(-1))} mm below its upper edge`;
}
