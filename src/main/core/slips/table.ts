import { bodySetting, type Layout } from "./blocks.ts";
import { mm } from "./paper.ts";
import { fill } from "./slip-values.ts";
import type { BlockOf } from "./template.ts";
import type { Face } from "./pen.ts";
import { paragraph, stack, type Row } from "./text-flow.ts";

type TableBlock = BlockOf<"table">;

interface Cell {
  readonly x: number;
  readonly width: number;
  readonly text: string;
  readonly align: "left" | "center";
}

const PADDING = mm(1.2);
// Less below than above: a line of text already carries its own room under the letters.
const ABOVE = mm(0.9);
const BELOW = mm(0.5);

function cellsOf(
  block: TableBlock,
  layout: Layout,
  textOf: (column: TableBlock["columns"][number]) => string,
): readonly Cell[] {
  const shares = block.columns.reduce((sum, column) => sum + column.share, 0);
  let x = layout.x;
  return block.columns.map((column) => {
    const width = (layout.width * column.share) / shares;
    const cell = { x, width, text: textOf(column), align: column.align };
    x += width;
    return cell;
  });
}

function tableRow(cells: readonly Cell[], face: Face, layout: Layout): Row {
  const sizePt = layout.sheet.size.small;
  const texts = cells.map((cell) => {
    const place = { x: cell.x + PADDING, width: cell.width - 2 * PADDING, sizePt, gapAfterPt: 0 };
    const align = face === "bold" ? "center" : cell.align;
    return stack(
      paragraph([{ text: cell.text, face }], bodySetting(layout, { ...place, align }), layout.pen),
    );
  });
  const heightPt = Math.max(...texts.map((text) => text.heightPt)) + ABOVE + BELOW;
  return {
    heightPt,
    draw(top) {
      for (const cell of cells) layout.pen.box(cell.x, top, cell.width, heightPt);
      for (const text of texts) text.draw(top + ABOVE);
    },
  };
}

/** A ruled table whose head is drawn again at the top of each page it runs on to. */
export function tableRows(block: TableBlock, layout: Layout): readonly Row[] {
  const head = tableRow(
    cellsOf(block, layout, (column) => column.title),
    "bold",
    layout,
  );
  const list = layout.values.lists[block.of] ?? [];
  const rows = list.map((item) => ({
    ...tableRow(
      cellsOf(block, layout, (column) => fill(column.value, item)),
      "regular",
      layout,
    ),
    repeatAbove: head,
  }));
  return [{ ...head, keepWithNext: true }, ...rows, { heightPt: mm(1.5), draw: () => {} }];
}
