import { unreachable } from "../../../shared/result.ts";
import { answerRows, blankLine, type FormAnswers } from "./answers.ts";
import { mm, type Sheet } from "./paper.ts";
import type { Face, Pen } from "./pen.ts";
import { qrRow } from "./qr.ts";
import { headerRow } from "./page-head.ts";
import { signatureRows } from "./signatures.ts";
import { tableRows } from "./table.ts";
import type { Block, BlockOf, CommonTexts, LineBlock, Template } from "./template.ts";
import { abreast, gapRow, paragraph, parseRuns, stack, type Row, type Setting } from "./text-flow.ts";
import { fill, type SlipValues } from "./values.ts";

/** What a block needs to become rows: the column it stands in, its values and the pen that measures. */
export interface Layout {
  readonly pen: Pen;
  readonly sheet: Sheet;
  readonly common: CommonTexts;
  readonly template: Template;
  readonly values: SlipValues;
  readonly form: FormAnswers | null;
  readonly x: number;
  readonly width: number;
}

function holds(when: string | readonly string[] | undefined, flags: ReadonlySet<string>): boolean {
  const all = when === undefined ? [] : [when].flat();
  return all.every((flag) => (flag.startsWith("!") ? !flags.has(flag.slice(1)) : flags.has(flag)));
}

/** The setting of running text in this layout's column. */
export function bodySetting(layout: Layout, change: Partial<Setting> = {}): Setting {
  const { sheet, x, width } = layout;
  const { size, lineHeight, paragraphGap } = sheet;
  return { x, width, sizePt: size.body, lineHeight, gapAfterPt: paragraphGap, ...change };
}

function lineLook(style: LineBlock["style"], sheet: Sheet): { readonly face: Face; readonly sizePt: number } {
  const { body, small, large } = sheet.size;
  switch (style) {
    case "body":
      return { face: "regular", sizePt: body };
    case "bold":
      return { face: "bold", sizePt: body };
    case "italic":
      return { face: "italic", sizePt: body };
    case "small":
      return { face: "regular", sizePt: small };
    case "small-italic":
      return { face: "italic", sizePt: small };
    case "large":
      return { face: "bold", sizePt: large };
    default:
      return unreachable(style);
  }
}

function lineRows(block: LineBlock, layout: Layout): readonly Row[] {
  const look = lineLook(block.style, layout.sheet);
  const sizePt = block.sizePt ?? look.sizePt;
  if (block.dots) return blankLine(`${fill(block.text, layout.values.texts)} `, "", layout);
  const runs = parseRuns(block.text, look.face, (text) => fill(text, layout.values.texts));
  const change = { sizePt, align: block.align, ...(block.indent ? { indentPt: mm(10) } : {}) };
  const rows = paragraph(runs, bodySetting(layout, change), layout.pen);
  return block.keep ? rows.map((row) => ({ ...row, keepWithNext: true })) : rows;
}

function titleRows(block: BlockOf<"title">, layout: Layout): readonly Row[] {
  const { size, paragraphGap } = layout.sheet;
  const setting = bodySetting(layout, { sizePt: size.title, align: "center", gapAfterPt: paragraphGap * 2 });
  const runs = parseRuns(block.text, "bold", (text) => fill(text, layout.values.texts));
  return [{ ...stack(paragraph(runs, setting, layout.pen)), keepWithNext: true }];
}

function eachRows(block: BlockOf<"each">, layout: Layout): readonly Row[] {
  const list = layout.values.lists[block.of] ?? [];
  return list.flatMap((item) => {
    const texts = { ...layout.values.texts, ...item };
    const runs = parseRuns(block.text, "regular", (text) => fill(text, texts));
    return paragraph(runs, bodySetting(layout), layout.pen);
  });
}

function besideRows(block: BlockOf<"beside">, layout: Layout): readonly Row[] {
  const { sheet, pen, x, width, values } = layout;
  const side = mm(sheet.qrMm);
  const onRoll = sheet.heightPt === null;
  const qrX = onRoll ? x + (width - side) / 2 : x + width - side;
  const caption = paragraph(
    [{ text: fill(block.caption, values.texts), face: "italic" }],
    { x: qrX, width: side, sizePt: sheet.size.small - 1, lineHeight: 1.1, align: "center" },
    pen,
  );
  const qr = stack([
    qrRow(fill(block.qr, values.texts), qrX, side, pen),
    ...(block.caption === "" ? [] : caption),
  ]);
  if (onRoll) return [...blockRowsOf(block.blocks, layout), qr];
  const text = stack([...blockRowsOf(block.blocks, { ...layout, width: width - side - mm(4) })]);
  return [abreast([text, qr])];
}

function ruleRow(layout: Layout): Row {
  return { heightPt: 6, draw: (top) => layout.pen.rule(layout.x, layout.x + layout.width, top + 3) };
}

function rulerRow({ lengthMm }: BlockOf<"ruler">, { pen, x, sheet }: Layout): Row {
  const setting = { x, width: mm(lengthMm), sizePt: sheet.size.small, lineHeight: 1.2 };
  const [label] = paragraph([{ text: `${lengthMm} mm`, face: "regular" }], setting, pen);
  return {
    heightPt: mm(4) + (label?.heightPt ?? 0),
    draw(top) {
      pen.rule(x, x + mm(lengthMm), top + mm(3));
      for (let at = 0; at <= lengthMm; at += 10) {
        const tall = at % 50 === 0 ? mm(2.5) : mm(1.5);
        pen.box(x + mm(at), top + mm(3) - tall, 0, tall);
      }
      label?.draw(top + mm(3.5));
    },
  };
}

function rowsOf(block: Block, layout: Layout): Iterable<Row> {
  switch (block.kind) {
    case "header":
      return [headerRow(block, layout)];
    case "title":
      return titleRows(block, layout);
    case "line":
      return lineRows(block, layout);
    case "each":
      return eachRows(block, layout);
    case "table":
      return tableRows(block, layout);
    case "beside":
      return besideRows(block, layout);
    case "signatures":
      return signatureRows(block, layout);
    case "answers":
      return answerRows(block, layout);
    case "gap":
      return [gapRow(mm(block.heightMm))];
    case "rule":
      return [ruleRow(layout)];
    case "ruler":
      return [rulerRow(block, layout)];
    default:
      return unreachable(block);
  }
}

/** A template's blocks as rows to be placed on pages, one after the other, without those whose flags do not hold. */
export function* blockRowsOf(blocks: readonly Block[], layout: Layout): Generator<Row> {
  for (const block of blocks)
    if (holds("when" in block ? block.when : undefined, layout.values.flags)) yield* rowsOf(block, layout);
}
