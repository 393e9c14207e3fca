import { cornersOf, type Line, lineThrough } from "./lines.ts";
import { areaOf, distance, type Point, type Quad, upright } from "./quad.ts";

/** Corners of the smallest convex shape around the points, clockwise (Andrew's monotone chain). */
export function hullOf(points: readonly Point[]): readonly Point[] {
  const sorted = points.toSorted((a, b) => a.x - b.x || a.y - b.y);
  return [...chainOf(sorted), ...chainOf(sorted.toReversed())];
}

function chainOf(points: readonly Point[]): readonly Point[] {
  const chain: Point[] = [];
  for (const point of points) {
    while (chain.length > 1 && !turnsRight(chain.at(-2), chain.at(-1), point)) chain.pop();
    chain.push(point);
  }
  return chain.slice(0, -1);
}

function turnsRight(a: Point | undefined, b: Point | undefined, c: Point): boolean {
  if (a === undefined || b === undefined) return true;
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x) > 0;
}

/** The four hull points that hold the largest area; null for a shape of fewer than four. */
export function largestFour(hull: readonly Point[]): Quad | null {
  const points = thinned(hull);
  let best: readonly [Point, Point, Point, Point] | null = null;
  let bestArea = 0;
  for (const [i, a] of points.entries()) {
    for (const c of points.slice(i + 2)) {
      const left = farthest(points, a, c, 1);
      const right = farthest(points, a, c, -1);
      if (left === null || right === null || left.twice + right.twice <= bestArea) continue;
      bestArea = left.twice + right.twice;
      best = [a, left.point, c, right.point];
    }
  }
  return best === null ? null : upright(best);
}

/** A round shape has a hull of hundreds of points; its rough form is enough to see that it is no paper. */
const MOST_POINTS = 48;

function thinned(hull: readonly Point[]): readonly Point[] {
  const every = Math.ceil(hull.length / MOST_POINTS);
  return hull.filter((_, at) => at % every === 0);
}

function farthest(
  points: readonly Point[],
  a: Point,
  c: Point,
  side: 1 | -1,
): { readonly point: Point; readonly twice: number } | null {
  let best: Point | null = null;
  let most = 0;
  for (const point of points) {
    const twice = side * ((c.x - a.x) * (point.y - a.y) - (c.y - a.y) * (point.x - a.x));
    if (twice <= most) continue;
    most = twice;
    best = point;
  }
  return best === null ? null : { point: best, twice: most };
}

/** How far from a side, in pixels, a rim point may lie and still speak for it. */
const NEAR = 2.5;
/** Corners are often bent or rounded, so that the ends of a side say little of its line. */
const END_SHARE = 0.08;

/** Lays each side through all the rim points beside it and gives where the lines meet: finer than one pixel. */
export function refined(rough: Quad, rim: readonly Point[]): Quad {
  return cornersOf(
    rough,
    rough.map((from, at) => lineBeside(from, rough[(at + 1) % 4] ?? from, rim)),
    NEAR * 6,
  );
}

function lineBeside(from: Point, to: Point, rim: readonly Point[]): Line | null {
  const length = distance(from, to);
  const [ux, uy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const beside = rim.filter(({ x, y }) => {
    const along = (x - from.x) * ux + (y - from.y) * uy;
    const off = Math.abs((x - from.x) * uy - (y - from.y) * ux);
    return off < NEAR && along > length * END_SHARE && along < length * (1 - END_SHARE);
  });
  return beside.length < 6 ? null : lineThrough(beside);
}

/** Share of the shape that the quad fills: 1 for a true quad, less the rounder or more notched it is. */
export function fit(quad: Quad, hull: readonly Point[]): number {
  const [inside, around] = [Math.abs(areaOf(quad)), Math.abs(areaOf(hull))];
  return Math.min(inside, around) / Math.max(inside, around);
}
