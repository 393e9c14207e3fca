import { bodySetting, type Layout } from "./blocks.ts";
import { mm } from "./paper.ts";
import type { Face } from "./pen.ts";
import type { BlockOf } from "./template.ts";
import { abreast, gapRow, paragraph, stack, type Row } from "./text-flow.ts";
import { fill } from "./values.ts";

type TableBlock = BlockOf<"table">;
type Column = TableBlock["columns"][number];

/** A column with its place on the page. */
interface Lane {
  readonly column: Column;
  readonly x: number;
  readonly width: number;
}

/** What stands in a box of the table; it is drawn from the box's top. */
interface Cell {
  readonly x: number;
  readonly width: number;
  readonly content: Row;
}

const PADDING = mm(1.2);
// Less below than above: a line of text already carries its own room under the letters.
const ABOVE = mm(0.9);
const BELOW = mm(0.5);
const SIGNING_ROOM = mm(12);

function lanesOf(block: TableBlock, layout: Layout): readonly Lane[] {
  const shares = block.columns.reduce((sum, column) => sum + column.share, 0);
  let { x } = layout;
  return block.columns.map((column) => {
    const width = (layout.width * column.share) / shares;
    const lane = { column, x, width };
    x += width;
    return lane;
  });
}

function textIn(
  place: Pick<Lane, "x" | "width">,
  text: string,
  face: Face,
  align: "left" | "center",
  layout: Layout,
): Row {
  const padding = Math.min(PADDING, place.width * 0.08);
  const setting = bodySetting(layout, {
    x: place.x + padding,
    width: place.width - 2 * padding,
    sizePt: layout.sheet.size.small,
    gapAfterPt: 0,
    align,
  });
  return stack(paragraph([{ text, face }], setting, layout.pen));
}

/** Who signs in a cell, side by side, with room under the words. */
function signedRow({ x, width }: Lane, signers: readonly string[], layout: Layout): Row {
  const share = width / signers.length;
  const words = signers.map((text, index) =>
    textIn({ x: x + index * share, width: share }, text, "italic", "center", layout),
  );
  return stack([abreast(words), gapRow(SIGNING_ROOM)]);
}

function boxed(cells: readonly Cell[], leastPt: number, layout: Layout, centred: boolean): Row {
  const heightPt = Math.max(leastPt, ...cells.map(({ content }) => content.heightPt + ABOVE + BELOW));
  return {
    heightPt,
    draw(top) {
      for (const { x, width, content } of cells) {
        layout.pen.box(x, top, width, heightPt);
        const spare = heightPt - ABOVE - BELOW - content.heightPt;
        content.draw(top + ABOVE + (centred ? spare / 2 : 0));
      }
    },
  };
}

function titleCell({ column, x, width }: Lane, layout: Layout): Cell {
  return { x, width, content: textIn({ x, width }, column.title, "bold", "center", layout) };
}

/** The lanes that stand under one head, each as an entry; a lane without a group is alone. */
function groupsOf(lanes: readonly Lane[]): readonly (readonly [Lane, ...Lane[]])[] {
  const groups: [Lane, ...Lane[]][] = [];
  for (const lane of lanes) {
    const last = groups.at(-1);
    if (lane.column.group !== undefined && last?.[0].column.group === lane.column.group) last.push(lane);
    else groups.push([lane]);
  }
  return groups;
}

/** The head: grouped columns stand under a head of their own, the others reach from top to bottom. */
function headRow(lanes: readonly Lane[], layout: Layout): Row {
  const grouped = groupsOf(lanes).filter(([first]) => first.column.group !== undefined);
  const single = lanes.filter(({ column }) => column.group === undefined);
  const heads = grouped.map((group): Cell => {
    const [first] = group;
    const width = group.reduce((sum, lane) => sum + lane.width, 0);
    const place = { x: first.x, width };
    return { ...place, content: textIn(place, first.column.group ?? "", "bold", "center", layout) };
  });
  const cells = (list: readonly Lane[]): readonly Cell[] => list.map((lane) => titleCell(lane, layout));
  const alone = cells(single);
  const upper = boxed(heads, 0, layout, true);
  const needPt = Math.max(0, ...alone.map(({ content }) => content.heightPt + ABOVE + BELOW));
  const lower = boxed(cells(grouped.flat()), heads.length > 0 ? needPt - upper.heightPt : 0, layout, true);
  const heightPt = Math.max(needPt, heads.length > 0 ? upper.heightPt + lower.heightPt : 0);
  const whole = boxed(alone, heightPt, layout, true);
  return abreast(heads.length > 0 ? [whole, stack([upper, lower])] : [whole]);
}

function bodyRow(
  lanes: readonly Lane[],
  item: Readonly<Record<string, string>>,
  leastPt: number,
  layout: Layout,
): Row {
  const cells = lanes.map((lane): Cell => {
    const { column, x, width } = lane;
    const text = textIn(lane, fill(column.value, item), "regular", column.align, layout);
    const content = column.signed ? stack([text, signedRow(lane, column.signed, layout)]) : text;
    return { x, width, content };
  });
  return boxed(cells, leastPt, layout, false);
}

/** A ruled table whose head is drawn again at the top of each page it runs on to. */
export function* tableRows(block: TableBlock, layout: Layout): Generator<Row> {
  const lanes = lanesOf(block, layout);
  const head = headRow(lanes, layout);
  const list = layout.values.lists[block.of] ?? [];
  yield { ...head, keepWithNext: true };
  for (const [index, item] of list.entries()) {
    const row = bodyRow(lanes, item, mm(block.rowMm), layout);
    // What follows the table, such as its total, does not begin a page alone.
    yield { ...row, repeatAbove: head, keepWithNext: index === list.length - 1 };
  }
  yield { ...gapRow(mm(1.5)), keepWithNext: true };
}
