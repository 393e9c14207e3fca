import type { SlipPaper } from "./job.ts";
import type { Template } from "./template.ts";

/** Millimetres to PDF points. */
export function mm(millimetres: number): number {
  return (millimetres * 72) / 25.4;
}

/** One paper: its sheet, margins and type sizes, in points. */
export interface Sheet {
  readonly paper: SlipPaper;
  readonly widthPt: number;
  /** null: as long as what is printed (a roll). */
  readonly heightPt: number | null;
  readonly margin: {
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly left: number;
  };
  readonly size: {
    readonly head: number;
    readonly title: number;
    readonly body: number;
    readonly small: number;
    readonly large: number;
  };
  /** Height of a line as a multiple of its type size, and the gap after a paragraph. */
  readonly lineHeight: number;
  readonly paragraphGap: number;
  readonly qrMm: number;
}

/** A4 by NĐ 30/2020, Phụ lục I: margins 20/15/20/30 mm, head 12, title 14, body 13. A5 and the roll have no rule; they keep its proportions. */
export const SHEETS: Readonly<Record<SlipPaper, Sheet>> = {
  a4: {
    paper: "a4",
    widthPt: mm(210),
    heightPt: mm(297),
    margin: { top: mm(20), right: mm(15), bottom: mm(20), left: mm(30) },
    size: { head: 12, title: 14, body: 13, small: 11, large: 18 },
    lineHeight: 1.15,
    paragraphGap: 2,
    qrMm: 30,
  },
  a5: {
    paper: "a5",
    widthPt: mm(148),
    heightPt: mm(210),
    margin: { top: mm(9), right: mm(10), bottom: mm(8), left: mm(14) },
    size: { head: 9.5, title: 13, body: 10.5, small: 9, large: 16 },
    lineHeight: 1.14,
    paragraphGap: 1.5,
    qrMm: 27,
  },
  "roll-80": {
    paper: "roll-80",
    widthPt: mm(80),
    heightPt: null,
    margin: { top: mm(6), right: mm(4), bottom: mm(8), left: mm(4) },
    size: { head: 9, title: 12, body: 10, small: 8.5, large: 14 },
    lineHeight: 1.16,
    paragraphGap: 2.5,
    qrMm: 32,
  },
};

/** A paper as one template is laid out on it: its type sizes scaled, its gaps its own, and on its side where the template is wide. */
export function sheetFor(paper: SlipPaper, template: Pick<Template, "scale" | "gapPt" | "landscape">): Sheet {
  const sheet = SHEETS[paper];
  const factor = template.scale[paper] ?? 1;
  const { head, title, body, small, large } = sheet.size;
  const size = { head, title, body: body * factor, small: small * factor, large: large * factor };
  const { widthPt, heightPt } = sheet;
  const lies = template.landscape && heightPt !== null;
  const paragraphGap = template.gapPt[paper] ?? sheet.paragraphGap;
  return { ...sheet, size, paragraphGap, ...(lies ? { widthPt: heightPt, heightPt: widthPt } : {}) };
}
