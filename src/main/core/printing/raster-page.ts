/** A page as grey pixels, 0 black to 255 white, row by row. */
export interface GreyPage {
  readonly widthDots: number;
  readonly heightDots: number;
  readonly data: Uint8Array;
}

/** A picture in black and white as a receipt printer takes it: a 1 is a black dot, 8 dots a byte, the leftmost first. */
export interface Raster {
  /** A multiple of 8. */
  readonly widthDots: number;
  readonly heightDots: number;
  readonly bits: Uint8Array;
}

/** Lighter than this is paper. */
const PAPER = 250;
/**
 * Darker than this becomes a black dot. Above the middle, because a hairline of the type (0.06 em: 0.7 dots at 9 pt)
 * covers less than a dot and would break up; a module of a QR code loses at most a third of a dot at one edge by it.
 */
const INK = 168;
/** Shades of flat tints (a mark across the page), 4 × 4, so that they stay a shade and do not vanish. */
const BAYER = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5] as const;

/** The columns and rows that carry ink, the last ones excluded; null for an empty page. */
export interface Ink {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
}

/** Finds where a page has ink. */
export function inkOf({ widthDots, heightDots, data }: GreyPage): Ink | null {
  let left = widthDots;
  let right = 0;
  let bottom = 0;
  for (let y = 0; y < heightDots; y += 1) {
    const row = data.subarray(y * widthDots, (y + 1) * widthDots);
    const first = row.findIndex((grey) => grey < PAPER);
    if (first < 0) continue;
    left = Math.min(left, first);
    right = Math.max(right, row.findLastIndex((grey) => grey < PAPER) + 1);
    bottom = y + 1;
  }
  return bottom === 0 ? null : { left, right, bottom };
}

/** The first column of a window of `widthDots` that holds all ink: in the middle of the page where that does. */
export function windowFrom(pageDots: number, widthDots: number, ink: Ink): number {
  const middle = Math.floor((pageDots - widthDots) / 2);
  return Math.min(ink.left, Math.max(middle, ink.right - widthDots));
}

function isFlat(row: number, x: number, { widthDots, data }: GreyPage): boolean {
  const at = row + x;
  const grey = data[at];
  return (
    data[at - 1] === grey &&
    data[at + 1] === grey &&
    data[at - widthDots] === grey &&
    data[at + widthDots] === grey
  );
}

/**
 * Black and white of a window of the page that begins at column `from` and ends with its last ink; what lies beside the
 * page is white. Letters and codes by one threshold, flat tints as a pattern of dots.
 */
export function blackAndWhite(page: GreyPage, from: number, widthDots: number, ink: Ink): Raster {
  const rowBytes = widthDots / 8;
  const heightDots = ink.bottom;
  const bits = new Uint8Array(rowBytes * heightDots);
  for (let y = 0; y < heightDots; y += 1) {
    const row = y * page.widthDots;
    for (let x = Math.max(ink.left, from); x < Math.min(ink.right, from + widthDots); x += 1) {
      const grey = page.data[row + x] ?? 255;
      if (grey >= PAPER) continue;
      const shade = BAYER[(y & 3) * 4 + (x & 3)] ?? 0;
      const black = grey > 60 && isFlat(row, x, page) ? grey < shade * 16 + 8 : grey < INK;
      if (!black) continue;
      const at = y * rowBytes + ((x - from) >> 3);
      bits[at] = (bits[at] ?? 0) | (0x80 >> ((x - from) & 7));
    }
  }
  return { widthDots, heightDots, bits };
}

/** Rasters of one width, one below the other. */
export function stacked(widthDots: number, rasters: readonly Raster[]): Raster {
  return {
    widthDots,
    heightDots: rasters.reduce((sum, { heightDots }) => sum + heightDots, 0),
    bits: Buffer.concat(rasters.map(({ bits }) => bits)),
  };
}
