import { describe, expect, it } from "vitest";
import { poppler } from "./page-words.ts";
import { papers, pdfOf } from "./papers.ts";

/** What a printer's queue or a file manager could show of a person. */
const PERSONS = /Hạnh|Hanh|Nguy|Lợi|Trần|0871|0870|090000|Lý Thường/iu;

describe.each(papers)("inside $name", ({ job }) => {
  it("all fonts are ours, embedded, cut to what is used, and can be read back as text", async () => {
    const [, , ...fonts] = poppler("pdffonts", ["-"], await pdfOf(job))
      .toString("utf8")
      .trim()
      .split("\n");
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts)
      expect(font).toMatch(/^[A-Z]{6}\+Tinos-(Regular|Bold|Italic|BoldItalic)\s.*\syes\s+yes\s+yes\s/);
  });

  it("no text is a picture", async () => {
    const [, , ...images] = poppler("pdfimages", ["-list", "-"], await pdfOf(job))
      .toString("utf8")
      .trim()
      .split("\n");
    expect(images).toEqual([]);
  });

  it("the title and all else that is told about the file names no person and has only ASCII", async () => {
    const pdf = await pdfOf(job);
    const info = poppler("pdfinfo", ["-"], pdf).toString("utf8");
    expect(info).toMatch(/^Title: +[\x21-\x7e]/m);
    expect(info).not.toMatch(/^(Author|Subject|Keywords):/m);
    expect(info).not.toMatch(PERSONS);
    expect(poppler("pdfinfo", ["-meta", "-"], pdf).toString("utf8")).not.toMatch(PERSONS);
  });
});
