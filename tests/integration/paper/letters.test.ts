import { describe, expect, it } from "vitest";
import { intent, takenInJob } from "../../../src/main/core/slips/fixture.ts";
import type { SlipJob } from "../../../src/main/core/slips/job.ts";
import { inkOf } from "./ink.ts";
import { mm, placedPages, textOf } from "./page-words.ts";
import { fourteenPapers, papers, pdfOf } from "./papers.ts";

const TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"];
const lower = "aăâeêioôơuưy"
  .split("")
  .flatMap((vowel) => TONES.map((tone) => (vowel + tone).normalize("NFC")));
const letters = [...lower, ..."đbcdghklmnpqrstvx".split("")];
const alphabet = [...letters, ...letters.map((letter) => letter.toLocaleUpperCase("vi"))];

/** The same job with every text in it half-composed, as some keyboards and files have them. */
function decomposed<T>(value: T): T {
  if (typeof value === "string") return value.normalize("NFD") as T;
  if (Array.isArray(value)) return value.map((item: unknown) => decomposed(item)) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, decomposed(item)])) as T;
}

function nameIs(fullName: string): SlipJob {
  return takenInJob({ intent: { ...intent, submitter: { ...intent.submitter, fullName } } });
}

describe("Vietnamese on paper", () => {
  it.each(papers)("$name is the same page from either Unicode form", async ({ job }) => {
    expect(placedPages(await pdfOf(decomposed(job)))).toEqual(placedPages(await pdfOf(job)));
  });

  it("each letter in both cases and five tones is there and stands as wide as its base letter", async () => {
    expect(alphabet).toHaveLength(2 * (12 * 6 + 1 + 16));
    const [page] = placedPages(await pdfOf(nameIs(alphabet.join(" "))));
    const printed = new Set(page?.words.map(({ text }) => text));
    expect(alphabet.filter((letter) => !printed.has(letter))).toEqual([]);
    const width = (letter: string): number => {
      const word = page?.words.find(({ text }) => text === letter);
      return word ? word.right - word.left : Number.NaN;
    };
    for (const [base, toned] of [
      ["e", "ễ"],
      ["O", "Ộ"],
      ["ư", "ự"],
      ["A", "Ẳ"],
    ] as const)
      expect(width(toned)).toBeCloseTo(width(base), 0);
  });

  it("a name of 200 letters is whole and inside the sheet", async () => {
    const name = "Công Tằng Tôn Nữ Thị Hồng Nhung ".repeat(7).slice(0, 200).trim();
    const pdf = await pdfOf(nameIs(name));
    const [page] = placedPages(pdf);
    const printed = page?.words.map(({ text }) => text).join(" ") ?? "";
    expect(printed).toContain(name);
    expect(inkOf(pdf, 1).box.right).toBeLessThanOrEqual(mm(148 - 10) + 0.6);
  });

  it("14 papers are all listed, on two pages, the table's head on both", async () => {
    const pdf = await pdfOf(fourteenPapers);
    expect(placedPages(pdf)).toHaveLength(2);
    const text = textOf(pdf);
    for (let n = 1; n <= 14; n += 1) expect(text).toContain(`Giấy tờ thứ ${n}, bản chụp`);
    expect(text.match(/STT/g)).toHaveLength(2);
  });
});
