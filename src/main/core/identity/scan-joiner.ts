import type { Clock, Timer } from "../../../shared/clock.ts";

/** Joins the bytes of one serial line to codes. Another line, or the same one opened again, gets a joiner of its own. */
export interface ScanJoiner {
  readonly push: (bytes: Uint8Array) => void;
  /** Forgets what came of a code that is not whole. */
  readonly drop: () => void;
}

export interface ScanJoinerOptions {
  readonly clock: Clock;
  readonly onPayload: (payload: string) => void;
}

/** A QR code holds 2,953 bytes at most (ISO/IEC 18004); what is longer is none. */
const MAX_BYTES = 4000;
/** Less is a sign of the line itself; the shortest code we know is a card's number. */
const SHORTEST_CODE = 12;
/** A scanner sends a code in one go; after such a silence the next byte begins another, and a missing suffix is not waited for. */
const SILENCE_MS = 500;

/** A code ends with CR or LF, as the scanner's suffix, or with half a second of silence. */
export function createScanJoiner({ clock, onPayload }: ScanJoinerOptions): ScanJoiner {
  const kept = new Uint8Array(MAX_BYTES);
  let length = 0;
  let silence: Timer | null = null;

  function finish(): void {
    const payload = length > MAX_BYTES ? null : readBytes(kept.subarray(0, length));
    drop();
    if (payload !== null) onPayload(payload);
  }

  function drop(): void {
    silence?.cancel();
    silence = null;
    kept.fill(0);
    length = 0;
  }

  return {
    push(bytes) {
      silence?.cancel();
      for (const byte of bytes) {
        if (byte === CR || byte === LF) {
          finish();
        } else {
          if (length < MAX_BYTES) kept[length] = byte;
          length += 1;
        }
      }
      silence = length === 0 ? null : clock.after(SILENCE_MS, finish);
    },
    drop,
  };
}

const CR = 0x0d;
const LF = 0x0a;

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder("utf-8", { ignoreBOM: true });

/** The bytes as text, or null for noise. A card in another code page is handed on, so that the person is told of it. */
function readBytes(bytes: Uint8Array): string | null {
  if (bytes.length < SHORTEST_CODE) return null;
  try {
    return strict.decode(bytes);
  } catch {
    const text = lenient.decode(bytes);
    return /^\D{0,4}\d{12}\s*\|/u.test(text) ? text : null;
  }
}
