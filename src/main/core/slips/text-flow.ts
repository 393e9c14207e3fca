import type { Face, Pen } from "./pen.ts";

/** A stretch of text in one face. */
export interface Run {
  readonly text: string;
  readonly face: Face;
}

/** What can stand on one page as a whole: its height and how to draw it from a given top. */
export interface Row {
  readonly heightPt: number;
  draw(top: number): void;
  /** Must not be the last thing on a page: the next row comes along. */
  readonly keepWithNext?: boolean;
  /** Must not be the first thing on a page: the row before comes along. */
  readonly keepWithPrevious?: boolean;
  /** A dotted line for a pen: gets of the room that an empty form leaves on its page. */
  readonly forPen?: boolean;
  /** Drawn above it when it is the first on a page, such as the head of its table. */
  readonly repeatAbove?: Row;
}

export type Align = "left" | "center" | "right" | "justify";

/** Where a paragraph stands and how it is set; measures in points. */
export interface Setting {
  readonly x: number;
  readonly width: number;
  readonly sizePt: number;
  readonly lineHeight: number;
  readonly align?: Align;
  readonly indentPt?: number;
  readonly gapAfterPt?: number;
}

interface Word {
  readonly parts: readonly Run[];
  readonly width: number;
}

interface TextLine {
  readonly words: readonly Word[];
  readonly width: number;
  /** Ends its paragraph, so it is never stretched. */
  readonly last: boolean;
}

/** NFC always: half-composed letters print with floating tones. Control characters have no business on paper; a no-break space keeps its width. */
export function printable(text: string): string {
  return text.normalize("NFC").replaceAll(/[^\S\n\u00a0]|(?!\n)\p{Cc}/gu, " ");
}

/** Template markup to runs: `**…**` is bold; `fill` is applied after the cut, so a value cannot bring markup in. */
export function parseRuns(text: string, face: Face, fillIn: (text: string) => string): readonly Run[] {
  const strong: Face = face === "italic" ? "bold-italic" : "bold";
  return text
    .split("**")
    .map((part, index) => ({ text: fillIn(part), face: index % 2 === 1 ? strong : face }))
    .filter((run) => run.text !== "");
}

/** Cuts a word that is wider than the line into pieces that fit, behind a hyphen or stroke where it has one. */
function cutToFit(word: Word, setting: Setting, pen: Pen): readonly Word[] {
  if (word.width <= setting.width) return [word];
  const pieces: Word[] = [];
  for (const part of word.parts) {
    let piece = "";
    for (const letter of part.text) {
      const width = pen.widthOf(piece + letter, part.face, setting.sizePt);
      if (width > setting.width && piece !== "") {
        const cut = Math.max(piece.lastIndexOf("-"), piece.lastIndexOf("/")) + 1 || piece.length;
        pieces.push(wordOf([{ text: piece.slice(0, cut), face: part.face }], setting.sizePt, pen));
        piece = piece.slice(cut) + letter;
      } else piece += letter;
    }
    if (piece !== "") pieces.push(wordOf([{ text: piece, face: part.face }], setting.sizePt, pen));
  }
  return pieces;
}

function wordOf(parts: readonly Run[], sizePt: number, pen: Pen): Word {
  return { parts, width: parts.reduce((sum, part) => sum + pen.widthOf(part.text, part.face, sizePt), 0) };
}

/** Words across run borders: "**8.000 đ**," stays one word with its comma. */
function wordsOf(runs: readonly Run[], setting: Setting, pen: Pen): readonly Word[] {
  const words: Run[][] = [];
  let open = false;
  for (const run of runs) {
    for (const [index, text] of run.text.split(" ").entries()) {
      if (index > 0) open = false;
      if (text === "") continue;
      const current = words.at(-1);
      if (open && current) current.push({ text, face: run.face });
      else words.push([{ text, face: run.face }]);
      open = true;
    }
    if (run.text.endsWith(" ")) open = false;
  }
  return words.flatMap((parts) => cutToFit(wordOf(parts, setting.sizePt, pen), setting, pen));
}

function paragraphsOf(runs: readonly Run[]): readonly (readonly Run[])[] {
  const paragraphs: Run[][] = [[]];
  for (const run of runs) {
    for (const [index, text] of printable(run.text).split("\n").entries()) {
      if (index > 0) paragraphs.push([]);
      paragraphs.at(-1)?.push({ text, face: run.face });
    }
  }
  return paragraphs;
}

function breakParagraph(runs: readonly Run[], setting: Setting, pen: Pen): readonly TextLine[] {
  const spacePt = pen.widthOf(" ", "regular", setting.sizePt);
  const lines: TextLine[] = [];
  let words: Word[] = [];
  let width = 0;
  const room = (): number => setting.width - (lines.length === 0 ? (setting.indentPt ?? 0) : 0);
  for (const word of wordsOf(runs, setting, pen)) {
    const wider = width + (words.length > 0 ? spacePt : 0) + word.width;
    if (words.length > 0 && wider > room() + 0.01) {
      lines.push({ words, width, last: false });
      words = [word];
      width = word.width;
    } else {
      words.push(word);
      width = wider;
    }
  }
  return [...lines, { words, width, last: true }];
}

function startOf(line: TextLine, setting: Setting, indent: number): number {
  const free = setting.width - indent - line.width;
  if (setting.align === "center") return setting.x + free / 2;
  if (setting.align === "right") return setting.x + free;
  return setting.x + indent;
}

/** Neighbours of one face go out as one text, so that what is read back from the PDF has its spaces. */
function drawLine(line: TextLine, top: number, setting: Setting, indent: number, pen: Pen): void {
  const { sizePt } = setting;
  const free = setting.width - indent - line.width;
  const stretched = setting.align === "justify" && !line.last && line.words.length > 1;
  const wordSpacing = stretched ? free / (line.words.length - 1) : 0;
  let x = startOf(line, setting, indent);
  let open: Run | null = null;
  const flush = (): void => {
    if (!open) return;
    pen.text(open.text, { x, top }, { face: open.face, sizePt, wordSpacing });
    x += pen.widthOf(open.text, open.face, sizePt) + wordSpacing * (open.text.split(" ").length - 1);
    open = null;
  };
  for (const [index, word] of line.words.entries()) {
    for (const [part, run] of word.parts.entries()) {
      const before: string = index > 0 && part === 0 ? " " : "";
      if (open && open.face === run.face) open = { text: open.text + before + run.text, face: run.face };
      else {
        if (open && before) open = { text: `${open.text} `, face: open.face };
        flush();
        open = run;
      }
    }
  }
  flush();
}

/** Centred lines of about one length: the narrowest setting that needs no more lines. */
function balanced(runs: readonly Run[], setting: Setting, pen: Pen): readonly TextLine[] {
  const lines = breakParagraph(runs, setting, pen);
  if (setting.align !== "center" || lines.length === 1) return lines;
  let best = lines;
  for (let width = setting.width * 0.97; width > setting.width / 2; width *= 0.97) {
    const narrower = breakParagraph(runs, { ...setting, width }, pen);
    if (narrower.length > lines.length) break;
    best = narrower;
  }
  return best;
}

/** A paragraph as rows, one a line, so that a page may end inside it. */
export function paragraph(runs: readonly Run[], setting: Setting, pen: Pen): readonly Row[] {
  const lineHeightPt = setting.sizePt * setting.lineHeight;
  const lines = paragraphsOf(runs).flatMap((part) =>
    balanced(part, setting, pen).map((line, index) => ({
      line,
      indent: index === 0 ? (setting.indentPt ?? 0) : 0,
    })),
  );
  const last = lines.length - 1;
  return lines.map(({ line, indent }, index) => ({
    heightPt: lineHeightPt + (index === last ? (setting.gapAfterPt ?? 0) : 0),
    draw: (top) => drawLine(line, top, setting, indent, pen),
    // No single line of a paragraph stands alone at the foot or the head of a page.
    keepWithNext: (index === 0 && last > 0) || (index === last - 1 && last > 1),
  }));
}

/** Nothing, so high. */
export function gapRow(heightPt: number): Row {
  return { heightPt, draw: () => {} };
}

/** Rows one under the other that stay together. */
export function stack(rows: readonly Row[]): Row {
  return {
    heightPt: rows.reduce((sum, row) => sum + row.heightPt, 0),
    draw(top) {
      let y = top;
      for (const row of rows) {
        row.draw(y);
        y += row.heightPt;
      }
    },
  };
}

/** Rows side by side, from one top. */
export function abreast(rows: readonly Row[]): Row {
  return {
    heightPt: Math.max(...rows.map((row) => row.heightPt)),
    draw(top) {
      for (const row of rows) row.draw(top);
    },
  };
}
