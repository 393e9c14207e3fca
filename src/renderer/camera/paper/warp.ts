import type { Point, Quad, Size } from "./quad.ts";

/** Pixels as a canvas gives them: four bytes each, red first. */
export interface Pixels extends Size {
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

/** Maps the unit square onto a quad: `x = (a·u + b·v + c) / (g·u + h·v + 1)`, y alike (Heckbert 1989, projective mappings). */
interface Mapping {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
  readonly g: number;
  readonly h: number;
}

function mappingOnto([p0, p1, p2, p3]: Quad): Mapping {
  const [dx1, dx2, dx3] = [p1.x - p2.x, p3.x - p2.x, p0.x - p1.x + p2.x - p3.x];
  const [dy1, dy2, dy3] = [p1.y - p2.y, p3.y - p2.y, p0.y - p1.y + p2.y - p3.y];
  const whole = dx1 * dy2 - dx2 * dy1;
  const g = whole === 0 ? 0 : (dx3 * dy2 - dx2 * dy3) / whole;
  const h = whole === 0 ? 0 : (dx1 * dy3 - dx3 * dy1) / whole;
  return {
    a: p1.x - p0.x + g * p1.x,
    b: p3.x - p0.x + h * p3.x,
    c: p0.x,
    d: p1.y - p0.y + g * p1.y,
    e: p3.y - p0.y + h * p3.y,
    f: p0.y,
    g,
    h,
  };
}

/** Where a place of the straight picture (0 to 1 each way) lies in the camera's. */
export function placeIn(quad: Quad, u: number, v: number): Point {
  const m = mappingOnto(quad);
  const w = m.g * u + m.h * v + 1;
  return { x: (m.a * u + m.b * v + m.c) / w, y: (m.d * u + m.e * v + m.f) / w };
}

/** The paper inside the quad, seen straight from above, at the size asked for; between pixels it is mixed. */
export function straighten(from: Pixels, quad: Quad, { width, height }: Size): Pixels {
  const m = mappingOnto(quad);
  const data = new Uint8ClampedArray(width * height * 4);
  for (let row = 0; row < height; row += 1) {
    const v = (row + 0.5) / height;
    for (let column = 0; column < width; column += 1) {
      const u = (column + 0.5) / width;
      const w = m.g * u + m.h * v + 1;
      const x = (m.a * u + m.b * v + m.c) / w - 0.5;
      const y = (m.d * u + m.e * v + m.f) / w - 0.5;
      mix(from, x, y, data, (row * width + column) * 4);
    }
  }
  return { data, width, height };
}

/** Bilinear; beyond the edge the edge goes on. */
function mix({ data, width, height }: Pixels, x: number, y: number, to: Uint8ClampedArray, at: number): void {
  const inX = Math.min(Math.max(x, 0), width - 1);
  const inY = Math.min(Math.max(y, 0), height - 1);
  const left = Math.min(Math.floor(inX), Math.max(width - 2, 0));
  const top = Math.min(Math.floor(inY), Math.max(height - 2, 0));
  const [fx, fy] = [inX - left, inY - top];
  const here = (top * width + left) * 4;
  const right = width > 1 ? 4 : 0;
  const below = height > 1 ? width * 4 : 0;
  for (let colour = 0; colour < 3; colour += 1) {
    const a = data[here + colour] ?? 0;
    const b = data[here + right + colour] ?? 0;
    const c = data[here + below + colour] ?? 0;
    const d = data[here + below + right + colour] ?? 0;
    to[at + colour] = (a + (b - a) * fx) * (1 - fy) + (c + (d - c) * fx) * fy;
  }
  to[at + 3] = 255;
}
