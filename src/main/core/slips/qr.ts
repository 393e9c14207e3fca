import { create } from "qrcode";
import type { Pen } from "./pen.ts";
import type { Row } from "./text-flow.ts";

/** Light modules that a reader needs around the code (ISO/IEC 18004). */
const QUIET = 4;

/** A QR code as vector squares, its quiet zone inside `sidePt`; neighbours in a row are drawn as one. */
export function qrRow(text: string, x: number, sidePt: number, pen: Pen): Row {
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  const side = sidePt / (modules.size + 2 * QUIET);
  return {
    heightPt: sidePt,
    draw(top) {
      const squares: { x: number; y: number; width: number }[] = [];
      for (let row = 0; row < modules.size; row += 1) {
        for (let column = 0; column < modules.size; column += 1) {
          let length = 0;
          while (column + length < modules.size && modules.get(row, column + length)) length += 1;
          if (length === 0) continue;
          squares.push({
            x: x + (column + QUIET) * side,
            y: top + (row + QUIET) * side,
            width: length * side,
          });
          column += length;
        }
      }
      pen.blank(x, top, sidePt);
      pen.modules(squares, side);
    },
  };
}
