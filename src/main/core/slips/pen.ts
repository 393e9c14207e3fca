import PdfDocument from "pdfkit";
import type { Fonts } from "./fonts.ts";
import type { Sheet } from "./paper.ts";

export type Face = "regular" | "bold" | "italic" | "bold-italic";

/** Draws on the page that is open. All measures in points, tops counted from the page's upper edge. */
export interface Pen {
  widthOf(text: string, face: Face, sizePt: number): number;
  /** One line of text; `wordSpacing` widens each space. */
  text(text: string, at: { readonly x: number; readonly top: number }, style: TextStyle): void;
  rule(fromX: number, toX: number, y: number, weight?: number): void;
  box(x: number, top: number, width: number, height: number): void;
  /** Filled squares, as one path. */
  modules(
    squares: readonly { readonly x: number; readonly y: number; readonly width: number }[],
    side: number,
  ): void;
  /** A white square, so that nothing shows through a code. */
  blank(x: number, top: number, side: number): void;
  /** Grey words across the page, corner to corner. */
  watermark(text: string): void;
  newPage(heightPt: number): void;
  finish(): Promise<Uint8Array>;
}

export interface TextStyle {
  readonly face: Face;
  readonly sizePt: number;
  readonly wordSpacing?: number;
}

/** Ascent of Tinos, which has the metrics of Times New Roman. */
const ASCENT = 0.891;

/** Opens a PDF without a page. The title is ASCII and names no person: it can be seen in a printer's queue. */
export function openPen(fonts: Fonts, sheet: Sheet, title: string): Pen {
  const doc = new PdfDocument({
    autoFirstPage: false,
    // No standard font: its metrics would be read from a file that is not in the bundle.
    font: "",
    lang: "vi",
    info: { Title: title, Producer: "one-stop-kiosk", Creator: "one-stop-kiosk" },
  });
  for (const face of ["regular", "bold", "italic", "bold-italic"] as const)
    // Its types do not know that pdfkit takes a font that is open already.
    doc.registerFont(face, fonts[face] as unknown as Buffer);
  const chunks: Buffer[] = [];
  doc.on("data", (chunk: Buffer) => chunks.push(chunk));

  function widthOf(text: string, face: Face, sizePt: number): number {
    // A half-composed letter would be measured as two.
    return doc.font(face).fontSize(sizePt).widthOfString(text.normalize("NFC"));
  }

  return {
    widthOf,
    text(text, { x, top }, { face, sizePt, wordSpacing }) {
      doc
        .font(face)
        .fontSize(sizePt)
        .text(text, x, top + sizePt * ASCENT, {
          lineBreak: false,
          baseline: "alphabetic",
          ...(wordSpacing ? { wordSpacing } : {}),
        });
    },
    rule(fromX, toX, y, weight = 0.6) {
      doc.lineWidth(weight).moveTo(fromX, y).lineTo(toX, y).stroke();
    },
    box(x, top, width, height) {
      doc.lineWidth(0.5).rect(x, top, width, height).stroke();
    },
    modules(squares, side) {
      for (const square of squares) doc.rect(square.x, square.y, square.width, side);
      doc.fill("black");
    },
    blank(x, top, side) {
      doc.rect(x, top, side, side).fill("white");
      doc.fillColor("black");
    },
    watermark(text) {
      const { width, height } = doc.page;
      const diagonal = Math.hypot(width, Math.min(height, width * 1.5));
      const sizePt = Math.min(60, (0.8 * diagonal) / widthOf(text, "bold", 1));
      const angle = (Math.atan2(Math.min(height, width * 1.5), width) * -180) / Math.PI;
      doc.save().rotate(angle, { origin: [width / 2, height / 2] });
      doc.fillColor("#dadada");
      const left = (width - widthOf(text, "bold", sizePt)) / 2;
      doc.text(text, left, height / 2 + sizePt * 0.3, { lineBreak: false, baseline: "alphabetic" });
      doc.fillColor("black").restore();
    },
    newPage(heightPt) {
      doc.addPage({ size: [sheet.widthPt, heightPt], margin: 0 });
    },
    finish() {
      return new Promise((done, failed) => {
        doc.on("end", () => done(Buffer.concat(chunks)));
        doc.on("error", failed);
        doc.end();
      });
    },
  };
}
