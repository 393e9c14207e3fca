import type { Size } from "./quad.ts";

/** How a page is written: its long side, as dots of the 297 mm of A4, and the JPEG's quality. */
export interface PageStep {
  readonly longSidePx: number;
  readonly quality: number;
}

/**
 * From best to smallest. 2,339 px is 200 dpi of A4. The floor is 150 dpi: a 10 pt letter is then 9 px high without its
 * marks, and the tones of Vietnamese can still be told apart (docs/decisions/papers-by-camera.md).
 */
export const pageSteps: readonly [PageStep, ...PageStep[]] = [
  { longSidePx: 2339, quality: 0.85 },
  { longSidePx: 1754, quality: 0.8 },
  { longSidePx: 1754, quality: 0.6 },
];

/** The size a page gets: never larger than the camera saw it, never a long side above the step's. */
export function fitted({ width, height }: Size, longSidePx: number): Size {
  const by = Math.min(1, longSidePx / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * by)), height: Math.max(1, Math.round(height * by)) };
}
