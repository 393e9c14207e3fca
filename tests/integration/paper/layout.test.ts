import { describe, expect, it } from "vitest";
import { inkOf, type InkPage } from "./ink.ts";
import { lineOf, mm, phraseOf, placedPages, sizeOf, type PlacedPage } from "./page-words.ts";
import { fourteenPapers, papers, pdfOf, type Paper } from "./papers.ts";

const A4 = { width: mm(210), height: mm(297) } as const;
/** Dots of the measured picture are half a point. */
const DOT = 0.6;

interface Print {
  readonly name: string;
  readonly pdf: Uint8Array;
  readonly pages: readonly PlacedPage[];
  /** Of each page, drawn when it is first asked for. */
  readonly ink: (page: number) => InkPage;
}

async function printOf({ name, job }: Paper): Promise<Print> {
  const pdf = await pdfOf(job);
  const inks = new Map<number, InkPage>();
  const ink = (page: number): InkPage => {
    const known = inks.get(page) ?? inkOf(pdf, page);
    inks.set(page, known);
    return known;
  };
  return { name, pdf, pages: placedPages(pdf), ink };
}

/** Practice and reprint marks stand in the upper margin on purpose, and a test page shows the edges of its sheet. */
const unmarked = papers.filter(({ job }) => !job.practice && job.copy === 1 && job.kind !== "test-page");
const prints = await Promise.all(unmarked.map(printOf));

function widthIs(print: Print, widthPt: number): boolean {
  return Math.abs((print.pages[0]?.widthPt ?? 0) - widthPt) < 1;
}

/** What stays at the desk is no administrative paper and has no head. */
const standingA4 = prints.filter((print) => widthIs(print, A4.width) && !print.name.startsWith("desk-copy"));
const rolls = prints.filter((print) => widthIs(print, mm(80)));

function firstPage({ pages, name }: Print): PlacedPage {
  const [page] = pages;
  if (!page) throw new Error(`${name} has no page`);
  return page;
}

describe("A4 by NĐ 30/2020, Phụ lục I", () => {
  it("there are such papers", () => expect(standingA4.length).toBeGreaterThan(5));

  it.each(standingA4)(
    "$name keeps the margins: 20-25 mm above and below, 30-35 left, 15-20 right",
    (print) => {
      for (const [index] of print.pages.entries()) {
        const { box } = print.ink(index + 1);
        expect(box.left).toBeGreaterThanOrEqual(mm(30) - DOT);
        expect(box.right).toBeLessThanOrEqual(A4.width - mm(15) + DOT);
        expect(box.top).toBeGreaterThanOrEqual(mm(20) - DOT);
        expect(box.bottom).toBeLessThanOrEqual(A4.height - mm(20) + DOT);
        expect(box.left).toBeLessThanOrEqual(mm(35));
      }
    },
  );

  it.each(standingA4)("$name has Quốc hiệu in 12-13 and Tiêu ngữ in 13-14 points", (print) => {
    const page = firstPage(print);
    for (const word of phraseOf(page, "CỘNG HÒA XÃ HỘI")) {
      expect(sizeOf(word)).toBeGreaterThan(11.9);
      expect(sizeOf(word)).toBeLessThan(13.1);
    }
    for (const word of phraseOf(page, "Độc lập - Tự do")) {
      expect(sizeOf(word)).toBeGreaterThan(12.9);
      expect(sizeOf(word)).toBeLessThan(14.1);
    }
  });

  it.each(standingA4)("$name has a line under Tiêu ngữ, as long as its text", (print) => {
    const motto = phraseOf(firstPage(print), "Độc lập - Tự do - Hạnh phúc");
    const [left, right] = [motto[0]?.left ?? 0, motto.at(-1)?.right ?? 0];
    const bottom = motto[0]?.bottom ?? 0;
    const line = print.ink(1).longestLine(bottom - 2, bottom + 6, [left - 40, right + 40]);
    expect(Math.abs(line.left - left)).toBeLessThan(1.5);
    expect(Math.abs(line.right - right)).toBeLessThan(1.5);
  });

  it.each(standingA4)(
    "$name has its text in 13-14 points, only head, tables and notes in smaller ones",
    (print) => {
      const sizes = print.pages.flatMap(({ words }) => words.map((word) => sizeOf(word)));
      const body = sizes.filter((size) => size > 12.9 && size < 14.1);
      expect(body.length / sizes.length).toBeGreaterThan(print.name === "control-a4" ? 0.33 : 0.5);
      expect(Math.min(...sizes)).toBeGreaterThan(9.9);
    },
  );
});

const SENTENCES: Readonly<Record<string, string>> = {
  "kept-a4": "Quầy đã ghi nhận yêu cầu",
  "declaration-birth": "Tôi cam đoan nội dung",
  "taken-in-a4": "Ghi chú: Giấy này được lập",
};

describe("running text", () => {
  it.each(Object.entries(SENTENCES))("of %s reaches both margins", (name, start) => {
    const print = standingA4.find((found) => found.name === name);
    if (!print) throw new Error(`no paper ${name}`);
    const page = firstPage(print);
    const [word] = phraseOf(page, start);
    const line = word ? lineOf(page, word) : [];
    expect(Math.abs((line.at(-1)?.right ?? 0) - (A4.width - mm(15)))).toBeLessThan(1);
    expect((line[0]?.left ?? 0) - mm(30)).toBeLessThan(mm(12.7) + 1);
  });
});

describe("A4 on its side, for the register", () => {
  const register = prints.find(({ name }) => name === "register");

  it("keeps the same margins, and no word or date of its table is cut", () => {
    if (!register) throw new Error("no register");
    const [first] = register.pages;
    expect(first?.widthPt).toBeCloseTo(A4.height, 0);
    for (const [index] of register.pages.entries()) {
      const { box } = register.ink(index + 1);
      expect(box.left).toBeGreaterThanOrEqual(mm(30) - DOT);
      expect(box.right).toBeLessThanOrEqual(A4.height - mm(15) + DOT);
      expect(box.top).toBeGreaterThanOrEqual(mm(20) - DOT);
      expect(box.bottom).toBeLessThanOrEqual(A4.width - mm(20) + DOT);
    }
    const words = new Set(first?.words.map(({ text }) => text));
    for (const word of ["261125-0001", "25/11/2026", "Phương", "quyết"]) expect(words).toContain(word);
  });
});

describe("the second page", () => {
  it("has its number in the middle above, then the table's head again; the first has none", async () => {
    const [first, second] = placedPages(await pdfOf(fourteenPapers));
    const number = second?.words[0];
    expect(number?.text).toBe("2");
    const middle = ((number?.left ?? 0) + (number?.right ?? 0)) / 2;
    // The middle of what is printed, between A5's margins of 14 and 10 mm.
    expect(Math.abs(middle - (mm(14) + mm(148 - 10)) / 2)).toBeLessThan(1);
    expect(second?.words.some(({ text }) => text === "STT")).toBe(true);
    expect(first?.words[0]?.text).not.toBe("1");
  });
});

describe("the 80 mm roll", () => {
  it.each(rolls)("$name stays inside the 72 mm that a head can print", ({ ink }) => {
    const { box } = ink(1);
    expect(box.left).toBeGreaterThanOrEqual(mm(4) - DOT);
    expect(box.right).toBeLessThanOrEqual(mm(76) + DOT);
  });
});
