import { readFileSync } from "node:fs";
import { join } from "node:path";
import { create } from "qrcode";
import { assetsDir } from "../../../src/main/core/slips/fixture.ts";
import type { Face } from "../../../src/main/core/slips/pen.ts";
import { rivalModule } from "../rivals-package.ts";
import type { SlipLine, SlipTexts } from "./slip-texts.ts";

/** Somebody who makes the slip. */
export interface Maker {
  readonly name: string;
  make(): Promise<Uint8Array>;
  /** What of the slip it can and cannot do; told with its figure. */
  readonly can: string;
}

/** A5 with the slip's margins, in points. */
const PAGE = { width: 419.53, height: 595.28, left: 40, right: 28, top: 26, qr: 76 };
const ROOM = PAGE.width - PAGE.left - PAGE.right;

const fontFile = (face: Face): string => join(assetsDir, "fonts", `tinos-${face}.ttf`);
const plainText = ({ runs }: SlipLine): string => runs.map(({ text }) => text).join("");
const isBold = (face: Face): boolean => face.startsWith("bold");
const isItalic = (face: Face): boolean => face.endsWith("italic");

interface PdfMake {
  readonly default: {
    setFonts(fonts: object): void;
    setUrlAccessPolicy(policy: () => boolean): void;
    setLocalAccessPolicy(policy: () => boolean): void;
    createPdf(definition: object): { getBuffer(): Promise<Buffer> };
  };
}

/** pdfmake writes into what it is given, so each slip has a definition of its own. */
function pdfmakeRule(): object {
  return { canvas: [{ type: "line", x1: 0, y1: 3, x2: ROOM, y2: 3, lineWidth: 0.6 }] };
}

function pdfmakeBlock({ runs, sizePt, align }: SlipLine): object {
  return {
    text: runs.map(({ text, face }) => ({ text, bold: isBold(face), italics: isItalic(face) })),
    fontSize: sizePt,
    alignment: align,
  };
}

/** The slip by pdfmake, from its document definition. */
export async function pdfmakeMaker(texts: SlipTexts, say: (line: string) => void): Promise<Maker> {
  const { default: pdfmake } = await rivalModule<PdfMake>("pdfmake", say);
  const faces = {
    normal: "regular",
    bold: "bold",
    italics: "italic",
    bolditalics: "bold-italic",
  } as const;
  const files = Object.fromEntries(Object.entries(faces).map(([name, face]) => [name, fontFile(face)]));
  pdfmake.setFonts({ Tinos: files });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => true);
  const content = (): object[] => [
    {
      columns: [
        { width: "*", stack: texts.left.map(pdfmakeBlock) },
        { width: 210, stack: texts.right.map(pdfmakeBlock) },
      ],
    },
    pdfmakeBlock(texts.title),
    {
      columns: [
        { width: "*", stack: texts.beside.map(pdfmakeBlock) },
        {
          width: PAGE.qr,
          stack: [{ qr: texts.qr, fit: PAGE.qr, eccLevel: "M" }, pdfmakeBlock(texts.caption)],
        },
      ],
    },
    ...texts.lines.map((line) => (line ? pdfmakeBlock(line) : pdfmakeRule())),
  ];
  return {
    name: "pdfmake",
    can: "Vietnamese, justified lines, bold words in a paragraph and a QR in vectors: all of it",
    make: () =>
      pdfmake
        .createPdf({
          pageSize: "A5",
          pageMargins: [PAGE.left, PAGE.top, PAGE.right, PAGE.top],
          defaultStyle: { font: "Tinos" },
          content: content(),
        })
        .getBuffer(),
  };
}

interface JsPdf {
  addFileToVFS(name: string, base64: string): void;
  addFont(file: string, family: string, style: string): void;
  setFont(family: string, style: string): void;
  setFontSize(size: number): void;
  splitTextToSize(text: string, width: number): readonly string[];
  text(text: string, x: number, y: number, options: object): void;
  line(x1: number, y1: number, x2: number, y2: number): void;
  rect(x: number, y: number, width: number, height: number, style: string): void;
  output(kind: "arraybuffer"): ArrayBuffer;
}

interface JsPdfModule {
  readonly jsPDF: new (options: object) => JsPdf;
}

const JS_STYLE: Readonly<Record<Face, string>> = {
  regular: "normal",
  bold: "bold",
  italic: "italic",
  "bold-italic": "bolditalic",
};

/** Writes one paragraph and gives the height below it. */
function writeLine(doc: JsPdf, line: SlipLine, x: number, top: number, width: number): number {
  doc.setFont("Tinos", JS_STYLE[line.runs[0]?.face ?? "regular"]);
  doc.setFontSize(line.sizePt);
  const rows = doc.splitTextToSize(plainText(line), width);
  const at = { left: x, justify: x, center: x + width / 2, right: x + width }[line.align];
  doc.text(plainText(line), at, top + line.sizePt, {
    align: line.align,
    maxWidth: width,
    lineHeightFactor: 1.15,
  });
  return top + rows.length * line.sizePt * 1.15 + 1.5;
}

function drawQr(doc: JsPdf, text: string, x: number, top: number): void {
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  const side = PAGE.qr / (modules.size + 8);
  for (let row = 0; row < modules.size; row += 1)
    for (let column = 0; column < modules.size; column += 1)
      if (modules.get(row, column))
        doc.rect(x + (column + 4) * side, top + (row + 4) * side, side, side, "F");
}

/** The slip by jsPDF, placed by hand as it has no flow of blocks. */
export async function jsPdfMaker(texts: SlipTexts, say: (line: string) => void): Promise<Maker> {
  const { jsPDF } = await rivalModule<JsPdfModule>("jspdf", say);
  const faces = (["regular", "bold", "italic"] as const).map((face) => ({
    face,
    base64: readFileSync(fontFile(face)).toString("base64"),
  }));
  const make = async (): Promise<Uint8Array> => {
    const doc = new jsPDF({ unit: "pt", format: "a5", compress: true });
    for (const { face, base64 } of faces) {
      doc.addFileToVFS(`${face}.ttf`, base64);
      doc.addFont(`${face}.ttf`, "Tinos", JS_STYLE[face]);
    }
    const { left, top, qr } = PAGE;
    let [y, right] = [top, top];
    for (const line of texts.left) y = writeLine(doc, line, left, y, ROOM - 220);
    for (const line of texts.right) right = writeLine(doc, line, left + ROOM - 210, right, 210);
    y = writeLine(doc, texts.title, left, Math.max(y, right) + 6, ROOM);
    const qrX = left + ROOM - qr;
    drawQr(doc, texts.qr, qrX, y);
    writeLine(doc, texts.caption, qrX, y + qr, qr);
    for (const line of texts.beside) y = writeLine(doc, line, left, y, ROOM - qr - 12);
    for (const line of texts.lines) {
      if (line) y = writeLine(doc, line, left, y, ROOM);
      else doc.line(left, y + 1, left + ROOM, y + 1);
    }
    return new Uint8Array(doc.output("arraybuffer"));
  };
  return {
    name: "jsPDF",
    make,
    can: "Vietnamese and justified lines; no bold words in a paragraph, no QR but our squares, every place counted by hand",
  };
}
