import { describe, expect, it } from "vitest";
import { findQuad } from "./find-quad.ts";
import { distance, type Quad, scaled, sizeOf, turned } from "./quad.ts";
import { draw, type Scene, sheetAt } from "./scene.ts";

const frame = { width: 320, height: 180 };
const scene = (more: Partial<Scene>): Scene => ({ ...frame, table: 90, noise: 4, sheets: [], ...more });
const a4 = (degrees: number, long = 150) => sheetAt({ x: 160, y: 90 }, long / Math.SQRT2, long, degrees);

const isFrame = (x: number, y: number): boolean =>
  x >= 100 && x < 220 && y >= 40 && y < 140 && (x < 102 || x >= 218 || y < 42 || y >= 138);

/** How far the worst corner lies from where it is, whichever corner is named first. */
function worst(found: Quad | null, true_: Quad): number {
  if (found === null) return Number.POSITIVE_INFINITY;
  const off = (quad: Quad): number =>
    Math.max(...quad.map((corner, at) => distance(corner, true_[at] ?? corner)));
  return Math.min(...[0, 1, 2, 3].map((quarters) => off(turned(found, quarters))));
}

describe("a paper on the table", () => {
  it.each([0, 7, 15, 30, 45, 60, 75, 90, 120, 150, 170])("is found lying at %d°", (degrees) => {
    const quad = a4(degrees);
    const found = findQuad(draw(scene({ sheets: [{ quad, bright: 225, print: true }] })));
    expect(worst(found, quad)).toBeLessThan(1);
  });

  it.each([
    ["on a table of nearly its own brightness", { table: 200 }, 214],
    ["darker than the table", { table: 215 }, 150],
    ["on a table that light falls on from one side", { table: 110, slope: 70 }, 160],
    ["in a noisy picture", { table: 90, noise: 22 }, 200],
    ["on a nearly white table in slanting light", { table: 205, slope: 30, noise: 2 }, 226],
  ] as const)("is found %s", (_, more, bright) => {
    const quad = a4(12);
    const found = findQuad(draw(scene({ ...more, sheets: [{ quad, bright, print: true }] })));
    expect(worst(found, quad)).toBeLessThan(2);
  });

  it.each([0, 7, 23, 80])(
    "lying at %d° is found printed and white on a white table, eight levels brighter",
    (degrees) => {
      const quad = a4(degrees);
      const white = scene({ table: 220, noise: 2, sheets: [{ quad, bright: 228, print: true }] });
      expect(worst(findQuad(draw(white)), quad)).toBeLessThan(3);
    },
  );

  it("is found when the camera looks at it from the side", () => {
    const quad: Quad = [
      { x: 110, y: 30 },
      { x: 205, y: 36 },
      { x: 240, y: 160 },
      { x: 70, y: 150 },
    ];
    const found = findQuad(draw(scene({ sheets: [{ quad, bright: 220, print: true }] })));
    expect(worst(found, quad)).toBeLessThan(1.2);
  });

  it("keeps its top up while it lies less than 45° askew", () => {
    for (const degrees of [-40, -20, 0, 20, 40]) {
      const quad = a4(degrees);
      const found = findQuad(draw(scene({ sheets: [{ quad, bright: 220 }] })));
      expect(found === null ? null : distance(found[0], quad[0])).toBeLessThan(1);
    }
  });

  it("is the larger one of two", () => {
    const quad = sheetAt({ x: 90, y: 90 }, 100, 140, 8);
    const card = sheetAt({ x: 240, y: 90 }, 86, 54, -10);
    const sheets = [
      { quad: card, bright: 220 },
      { quad, bright: 225, print: true },
    ];
    expect(worst(findQuad(draw(scene({ sheets }))), quad)).toBeLessThan(1);
  });

  it("is found on a picture of another size too", () => {
    const quad = scaled(a4(10), 0.75);
    const found = findQuad(draw({ ...scene({ sheets: [{ quad, bright: 220 }] }), width: 240, height: 320 }));
    expect(worst(found, quad)).toBeLessThan(1);
  });

  it("shows the shape of a card", () => {
    const found = findQuad(
      draw(scene({ sheets: [{ quad: sheetAt({ x: 160, y: 90 }, 190.3, 120, 20), bright: 190 }] })),
    );
    const { width, height } = sizeOf(found ?? a4(0));
    expect(width / height).toBeCloseTo(1.586, 1);
  });
});

describe("no whole paper", () => {
  it.each([0, 3])("is seen in the print of a paper as white as its table, or %d levels brighter", (step) => {
    for (const degrees of [0, 7, 23, 45, 80]) {
      const sheets = [{ quad: a4(degrees), bright: 220 + step, print: true }];
      expect(findQuad(draw(scene({ table: 220, noise: 2, sheets })))).toBeNull();
    }
  });

  it("is seen in a frame printed on a paper as white as its table", () => {
    const grey = draw(scene({ table: 220, noise: 2 }));
    const data = grey.data.map((value, at) =>
      isFrame(at % grey.width, Math.floor(at / grey.width)) ? 60 : value,
    );
    expect(findQuad({ ...grey, data })).toBeNull();
  });

  it.each([
    ["an empty table", {}],
    ["an empty table in slanting light", { slope: 90 }],
    ["a noisy table", { noise: 30 }],
    [
      "a paper half out of the picture",
      { sheets: [{ quad: sheetAt({ x: 310, y: 90 }, 110, 150, 5), bright: 220 }] },
    ],
    [
      "a paper that fills the picture",
      { sheets: [{ quad: sheetAt({ x: 160, y: 90 }, 500, 400, 0), bright: 220 }] },
    ],
    ["a stamp far away", { sheets: [{ quad: sheetAt({ x: 160, y: 90 }, 30, 40, 0), bright: 220 }] }],
    ["a half-lit table", { sheets: [{ quad: sheetAt({ x: 0, y: 90 }, 320, 400, 0), bright: 150 }] }],
  ] as const)("is seen on %s", (_, more) => {
    expect(findQuad(draw(scene(more)))).toBeNull();
  });

  it("is seen in a round plate", () => {
    const grey = draw(scene({}));
    const data = grey.data.map((value, at) => {
      const [x, y] = [at % grey.width, Math.floor(at / grey.width)];
      return Math.hypot(x - 160, y - 90) < 65 ? 220 : value;
    });
    expect(findQuad({ ...grey, data })).toBeNull();
  });
});
