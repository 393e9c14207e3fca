import { type Grey } from "./masks.ts";
import { areaOf, type Point, type Quad } from "./quad.ts";

/** What lies on a table of the tests. */
export interface Sheet {
  readonly quad: Quad;
  readonly bright: number;
  /** Share of the sheet covered by lines of print. */
  readonly print?: boolean;
}

export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly table: number;
  /** How much brighter the right end is than the left, in levels. */
  readonly slope?: number;
  /** Largest random deviation of a pixel, in levels. */
  readonly noise?: number;
  readonly sheets: readonly Sheet[];
}

/** A sheet of the given size turned about its middle. */
export function sheetAt(centre: Point, width: number, height: number, degrees: number): Quad {
  const turn = (degrees * Math.PI) / 180;
  const corner = (dx: number, dy: number): Point => ({
    x: centre.x + dx * Math.cos(turn) - dy * Math.sin(turn),
    y: centre.y + dx * Math.sin(turn) + dy * Math.cos(turn),
  });
  const [w, h] = [width / 2, height / 2];
  return [corner(-w, -h), corner(w, -h), corner(w, h), corner(-w, h)];
}

/** Draws a table with its sheets as a camera would see it, soft at the edges; the same every time. */
export function draw({ width, height, table, slope = 0, noise = 0, sheets }: Scene): Grey {
  const data = new Uint8Array(width * height);
  const random = seeded(7);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const light = slope * (x / width - 0.5) + (random() - 0.5) * 2 * noise;
      data[y * width + x] = Math.max(0, Math.min(255, colourAt(x, y, table, sheets) + light));
    }
  }
  return { data, width, height };
}

function colourAt(x: number, y: number, table: number, sheets: readonly Sheet[]): number {
  let colour = table;
  for (const sheet of sheets) {
    let covered = 0;
    for (const [dx, dy] of [
      [0.25, 0.25],
      [0.75, 0.25],
      [0.25, 0.75],
      [0.75, 0.75],
    ] as const)
      if (holds(sheet.quad, { x: x + dx, y: y + dy })) covered += 0.25;
    const ink = sheet.print === true && isPrint(sheet.quad, { x, y }) ? 120 : 0;
    colour += (sheet.bright - ink - colour) * covered;
  }
  return colour;
}

function holds(quad: Quad, point: Point): boolean {
  return quad.every((corner, at) => areaOf([corner, quad[(at + 1) % 4] ?? corner, point]) >= 0);
}

/** Bars of print in the middle of the sheet, along its own sides. */
function isPrint([a, b, , d]: Quad, { x, y }: Point): boolean {
  const share = (to: Point): number =>
    ((x - a.x) * (to.x - a.x) + (y - a.y) * (to.y - a.y)) / ((to.x - a.x) ** 2 + (to.y - a.y) ** 2);
  const [across, down] = [share(b), share(d)];
  return across > 0.12 && across < 0.88 && down > 0.1 && down < 0.9 && Math.floor(down * 40) % 2 === 0;
}

/** A small generator with a seed (mulberry32), so that a failing scene can be drawn again. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
