import { cornersOf, type Line, lineThrough } from "./lines.ts";
import type { Grey } from "./masks.ts";
import { distance, type Point, type Quad } from "./quad.ts";

/** How many places of each side are looked at. */
const SAMPLES = 60;
/** Share of a side at each end that is left out: corners of papers are bent and rounded. */
const END_SHARE = 0.06;
/** Below this a place shows no edge at all. */
const LEAST_STEEP = 3;

/** Moves every side to the steepest change of brightness within `reach` pixels of it. */
export function snapped(quad: Quad, steep: Grey, reach: number): Quad {
  const sides = quad.map((from, at) => sideNear(from, quad[(at + 1) % 4] ?? from, steep, reach));
  return cornersOf(quad, sides, reach * 4);
}

function sideNear(from: Point, to: Point, steep: Grey, reach: number): Line | null {
  const length = distance(from, to);
  const [ux, uy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const offsets: { readonly along: number; readonly off: number }[] = [];
  for (let sample = 0; sample <= SAMPLES; sample += 1) {
    const along = length * (END_SHARE + ((1 - 2 * END_SHARE) * sample) / SAMPLES);
    const off = steepestOff(
      { x: from.x + ux * along, y: from.y + uy * along },
      { x: -uy, y: ux },
      steep,
      reach,
    );
    if (off !== null) offsets.push({ along, off });
  }
  // What lies beside the side here and there (a finger, a fold, a line of print) must not pull it along.
  const middle = offsets.map(({ off }) => off).toSorted((a, b) => a - b)[offsets.length >> 1] ?? 0;
  const kept = offsets.filter(({ off }) => Math.abs(off - middle) <= Math.max(1.5, reach / 2));
  if (kept.length < SAMPLES / 3) return null;
  return lineThrough(
    kept.map(({ along, off }) => ({
      x: from.x + ux * along - uy * off,
      y: from.y + uy * along + ux * off,
    })),
  );
}

/** How far along the normal the steepest place lies, finer than a pixel by the parabola through its neighbours. */
function steepestOff(at: Point, normal: Point, steep: Grey, reach: number): number | null {
  const value = (off: number): number => valueAt(at.x + normal.x * off, at.y + normal.y * off, steep);
  let best = 0;
  let most = 0;
  for (let off = -reach; off <= reach; off += 1) {
    const here = value(off);
    if (here <= most) continue;
    most = here;
    best = off;
  }
  if (most < LEAST_STEEP) return null;
  const [before, after] = [value(best - 1), value(best + 1)];
  const curve = before - 2 * most + after;
  return curve === 0 ? best : best + Math.max(-1, Math.min(1, (before - after) / (2 * curve)));
}

/** The value between pixels, whose centres lie at halves. */
function valueAt(x: number, y: number, { data, width, height }: Grey): number {
  const inX = Math.min(Math.max(x - 0.5, 0), width - 1.001);
  const inY = Math.min(Math.max(y - 0.5, 0), height - 1.001);
  const [left, top] = [Math.floor(inX), Math.floor(inY)];
  const [fx, fy] = [inX - left, inY - top];
  const here = top * width + left;
  const upper = (data[here] ?? 0) * (1 - fx) + (data[here + 1] ?? 0) * fx;
  const lower = (data[here + width] ?? 0) * (1 - fx) + (data[here + width + 1] ?? 0) * fx;
  return upper * (1 - fy) + lower * fy;
}
