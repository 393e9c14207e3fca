import { mm, type Sheet } from "./paper.ts";
import type { Pen } from "./pen.ts";
import { paragraph, stack, type Row } from "./text-flow.ts";
import { fill } from "./values.ts";

/** What every page of one print shares. */
export interface PageFrame {
  readonly pen: Pen;
  readonly sheet: Sheet;
  /** At the top of the pages after the first. */
  readonly running: string;
  /** Page number's words with `{n}`. */
  readonly page: string;
  readonly watermark: string | null;
  /** Draw where the margins end. */
  readonly framed: boolean;
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

/** Rows that must stay together, as `keepWithNext` and `keepWithPrevious` say. */
function* groupsOf(rows: Iterable<Row>): Generator<readonly Row[]> {
  let group: Row[] = [];
  let open = false;
  for (const row of rows) {
    if (group.length > 0 && !open && !row.keepWithPrevious) {
      yield group;
      group = [];
    }
    group.push(row);
    open = row.keepWithNext === true;
  }
  if (group.length > 0) yield group;
}

/** How far the marks stand from the sheet's edge, and how long they are. */
const MARK = { fromEdge: mm(5), length: mm(6) };
/** The frame stands so far outside the text. */
const FRAME_GAP = mm(2.5);

/** The sheet of a framed page: its text keeps away from the frame, which stands where the margins were. */
export function framedSheet(sheet: Sheet): Sheet {
  const { top, right, bottom, left } = sheet.margin;
  const margin = {
    top: top + FRAME_GAP,
    right: right + FRAME_GAP,
    bottom: bottom + FRAME_GAP,
    left: left + FRAME_GAP,
  };
  return { ...sheet, margin };
}

function drawFrame({ pen, sheet }: PageFrame, heightPt: number): void {
  const { margin, widthPt } = sheet;
  const [left, top] = [margin.left - FRAME_GAP, margin.top - FRAME_GAP];
  const right = widthPt - margin.right + FRAME_GAP;
  pen.box(left, top, right - left, heightPt - margin.bottom + FRAME_GAP - top);
  if (sheet.heightPt === null) return;
  for (const x of [MARK.fromEdge, widthPt - MARK.fromEdge - MARK.length])
    for (const y of [MARK.fromEdge, heightPt - MARK.fromEdge]) pen.rule(x, x + MARK.length, y);
  for (const x of [MARK.fromEdge, widthPt - MARK.fromEdge])
    for (const y of [MARK.fromEdge, heightPt - MARK.fromEdge - MARK.length]) pen.box(x, y, 0, MARK.length);
}

function startPage(frame: PageFrame, heightPt: number): void {
  frame.pen.newPage(heightPt);
  if (frame.framed) drawFrame(frame, heightPt);
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

/**
 * Places rows on as many pages as they need; a roll is cut to its content. Rows are taken one by one, so that a register
 * of thousands is never in memory as a whole.
 */
export function pageThrough(given: Iterable<Row>, frame: PageFrame): void {
  const { sheet } = frame;
  const rows = sheet.heightPt === null ? [...given] : given;
  const { top: topMargin, bottom: bottomMargin } = sheet.margin;
  const pageHeight = sheet.heightPt ?? topMargin + heightOf([...rows]) + bottomMargin + 1;
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

/** The most that a dotted line is moved down to make room for handwriting. */
const PEN_ROOM = mm(3.2);

/** Shares what a page has left among the lines that are written on by hand; what needs more than a page stays as it is. */
export function roomForPen(rows: readonly Row[], sheet: Sheet): readonly Row[] {
  const lines = rows.filter((row) => row.forPen).length;
  if (lines === 0 || sheet.heightPt === null) return rows;
  const left = sheet.heightPt - sheet.margin.top - sheet.margin.bottom - heightOf(rows) - 1;
  const more = Math.min(left / lines, PEN_ROOM);
  if (more <= 0) return rows;
  return rows.map((row) =>
    row.forPen ? { ...row, heightPt: row.heightPt + more, draw: (top) => row.draw(top + more) } : row,
  );
}
