import { spawnSync } from "node:child_process";

/** Runs a poppler tool over PDF bytes for the tests; says what to install where it is missing. */
function poppler(
  tool: "pdftotext" | "pdftoppm" | "pdfinfo",
  args: readonly string[],
  pdf: Uint8Array,
): Buffer {
  const run = spawnSync(tool, args, { input: pdf, maxBuffer: 64 * 1024 * 1024 });
  if (run.error)
    throw new Error(`${tool} is missing: install poppler-utils (Debian: apt-get install poppler-utils)`);
  if (run.status !== 0) throw new Error(`${tool}: ${run.stderr.toString("utf8")}`);
  return run.stdout;
}

/** The text of a PDF as it lies on the page; one entry a page, without empty lines and edges. */
export function pdfPages(pdf: Uint8Array): readonly (readonly string[])[] {
  const text = poppler("pdftotext", ["-layout", "-enc", "UTF-8", "-", "-"], pdf).toString("utf8");
  const pages = text.split("\f").slice(0, -1);
  return pages.map((page) =>
    page
      .split("\n")
      .map((line) => line.replaceAll(/\s+/g, " ").trim())
      .filter(Boolean),
  );
}

/** All text in reading order, line ends as spaces. */
export function pdfText(pdf: Uint8Array): string {
  const text = poppler("pdftotext", ["-enc", "UTF-8", "-", "-"], pdf).toString("utf8");
  return text.replaceAll(/\s+/g, " ").trim();
}

/** The first page in grey as PGM bytes, 150 dots per inch; a PNG of it would take poppler seven times as long. */
export function pdfPicture(pdf: Uint8Array): Uint8Array {
  return new Uint8Array(poppler("pdftoppm", ["-gray", "-r", "150", "-f", "1", "-l", "1", "-"], pdf));
}

function inMm(points: string): number {
  return Math.round((Number(points) / 72) * 25.4);
}

/** Width and height of the first page in mm. */
export function pdfPaper(pdf: Uint8Array): { readonly widthMm: number; readonly heightMm: number } {
  const info = poppler("pdfinfo", ["-"], pdf).toString("utf8");
  const [, width = "0", height = "0"] = /Page size:\s+([\d.]+) x ([\d.]+)/.exec(info) ?? [];
  return { widthMm: inMm(width), heightMm: inMm(height) };
}

/** The lines of the first page with how far their tops are from the sheet's upper edge. */
export function linesOf(pdf: Uint8Array): readonly { readonly text: string; readonly topMm: number }[] {
  const boxes = poppler("pdftotext", ["-bbox-layout", "-l", "1", "-", "-"], pdf).toString("utf8");
  return [...boxes.matchAll(/<line [^>]*yMin="([\d.]+)"[^>]*>([^]*?)<\/line>/g)].map(
    ([, top, words = ""]) => ({
      topMm: (Number(top) / 72) * 25.4,
      text: words
        .replaceAll(/<[^>]+>/g, " ")
        .replaceAll(/\s+/g, " ")
        .trim(),
    }),
  );
}
