export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Four corners in the picture's pixels, clockwise from the one that is the paper's top left. */
export type Quad = readonly [topLeft: Point, topRight: Point, bottomRight: Point, bottomLeft: Point];

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

/** The whole picture, kept as it is. */
export function wholePicture({ width, height }: Size): Quad {
  return [
    { x: 0, y: 0 },
    { x: width, y: 0 },
    { x: width, y: height },
    { x: 0, y: height },
  ];
}

/** The same paper, turned clockwise by so many quarters: its corners change their names and nothing else. */
export function turned([a, b, c, d]: Quad, quarters: number): Quad {
  const orders: readonly Quad[] = [
    [a, b, c, d],
    [d, a, b, c],
    [c, d, a, b],
    [b, c, d, a],
  ];
  return orders[((quarters % 4) + 4) % 4] ?? [a, b, c, d];
}

export function scaled(quad: Quad, by: number): Quad {
  const each = ({ x, y }: Point): Point => ({ x: x * by, y: y * by });
  return [each(quad[0]), each(quad[1]), each(quad[2]), each(quad[3])];
}

/** Area by the shoelace rule; positive when the corners run clockwise on the screen. */
export function areaOf(points: readonly Point[]): number {
  let twice = 0;
  let last = points.at(-1);
  for (const point of points) {
    if (last !== undefined) twice += last.x * point.y - point.x * last.y;
    last = point;
  }
  return twice / 2;
}

/** Width and height of the paper in pixels: the longer of each two sides that face each other. */
export function sizeOf([a, b, c, d]: Quad): Size {
  return {
    width: Math.max(distance(a, b), distance(d, c)),
    height: Math.max(distance(a, d), distance(b, c)),
  };
}

/** Four corners in any order as a quad, its top the side that lies nearest to the picture's top. */
export function upright(corners: readonly [Point, Point, Point, Point]): Quad {
  const centre = {
    x: corners.reduce((sum, { x }) => sum + x, 0) / 4,
    y: corners.reduce((sum, { y }) => sum + y, 0) / 4,
  };
  const turn = ({ x, y }: Point): number => Math.atan2(y - centre.y, x - centre.x);
  const [a, b, c, d] = corners.toSorted((one, other) => turn(one) - turn(other));
  if (a === undefined || b === undefined || c === undefined || d === undefined) return corners;
  const quad: Quad = [a, b, c, d];
  const heights = [0, 1, 2, 3].map((quarters) => {
    const [left, right] = turned(quad, quarters);
    return { quarters, y: left.y + right.y };
  });
  const top = heights.reduce((best, one) => (one.y < best.y ? one : best));
  return turned(quad, top.quarters);
}

/** True for four corners that can be a flat paper seen by a camera: no corner folded in, none too sharp, no side lost. */
export function isPaperLike(quad: Quad): boolean {
  const sides = quad.map((corner, at) => distance(corner, quad[(at + 1) % 4] ?? corner));
  if (Math.min(...sides) < 0.15 * Math.max(...sides)) return false;
  return quad.every((corner, at) => {
    const before = quad[(at + 3) % 4] ?? corner;
    const after = quad[(at + 1) % 4] ?? corner;
    const [ax, ay] = [before.x - corner.x, before.y - corner.y];
    const [bx, by] = [after.x - corner.x, after.y - corner.y];
    const inside = bx * ay - by * ax > 0;
    const cosine = (ax * bx + ay * by) / (Math.hypot(ax, ay) * Math.hypot(bx, by));
    return inside && Math.abs(cosine) < 0.72;
  });
}
