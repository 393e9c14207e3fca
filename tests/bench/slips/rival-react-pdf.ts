import { join } from "node:path";
import { create } from "qrcode";
import { assetsDir } from "../../../src/main/core/slips/fixture.ts";
import { rivalModule } from "../rivals-package.ts";
import type { Maker } from "./rivals.ts";
import type { SlipLine, SlipTexts } from "./slip-texts.ts";

interface ReactPdf {
  readonly Font: {
    register(font: object): void;
    registerHyphenationCallback(callback: (word: string) => string[]): void;
  };
  readonly Document: unknown;
  readonly Page: unknown;
  readonly View: unknown;
  readonly Text: unknown;
  readonly Svg: unknown;
  readonly Path: unknown;
  renderToBuffer(element: unknown): Promise<Buffer>;
}

type CreateElement = (type: unknown, props: object | null, ...children: unknown[]) => unknown;
interface ReactModule {
  readonly default: { readonly createElement: CreateElement };
}

const QR_PT = 76;

/** All dark squares of a code as one path. */
function qrPath(text: string): { readonly d: string; readonly size: number } {
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  let d = "";
  for (let row = 0; row < modules.size; row += 1)
    for (let column = 0; column < modules.size; column += 1)
      if (modules.get(row, column)) d += `M${column + 4} ${row + 4}h1v1h-1z`;
  return { d, size: modules.size + 8 };
}

function src(face: string): string {
  return join(assetsDir, "fonts", `tinos-${face}.ttf`);
}

function registerFonts({ Font }: ReactPdf): void {
  Font.register({
    family: "Tinos",
    fonts: [
      { src: src("regular") },
      { src: src("bold"), fontWeight: "bold" },
      { src: src("italic"), fontStyle: "italic" },
      { src: src("bold-italic"), fontWeight: "bold", fontStyle: "italic" },
    ],
  });
  // Left alone it cuts Vietnamese words by English rules.
  Font.registerHyphenationCallback((word) => [word]);
}

/** The slip by @react-pdf/renderer, as its guide has it: a tree of elements, rendered to a buffer. */
export async function reactPdfMaker(texts: SlipTexts, say: (line: string) => void): Promise<Maker> {
  const pdf = await rivalModule<ReactPdf>("@react-pdf/renderer", say);
  const { createElement: h } = (await rivalModule<ReactModule>("react", say)).default;
  registerFonts(pdf);
  const { View, Text, Svg, Path, Page, Document } = pdf;
  const paragraph = ({ runs, sizePt, align }: SlipLine): unknown =>
    h(
      Text,
      { style: { fontSize: sizePt, textAlign: align, marginBottom: 1.5 } },
      ...runs.map(({ text, face }) =>
        h(
          Text,
          {
            style: {
              fontWeight: face.startsWith("bold") ? "bold" : "normal",
              fontStyle: face.endsWith("italic") ? "italic" : "normal",
            },
          },
          text,
        ),
      ),
    );
  const code = (): unknown => {
    const { d, size } = qrPath(texts.qr);
    return h(
      Svg,
      { viewBox: `0 0 ${size} ${size}`, style: { width: QR_PT, height: QR_PT } },
      h(Path, { d, fill: "black" }),
    );
  };
  const row = (...children: unknown[]): unknown => h(View, { style: { flexDirection: "row" } }, ...children);
  const rule = (): unknown => h(View, { style: { borderBottom: "0.6pt solid black", marginVertical: 2 } });
  const page = (): unknown =>
    h(
      Page,
      {
        size: "A5",
        style: { fontFamily: "Tinos", paddingLeft: 40, paddingRight: 28, paddingVertical: 26 },
      },
      row(
        h(View, { style: { flex: 1 } }, ...texts.left.map(paragraph)),
        h(View, { style: { width: 210 } }, ...texts.right.map(paragraph)),
      ),
      paragraph(texts.title),
      row(
        h(View, { style: { flex: 1 } }, ...texts.beside.map(paragraph)),
        h(View, { style: { width: QR_PT } }, code(), paragraph(texts.caption)),
      ),
      ...texts.lines.map((line) => (line ? paragraph(line) : rule())),
    );
  return {
    name: "@react-pdf/renderer",
    make: () => pdf.renderToBuffer(h(Document, { language: "vi" }, page())),
    can: "Vietnamese (hyphenated by English rules unless told not to), justified lines, bold words; no QR but our path",
  };
}
