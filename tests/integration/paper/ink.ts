import { poppler } from "./page-words.ts";

const DPI = 144;
const INK = 128;

interface Dots {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A page as dots; measures in points from the upper left corner. */
export interface InkPage {
  /** The smallest box around everything that is printed: text, lines and codes. */
  readonly box: {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  };
  /** The longest unbroken level line between two heights. */
  longestLine(
    fromTop: number,
    toTop: number,
    between: readonly [number, number],
  ): { readonly left: number; readonly right: number };
}

function inPt(dots: number): number {
  return (dots / DPI) * 72;
}

function inDots(pt: number): number {
  return Math.round((pt / 72) * DPI);
}

/** A grey picture of the Netpbm kind, which has no packing to undo: "P5 width height 255", then the dots. */
function readGrey(file: Buffer): Dots {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(file.toString("latin1", 0, 40));
  if (!head) throw new Error("not a grey Netpbm picture");
  const [width, height] = [Number(head[1]), Number(head[2])];
  return { width, height, data: file.subarray(head[0].length) };
}

function boxOf({ width, height, data }: Dots): InkPage["box"] {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let y = 0; y < height; y += 1) {
    const row = data.subarray(y * width, (y + 1) * width);
    const first = row.findIndex((dot) => dot < INK);
    if (first < 0) continue;
    left = Math.min(left, first);
    right = Math.max(right, row.findLastIndex((dot) => dot < INK) + 1);
    top = Math.min(top, y);
    bottom = y + 1;
  }
  return { left: inPt(left), top: inPt(top), right: inPt(right), bottom: inPt(bottom) };
}

function runsOf({ data, width }: Dots, y: number, from: number, to: number): readonly [number, number][] {
  const runs: [number, number][] = [];
  let start = -1;
  for (let x = from; x <= to; x += 1) {
    const ink = x < to && (data[y * width + x] ?? 255) < INK;
    if (ink && start < 0) start = x;
    if (ink || start < 0) continue;
    runs.push([start, x]);
    start = -1;
  }
  return runs;
}

/** One page of a PDF as ink, counted from 1. */
export function inkOf(pdf: Uint8Array, page: number): InkPage {
  const which = ["-f", String(page), "-l", String(page)];
  const picture = readGrey(poppler("pdftoppm", ["-r", String(DPI), "-gray", ...which, "-"], pdf));
  return {
    box: boxOf(picture),
    longestLine(fromTop, toTop, [fromLeft, toLeft]) {
      let best: readonly [number, number] = [0, 0];
      for (let y = inDots(fromTop); y < inDots(toTop); y += 1) {
        for (const run of runsOf(picture, y, inDots(fromLeft), inDots(toLeft)))
          if (run[1] - run[0] > best[1] - best[0]) best = run;
      }
      return { left: inPt(best[0]), right: inPt(best[1]) };
    },
  };
}
