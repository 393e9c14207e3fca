import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
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

/** The pages of a PDF as grey PNGs. */
export function picturesOf(pdf: Uint8Array): readonly Uint8Array[] {
  const dir = mkdtempSync(join(tmpdir(), "pages-"));
  try {
    execFileSync("pdftoppm", ["-r", String(DPI), "-gray", "-png", "-", join(dir, "page")], { input: pdf });
    return readdirSync(dir)
      .toSorted((a, b) => a.localeCompare(b))
      .map((file) => grey(readFileSync(join(dir, file))));
  } finally {
    rmSync(dir, { recursive: true });
  }
}

/** poppler writes grey as three equal colours; one of them is the picture. */
function grey(png: Uint8Array): Uint8Array {
  const { width, height, channels, data } = decode(png);
  const dots = Uint8Array.from({ length: width * height }, (_, at) => data[at * channels] ?? 0);
  return encode({ width, height, channels: 1, depth: 8, data: dots }, { zlib: { level: 9 } });
}

/** File name of a page's stored picture. */
export function pageFile(name: string, index: number): string {
  return index === 0 ? `${name}.png` : `${name}-${index + 1}.png`;
}

function inMm(row = 0): string {
  return ((row / DPI) * 25.4).toFixed(0);
}

/** In words how a page differs from its stored picture, or null. */
export function difference(page: Uint8Array, stored: Uint8Array): string | null {
  const [now, then] = [decode(page), decode(stored)];
  const { width, height } = then;
  if (now.width !== width || now.height !== height)
    return `is ${now.width} × ${now.height} dots, its stored picture ${width} × ${height}`;
  const rows: number[] = [];
  for (let at = 0; at < width * height; at += 1)
    if (Math.abs((now.data[at] ?? 0) - (then.data[at] ?? 0)) > OTHER_INK) rows.push(Math.floor(at / width));
  if (rows.length <= LET_PASS) return null;
  return `differs in ${rows.length} dots, from ${inMm(rows[0])} to ${inMm(rows.at(-1))} mm below its upper edge`;
}
