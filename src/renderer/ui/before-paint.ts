/**
 * Runs what reads or forces the layout of a new screen (a focus does) right before that screen is first painted, when
 * all of it stands: each time it is asked for earlier, the browser lays the whole screen out once more. Gives what
 * calls it off.
 */
export function beforePaint(run: () => void): () => void {
  const frame = requestAnimationFrame(run);
  return () => cancelAnimationFrame(frame);
}
