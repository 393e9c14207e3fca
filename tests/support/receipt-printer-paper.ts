/** One piece of paper in the tray. */
export interface Strip {
  readonly heightDots: number;
  /** 72 bytes a row, a 1 is a black dot. */
  readonly bits: Uint8Array;
}

/** The roll and the tray of a virtual receipt printer. */
export interface PaperRoll {
  print(row: Uint8Array): void;
  cut(): void;
  /** Pieces that were cut off and have ink on them, oldest first. */
  readonly tray: readonly Strip[];
  /** What still hangs at the knife. */
  hanging(): Strip;
}

const stripOf = (rows: readonly Uint8Array[]): Strip => ({
  heightDots: rows.length,
  bits: Buffer.concat(rows),
});

/** A fresh roll. */
export function createPaperRoll(): PaperRoll {
  let rows: Uint8Array[] = [];
  const tray: Strip[] = [];
  return {
    tray,
    print: (row) => void rows.push(Uint8Array.from(row)),
    cut() {
      const strip = stripOf(rows);
      rows = [];
      if (strip.bits.some((byte) => byte !== 0)) tray.push(strip);
    },
    hanging: () => stripOf(rows),
  };
}

/** The strip as a picture for a barcode reader, with a white edge of 8 dots around it. */
export function pictureOf({ heightDots, bits }: Strip): ImageData {
  const edge = 8;
  const width = 576 + 2 * edge;
  const height = heightDots + 2 * edge;
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < heightDots; y += 1)
    for (let x = 0; x < 576; x += 1) {
      const black = ((bits[y * 72 + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0;
      if (black) data.fill(0, ((y + edge) * width + x + edge) * 4, ((y + edge) * width + x + edge) * 4 + 3);
    }
  return { data, width, height, colorSpace: "srgb" };
}
