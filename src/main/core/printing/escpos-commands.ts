import type { Raster } from "./raster-page.ts";

/**
 * The few ESC/POS commands that a slip needs, as Epson's public command reference has them; every 80 mm printer that
 * calls itself ESC/POS knows the first four.
 */
export const commands = {
  /** ESC @: settings as after switching on. */
  init: Uint8Array.of(0x1b, 0x40),
  /** GS V 66: feeds until the last line is past the knife, 3 mm more, and cuts. */
  cut: Uint8Array.of(0x1d, 0x56, 66, 24),
  /** DLE EOT 1 to 4: four bytes come back at once, even when the printer is off line. */
  askStatus: Uint8Array.of(0x10, 4, 1, 0x10, 4, 2, 0x10, 4, 3, 0x10, 4, 4),
  /** GS r 1: answered when everything before it has been done, so its answer is a receipt. */
  askReceipt: Uint8Array.of(0x1d, 0x72, 1),
  /** GS a: tells by itself when the line, an error or the paper changes; heard even while it takes no data. */
  tellChanges: Uint8Array.of(0x1d, 0x61, 0x0e),
  /** DLE DC4 8: drops what is in the buffers, at once. Printers that do not know it find nothing printable in it. */
  clear: Uint8Array.of(0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8),
} as const;

/** 16 mm: three on their way keep the head busy, and no more than that is lost to a person who walks away. */
const BAND_DOTS = 128;

/**
 * White for a picture that broke off: a printer whose buffers cannot be cleared still waits for the rest of its rows and
 * would take the next commands for dots. Outside a picture these bytes mean nothing.
 */
export const restOfPicture: Uint8Array = new Uint8Array((BAND_DOTS * 576) / 8 + 8);

/** Second bytes of commands that a printer obeys wherever they stand, even inside a picture. */
const REAL_TIME = new Set([0x04, 0x05, 0x14]);

/**
 * The picture with one dot more wherever two of its bytes would be a real-time command: an eighth of a millimetre
 * against a printer that answers, resets or opens the drawer in the middle of a slip.
 */
function withoutCommands(bits: Uint8Array): Uint8Array {
  const safe = Uint8Array.from(bits);
  for (let at = 0; at + 1 < safe.length; at += 1)
    if (safe[at] === 0x10 && REAL_TIME.has(safe[at + 1] ?? 0)) safe[at] = 0x18;
  return safe;
}

/** A picture as `GS v 0` commands of 16 mm each, top first. */
export function bandsOf({ widthDots, heightDots, bits }: Raster): readonly Uint8Array[] {
  const rowBytes = widthDots / 8;
  const safe = withoutCommands(bits);
  const bands: Uint8Array[] = [];
  for (let top = 0; top < heightDots; top += BAND_DOTS) {
    const rows = Math.min(BAND_DOTS, heightDots - top);
    const head = [0x1d, 0x76, 0x30, 0, rowBytes & 255, rowBytes >> 8, rows & 255, rows >> 8];
    bands.push(
      Buffer.concat([Uint8Array.from(head), safe.subarray(top * rowBytes, (top + rows) * rowBytes)]),
    );
  }
  return bands;
}
