import type { Look } from "./paper/messages.ts";
import { areaOf, distance, type Quad, type Size } from "./paper/quad.ts";

/** What the camera sees of the paper now; `quad` is in the frame's pixels. */
export interface EdgeHint {
  /** `unseen`: for a while now, though there is light; the table is as bright as the paper, or a hand is on the edge. */
  readonly kind: "none" | "unseen" | "dark" | "closer" | "moving" | "steady";
  readonly quad: Quad | null;
}

export const nothingSeen: EdgeHint = { kind: "none", quad: null };

/** A paper that fills less of the picture is too far away for its letters. */
const CLOSE_SHARE = 0.15;
/** How far a corner may wander between two looks, as a share of the frame's long side. */
const STILL_SHARE = 0.012;
/** Looks without a paper, one after the other, before advice is given: about four seconds. */
const UNSEEN_LOOKS = 20;

/** The looks at the frames so far, as far as the next hint needs them. */
export interface Looks {
  readonly quad: Quad | null;
  /** How many looks in a row saw no paper. */
  readonly empty: number;
}

export const noLooks: Looks = { quad: null, empty: 0 };

/** What is to be remembered of a look. */
export function afterLook(before: Looks, { quad }: Look): Looks {
  return { quad, empty: quad === null ? before.empty + 1 : 0 };
}

/** The hint for what is seen now, after what was seen before. */
export function hintFor(before: Looks, { quad, dark }: Look, frame: Size): EdgeHint {
  if (dark) return { kind: "dark", quad: null };
  if (quad === null) return { kind: before.empty >= UNSEEN_LOOKS ? "unseen" : "none", quad };
  if (areaOf(quad) < CLOSE_SHARE * frame.width * frame.height) return { kind: "closer", quad };
  const still = STILL_SHARE * Math.max(frame.width, frame.height);
  const last = before.quad;
  const rests = last !== null && quad.every((corner, at) => distance(corner, last[at] ?? corner) < still);
  return { kind: rests ? "steady" : "moving", quad };
}
