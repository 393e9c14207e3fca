import { fit, hullOf, largestFour, refined } from "./corners.ts";
import { beyond, enclosed, type Grey, type Mask, percentile, smoothed, steepness } from "./masks.ts";
import { areaOf, isPaperLike, type Point, type Quad } from "./quad.ts";
import { type Region, regionsOf } from "./regions.ts";
import { standsOut } from "./sides.ts";
import { snapped } from "./snap.ts";

/** Long side, in pixels, of the grey picture that papers are looked for in. */
export const lookSidePx = 320;

/** A paper smaller than this share of the picture is too far away to be read, or no paper. */
const LEAST_SHARE = 0.06;
/** … and what fills nearly all of it is the table. */
const MOST_SHARE = 0.97;
/** How well four straight sides must describe the patch. */
const LEAST_FIT = 0.94;
/** Share of the patch's own pixels in its quad: writing makes holes, a frame without content is no paper. */
const LEAST_FILL = 0.6;
/** Mean change of brightness along the sides; below it lie shadows and noise. */
const LEAST_EDGE = 4;

/** Steps between dark and bright at which the picture is cut into "paper" and "table" … */
const CUTS = [0.15, 0.3, 0.5, 0.7, 0.85];
/** … and shares of its pixels: on a table as bright as the paper, the print would hide the step between them. */
const SHARES = [0.1, 0.25, 0.4, 0.55, 0.7, 0.82, 0.92];
/** Steepness, as a share of the steepest hundredth, that counts as an edge; and the least there can be. */
const EDGES = [0, 0.12, 0.25, 0.45];

/** Patches of edges reach a pixel or two beyond the paper's own edge. */
const SNAP_PX = 3;

interface Candidate {
  readonly quad: Quad;
  readonly score: number;
}

/**
 * The four corners of the paper in a small grey picture, in its pixels, or null where no whole paper is seen. The
 * picture is cut at several levels of brightness and of edge; the largest patch with four straight sides wins.
 */
export function findQuad(picture: Grey): Quad | null {
  const grey = smoothed(picture);
  const steep = steepness(grey);
  let best: Candidate | null = null;
  for (const mask of masksOf(grey, steep)) {
    for (const region of regionsOf(mask, LEAST_SHARE * 0.5 * grey.data.length)) {
      const candidate = candidateOf(region, steep, grey);
      if (candidate !== null && candidate.score > (best?.score ?? 0)) best = candidate;
    }
  }
  return best === null ? null : snapped(best.quad, steep, SNAP_PX);
}

function* masksOf(grey: Grey, steep: Grey): Generator<Mask> {
  const [dark, bright] = [percentile(grey, 0.02), percentile(grey, 0.98)];
  if (bright - dark < LEAST_EDGE) return;
  const cuts = CUTS.map((cut) => Math.round(dark + (bright - dark) * cut));
  const levels = new Set([...cuts, ...SHARES.map((share) => percentile(grey, share))]);
  for (const level of levels) yield beyond(grey, level, true);
  // Papers darker than their table are rare.
  for (const level of new Set(cuts)) yield beyond(grey, level, false);
  const steepest = Math.max(LEAST_EDGE, percentile(steep, 0.99));
  for (const share of EDGES) yield enclosed(steep, Math.max(LEAST_EDGE * 0.75, steepest * share));
}

function candidateOf({ pixels, rim, cutOff }: Region, steep: Grey, grey: Grey): Candidate | null {
  const { width, height } = steep;
  // Most of a side beyond the picture's rim: whoever photographs this photographs half a paper.
  if (cutOff > (width + height) * 0.03) return null;
  const hull = hullOf(rim);
  const rough = largestFour(hull);
  if (rough === null) return null;
  const quad = refined(rough, rim);
  const area = areaOf(quad);
  const share = area / (width * height);
  if (share < LEAST_SHARE || share > MOST_SHARE || !isPaperLike(quad)) return null;
  const fits = fit(quad, hull);
  if (fits < LEAST_FIT || pixels / area < LEAST_FILL) return null;
  const edge = edgeAlong(quad, steep);
  if (edge < LEAST_EDGE || !standsOut(quad, grey)) return null;
  return { quad, score: share * fits ** 4 * Math.min(1, edge / 12) };
}

const SAMPLES = 40;

/** The weakest side's mean steepness: three good sides and a guess are no paper. */
function edgeAlong(quad: Quad, steep: Grey): number {
  const sides = quad.map((from, at) => {
    const to = quad[(at + 1) % 4] ?? from;
    let sum = 0;
    for (let step = 1; step < SAMPLES; step += 1)
      sum += steepestNear(between(from, to, step / SAMPLES), steep);
    return sum / (SAMPLES - 1);
  });
  return Math.min(...sides);
}

const between = (a: Point, b: Point, share: number): Point => ({
  x: a.x + (b.x - a.x) * share,
  y: a.y + (b.y - a.y) * share,
});

function steepestNear({ x, y }: Point, { data, width, height }: Grey): number {
  let most = 0;
  for (let dy = -1; dy <= 1; dy += 1) {
    for (let dx = -1; dx <= 1; dx += 1) {
      const column = Math.round(x) + dx;
      const row = Math.round(y) + dy;
      if (column < 0 || row < 0 || column >= width || row >= height) continue;
      most = Math.max(most, data[row * width + column] ?? 0);
    }
  }
  return most;
}
