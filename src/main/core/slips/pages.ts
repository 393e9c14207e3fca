import { mm, type Sheet } from "./paper.ts";
import type { Pen } from "./pen.ts";
import { fill } from "./slip-values.ts";
import { paragraph, stack, type Row } from "./text-flow.ts";

/** What every page of one print shares. */
export interface PageFrame {
  readonly pen: Pen;
  readonly sheet: Sheet;
  /** At the top of the pages after the first. */
  readonly running: string;
  /** Page number's words with `{n}`. */
  readonly page: string;
  readonly watermark: string | null;
}

function heightOf(rows: readonly Row[]): number {
  return rows.reduce((sum, row) => sum + row.heightPt, 0);
}

/** Page number top centre from page 2 on (NĐ 30/2020, Phụ lục I), under it what the page belongs to. */
function runningHead(frame: PageFrame, pageNumber: number): Row {
  const { pen, sheet } = frame;
  const place = { x: sheet.margin.left, width: sheet.widthPt - sheet.margin.left - sheet.margin.right };
  const setting = { ...place, lineHeight: sheet.lineHeight, align: "center" } as const;
  const number = fill(frame.page, { n: String(pageNumber) });
  const rule: Row = {
    heightPt: mm(3),
    draw: (top) => pen.rule(place.x, place.x + place.width, top + mm(1)),
  };
  return stack([
    ...paragraph([{ text: number, face: "regular" }], { ...setting, sizePt: sheet.size.body }, pen),
    ...paragraph([{ text: frame.running, face: "italic" }], { ...setting, sizePt: sheet.size.small }, pen),
    rule,
  ]);
}

/** Rows that must stay together: each with those that follow it by `keepWithNext`. */
function groupsOf(rows: readonly Row[]): readonly (readonly Row[])[] {
  const groups: Row[][] = [];
  let open = false;
  for (const row of rows) {
    if (open) groups.at(-1)?.push(row);
    else groups.push([row]);
    open = row.keepWithNext === true;
  }
  return groups;
}

function startPage(frame: PageFrame, heightPt: number): void {
  frame.pen.newPage(heightPt);
  if (frame.watermark === null) return;
  frame.pen.watermark(frame.watermark);
  // Once more in plain type: grey across the page can fade in a copy.
  const { margin, size } = frame.sheet;
  frame.pen.text(
    frame.watermark,
    { x: margin.left, top: margin.top - size.small * 1.2 },
    { face: "bold", sizePt: size.small },
  );
}

/** Places rows on as many pages as they need; a roll is cut to its content. */
export function pageThrough(rows: readonly Row[], frame: PageFrame): void {
  const { sheet } = frame;
  const { top: topMargin, bottom: bottomMargin } = sheet.margin;
  const pageHeight = sheet.heightPt ?? topMargin + heightOf(rows) + bottomMargin + 1;
  const bottom = pageHeight - bottomMargin;
  startPage(frame, pageHeight);
  let pageNumber = 1;
  let y = topMargin;
  for (const group of groupsOf(rows)) {
    if (y + heightOf(group) > bottom && y > topMargin) {
      pageNumber += 1;
      startPage(frame, pageHeight);
      const head = stack([
        runningHead(frame, pageNumber),
        ...(group[0]?.repeatAbove ? [group[0].repeatAbove] : []),
      ]);
      head.draw(topMargin);
      y = topMargin + head.heightPt;
    }
    for (const row of group) {
      row.draw(y);
      y += row.heightPt;
    }
  }
}
