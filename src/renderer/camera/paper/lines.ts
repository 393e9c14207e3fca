import { distance, type Point, type Quad } from "./quad.ts";

/** A straight line as `nx·x + ny·y = d`. */
export interface Line {
  readonly nx: number;
  readonly ny: number;
  readonly d: number;
}

/** The line with the least squared distance to the points. */
export function lineThrough(points: readonly Point[]): Line {
  const mx = points.reduce((sum, { x }) => sum + x, 0) / points.length;
  const my = points.reduce((sum, { y }) => sum + y, 0) / points.length;
  let [xx, xy, yy] = [0, 0, 0];
  for (const { x, y } of points) {
    xx += (x - mx) ** 2;
    xy += (x - mx) * (y - my);
    yy += (y - my) ** 2;
  }
  const along = Math.atan2(2 * xy, xx - yy) / 2;
  const [nx, ny] = [-Math.sin(along), Math.cos(along)];
  return { nx, ny, d: nx * mx + ny * my };
}

function meetingOf(one: Line | null | undefined, other: Line | null | undefined): Point | null {
  if (!one || !other) return null;
  const whole = one.nx * other.ny - other.nx * one.ny;
  if (Math.abs(whole) < 0.05) return null;
  return {
    x: (one.d * other.ny - other.d * one.ny) / whole,
    y: (one.nx * other.d - other.nx * one.d) / whole,
  };
}

/** Where each side meets the next; a corner that would move farther than `most` pixels stays where it was. */
export function cornersOf(rough: Quad, sides: readonly (Line | null)[], most: number): Quad {
  const corners = rough.map((corner, at) => {
    const meeting = meetingOf(sides[(at + 3) % 4], sides[at]);
    return meeting !== null && distance(meeting, corner) < most ? meeting : corner;
  });
  const [a, b, c, d] = corners;
  return a && b && c && d ? [a, b, c, d] : rough;
}
