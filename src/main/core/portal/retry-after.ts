/**
 * Milliseconds a Retry-After header asks to wait, in both forms (RFC 9110, 10.2.3). A date is read against the
 * answer's own Date, so that a wrong clock here does not matter; `nowMs` only stands in for a missing Date.
 * null when there is none, or it cannot be read.
 */
export function retryAfterMs(
  header: string | undefined,
  date: string | undefined,
  nowMs: number,
): number | null {
  if (header === undefined) return null;
  const text = header.trim();
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const untilMs = Date.parse(text);
  if (Number.isNaN(untilMs)) return null;
  const sentMs = date === undefined ? Number.NaN : Date.parse(date);
  return Math.max(0, untilMs - (Number.isNaN(sentMs) ? nowMs : sentMs));
}
