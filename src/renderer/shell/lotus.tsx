/** The mark of the desk: a lotus, drawn with strokes so that it holds in every contrast. */
export function Lotus() {
  return (
    <svg className="lotus" viewBox="0 0 48 48" aria-hidden="true">
      <path className="lotus-heart" d="M24 6c5 6 7 12 7 17s-3 10-7 14c-4-4-7-9-7-14S19 12 24 6Z" />
      <path d="M14 14c-2 9 1 17 10 23-9 0-16-5-18-16 3 0 5 0 7 2" />
      <path d="M34 14c2 9-1 17-10 23 9 0 16-5 18-16-3 0-5 0-7 2" />
      <path d="M10 41c9 3 19 3 28 0" />
    </svg>
  );
}
