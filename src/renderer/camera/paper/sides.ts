import type { Grey } from "./masks.ts";
import { distance, type Point, type Quad } from "./quad.ts";

/** How far from a side, in pixels of the small picture, it is looked at what lies on either hand: past the line of a frame. */
const INSIDE_PX = 6;
const OUTSIDE_PX = -8;
const SAMPLES = 32;
/** Steps of brightness that are none: less than what a camera makes up by itself. */
const LEAST_STEP = 3;
/** … and less than the table's own grain, as a share of how far its values spread. */
const GRAIN_SHARE = 0.6;
/** How far the values of an even margin spread, as a share of its step to the table. */
const EVEN_SHARE = 0.25;
/** One side may be lost to a shadow or a hand. */
const SIDES_NEEDED = 3;

/**
 * True when the bare paper beside the quad's sides is of another brightness inside than outside. A printed
 * frame has the same white on both sides of its line, and a block of print is no even margin: taken for the paper, they
 * would cost the margins with whatever was stamped there.
 */
export function standsOut(quad: Quad, grey: Grey): boolean {
  const centre = middleOf(quad);
  const steps = quad.filter((from, at) => isStep(from, quad[(at + 1) % 4] ?? from, centre, grey));
  return steps.length >= SIDES_NEEDED;
}

function middleOf(quad: Quad): Point {
  return {
    x: quad.reduce((sum, { x }) => sum + x, 0) / 4,
    y: quad.reduce((sum, { y }) => sum + y, 0) / 4,
  };
}

function isStep(from: Point, to: Point, centre: Point, grey: Grey): boolean {
  const length = distance(from, to);
  const normal = { x: -(to.y - from.y) / length, y: (to.x - from.x) / length };
  const inwards = (centre.x - from.x) * normal.x + (centre.y - from.y) * normal.y > 0 ? 1 : -1;
  const beside = (px: number): readonly number[] =>
    Array.from({ length: SAMPLES }, (_, sample) => {
      const share = 0.1 + (0.8 * sample) / (SAMPLES - 1);
      const aside = px * inwards;
      return valueAt(
        from.x + (to.x - from.x) * share + normal.x * aside,
        from.y + (to.y - from.y) * share + normal.y * aside,
        grey,
      );
    })
      .filter((value) => value !== null)
      .toSorted((a, b) => a - b);
  const [inside, outside] = [beside(INSIDE_PX), beside(OUTSIDE_PX)];
  // The side lies on the picture's rim: what is beyond it is not known.
  if (outside.length < SAMPLES / 2 || inside.length < SAMPLES / 2) return true;
  const spread = (band: readonly number[]): number => part(band, 0.8) - part(band, 0.2);
  const step = part(inside, 0.5) - part(outside, 0.5);
  // The margin of a dark paper is even; lines of print are not.
  if (step < 0 && spread(inside) > -step * EVEN_SHARE) return false;
  return Math.abs(step) >= Math.max(LEAST_STEP, spread(outside) * GRAIN_SHARE);
}

function part(sorted: readonly number[], share: number): number {
  return sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
}

function valueAt(x: number, y: number, { data, width, height }: Grey): number | null {
  const [column, row] = [Math.floor(x), Math.floor(y)];
  if (column < 0 || row < 0 || column >= width || row >= height) return null;
  return data[row * width + column] ?? null;
}
