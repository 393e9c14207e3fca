import type { SlipPaper } from "../../../shared/printing.ts";
import { unreachable } from "../../../shared/result.ts";

const POINTS_PER_MM = 72 / 25.4;
const DEFAULT_ROLL_MM = 297;
const MAX_ROLL_MM = 1_000;

/** Where a PDF of this program has its first page's size; a PDF from elsewhere may hide it in a compressed object. */
const mediaBox = /\/MediaBox\s*\[\s*0\s+0\s+[\d.]+\s+([\d.]+)\s*\]/u;

/** Height of a PDF's first page in whole mm, between 1 and 1,000; 297 when the PDF does not show it. */
export function pageHeightMm(pdf: Uint8Array): number {
  const found = mediaBox.exec(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString("latin1"));
  // A tenth of a mm is the rounding of points, not paper.
  const heightMm = Math.ceil(Number(found?.[1] ?? 0) / POINTS_PER_MM - 0.1);
  return heightMm >= 1 ? Math.min(heightMm, MAX_ROLL_MM) : DEFAULT_ROLL_MM;
}

/** The self-describing media name (PWG 5101.1 section 5) of a sheet; a roll is cut at the page's own height. */
export function mediaName(paper: SlipPaper, pdf: Uint8Array): string {
  switch (paper) {
    case "a4":
      return "iso_a4_210x297mm";
    case "a5":
      return "iso_a5_148x210mm";
    case "roll-80":
      return `custom_slip_80x${pageHeightMm(pdf)}mm`;
    default:
      return unreachable(paper);
  }
}

interface Size {
  readonly name: string;
  readonly widthMm: number;
  readonly heightMm: number;
}

function sizeOf(name: string): Size | null {
  const found = /_(\d+(?:\.\d+)?)x(\d+(?:\.\d+)?)mm$/u.exec(name);
  return found ? { name, widthMm: Number(found[1]), heightMm: Number(found[2]) } : null;
}

/** Whether a printer cuts sheets of any size within limits that this one is in. */
function cutsTo(size: Size, sizes: readonly Size[]): boolean {
  const within = (kind: string): boolean => {
    const least = sizes.find(({ name }) => name.startsWith(`${kind}_min_`));
    const most = sizes.find(({ name }) => name.startsWith(`${kind}_max_`));
    if (!least || !most) return false;
    return (
      size.widthMm >= least.widthMm &&
      size.widthMm <= most.widthMm &&
      size.heightMm >= least.heightMm &&
      size.heightMm <= most.heightMm
    );
  };
  return within("custom") || within("roll");
}

/**
 * The media to ask a printer for, out of its media-supported; null when it has none that fits: it refuses a name it
 * does not know, so it is then left to print the page on what lies in it.
 */
export function mediaFor(paper: SlipPaper, pdf: Uint8Array, supported: readonly string[]): string | null {
  const name = mediaName(paper, pdf);
  if (supported.length === 0) return name;
  const size = sizeOf(name);
  const sizes = supported.map(sizeOf).filter((one) => one !== null);
  if (supported.includes(name) || (size && cutsTo(size, sizes))) return name;
  if (paper !== "roll-80" || !size) return null;
  const rolls = sizes
    .filter((one) => isRoll(one.name) && !/_(min|max)_/u.test(one.name))
    .toSorted((a, b) => a.heightMm - b.heightMm);
  return (rolls.find(({ heightMm }) => heightMm >= size.heightMm) ?? rolls.at(-1))?.name ?? null;
}

/** A roll of 80 mm by its width, whatever its name; `custom_min` only says how narrow a sheet may be. */
function isRoll(name: string): boolean {
  const widthMm = sizeOf(name)?.widthMm ?? 0;
  return (
    /^(roll|om|oe|custom)_/u.test(name) && !name.startsWith("custom_min") && widthMm >= 72 && widthMm <= 82
  );
}

/** The sheets among a printer's media-supported. */
export function papersOf(media: readonly string[]): readonly SlipPaper[] {
  const papers: SlipPaper[] = [];
  if (media.some(isRoll)) papers.push("roll-80");
  if (media.some((name) => name.startsWith("iso_a5_148x210mm"))) papers.push("a5");
  if (media.some((name) => name.startsWith("iso_a4_210x297mm"))) papers.push("a4");
  return papers;
}
