import { expect, it } from "vitest";
import { type Quad, turned, wholePicture } from "./quad.ts";
import { type Pixels, placeIn, straighten } from "./warp.ts";

/** A picture whose colours tell where they are: red grows to the right, green downwards. */
function map(width: number, height: number): Pixels {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) data.set([x, y, 0, 255], (y * width + x) * 4);
  return { data, width, height };
}

const at = ({ data, width }: Pixels, x: number, y: number): readonly number[] => [
  ...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 2),
];

it("leaves the whole picture as it is", () => {
  const picture = map(40, 30);
  expect(straighten(picture, wholePicture(picture), picture).data).toEqual(picture.data);
});

it("turns a picture by quarters without losing a pixel", () => {
  const picture = map(40, 30);
  const quarter = straighten(picture, turned(wholePicture(picture), 1), { width: 30, height: 40 });
  expect([at(quarter, 29, 0), at(quarter, 0, 0), at(quarter, 29, 39)]).toEqual([
    [0, 0],
    [0, 29],
    [39, 0],
  ]);
  const half = straighten(picture, turned(wholePicture(picture), 2), picture);
  expect(at(half, 0, 0)).toEqual([39, 29]);
});

it("brings every corner of a paper seen from the side into its corner, and its middle into the middle", () => {
  const quad: Quad = [
    { x: 60, y: 20 },
    { x: 190, y: 40 },
    { x: 220, y: 200 },
    { x: 20, y: 180 },
  ];
  const picture = map(256, 256);
  const size = { width: 200, height: 300 };
  const page = straighten(picture, quad, size);
  const seen = [at(page, 0, 0), at(page, 199, 0), at(page, 199, 299), at(page, 0, 299)];
  for (const [corner, [x, y]] of seen.entries()) {
    expect(Math.abs((x ?? 0) - (quad[corner]?.x ?? 0))).toBeLessThanOrEqual(2);
    expect(Math.abs((y ?? 0) - (quad[corner]?.y ?? 0))).toBeLessThanOrEqual(2);
  }
  // The middle of a paper lies where its diagonals cross, not halfway between its sides.
  const cross = placeIn(quad, 0.5, 0.5);
  const onLine = (a: number, b: number): number => {
    const [p, q] = [quad[a] ?? cross, quad[b] ?? cross];
    return ((q.x - p.x) * (cross.y - p.y) - (q.y - p.y) * (cross.x - p.x)) / Math.hypot(q.x - p.x, q.y - p.y);
  };
  expect(Math.abs(onLine(0, 2)) + Math.abs(onLine(1, 3))).toBeLessThan(0.01);
  const [x = 0, y = 0] = at(page, 100, 150);
  expect(Math.hypot(x - cross.x, y - cross.y)).toBeLessThan(2);
});
