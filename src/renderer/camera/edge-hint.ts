import { areaOf, distance, type Quad, type Size } from "./paper/quad.ts";

/** What the camera sees of the paper now; `quad` is in the frame's pixels. */
export interface EdgeHint {
  readonly kind: "none" | "closer" | "moving" | "steady";
  readonly quad: Quad | null;
}

export const nothingSeen: EdgeHint = { kind: "none", quad: null };

/** A paper that fills less of the picture is too far away for its letters. */
const CLOSE_SHARE = 0.15;
/** How far a corner may wander between two looks, as a share of the frame's long side. */
const STILL_SHARE = 0.012;

/** The hint for the paper found now, after what was found one look before. */
export function hintFor(before: Quad | null, quad: Quad | null, frame: Size): EdgeHint {
  if (quad === null) return nothingSeen;
  if (areaOf(quad) < CLOSE_SHARE * frame.width * frame.height) return { kind: "closer", quad };
  const still = STILL_SHARE * Math.max(frame.width, frame.height);
  const rests = before !== null && quad.every((corner, at) => distance(corner, before[at] ?? corner) < still);
  return { kind: rests ? "steady" : "moving", quad };
}
