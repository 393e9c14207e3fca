import { type Font } from "fontkit";
import PdfDocument from "pdfkit";
import type { Face } from "../../../src/main/core/slips/pen.ts";
import type { SlipLine, SlipTexts } from "./slip-texts.ts";

export type FaceFiles = Readonly<Record<Face, Buffer>> | Readonly<Record<Face, Font>>;

/**
 * The same words in the same fonts by pdfkit alone, line after line: no columns, no QR, no bold words in a paragraph. `fonts` as bytes is what pdfkit's guide shows; opened ones are what our slips do.
 */
export function barePage(texts: SlipTexts, fonts: FaceFiles): Promise<Uint8Array> {
  const doc = new PdfDocument({ size: "A5", margin: 28, font: "", lang: "vi" });
  // Its types do not know that pdfkit takes a font that is open already.
  for (const [face, font] of Object.entries(fonts)) doc.registerFont(face, font as Buffer);
  const chunks: Buffer[] = [];
  doc.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((done) => doc.on("end", done));
  // Its `continued` loses spaces of justified lines between faces, so a paragraph has one face here.
  const write = ({ runs, sizePt, align }: SlipLine): void => {
    const text = runs.map((run) => run.text).join("");
    doc
      .font(runs[0]?.face ?? "regular")
      .fontSize(sizePt)
      .text(text, { align });
  };
  for (const line of [...texts.left, ...texts.right, texts.title, ...texts.beside, texts.caption])
    write(line);
  for (const line of texts.lines) if (line) write(line);
  doc.end();
  return ended.then(() => new Uint8Array(Buffer.concat(chunks)));
}
