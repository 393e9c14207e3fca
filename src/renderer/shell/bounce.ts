/** Where and when a finger came down, and on which step. */
export interface Touch {
  readonly atMs: number;
  readonly x: number;
  readonly y: number;
  readonly step: string;
}

/** Longer than a trembling finger or a double tap takes, shorter than anybody needs to read a question. */
const BOUNCE_MS = 350;

/**
 * True when this touch repeats the last one: at once, in the same place (`reach` in pixels), but on a screen that has
 * come between them. What stands there now has not been read, and must not be answered.
 */
export function isBounce(touch: Touch, last: Touch | null, reach: number): boolean {
  if (last === null || last.step === touch.step) return false;
  if (touch.atMs - last.atMs > BOUNCE_MS) return false;
  return Math.hypot(touch.x - last.x, touch.y - last.y) <= reach;
}
