import { expect, it } from "vitest";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import { pagesOf, pdfOf } from "./pdf.ts";

/** A baseline JPEG of 24 × 16 points. */
const jpeg = new Uint8Array(
  Buffer.from(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wAARCAAQABgDASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAQF/8QAFRABAQAAAAAAAAAAAAAAAAAAABP/xAAVAQEBAAAAAAAAAAAAAAAAAAAABf/EABYRAAMAAAAAAAAAAAAAAAAAAAAVYf/aAAwDAQACEQMRAD8AxqFEtCigthUYUqoJaAtgYU//2Q==",
    "base64",
  ),
);

it("opens in a PDF reader with its pages in order, each in the shape of its paper", async () => {
  const library = await PDFiumLibrary.init();
  const pages = [
    { jpeg, width: 24, height: 16 },
    { jpeg, width: 16, height: 24 },
    { jpeg, width: 24, height: 16 },
  ];
  const document = await library.loadDocument(pdfOf(pages));
  const sizes = [...document.pages()].map((page) => page.getOriginalSize());
  expect(
    sizes.map(({ originalWidth, originalHeight }) => [originalWidth, originalHeight].map(Math.round)),
  ).toEqual([
    [842, 561],
    [561, 842],
    [842, 561],
  ]);
  const first = await document.getPage(0).render({ scale: 1, render: "bitmap" });
  // An empty page is white from end to end.
  expect(new Set(first.data).size).toBeGreaterThan(2);
  document.destroy();
  library.destroy();
});

it("carries each photograph byte by byte, and ends as a whole file does", () => {
  const pdf = Buffer.from(pdfOf([{ jpeg, width: 24, height: 16 }]));
  expect(pdf.includes(Buffer.from(jpeg))).toBe(true);
  const table = Number(/startxref\n(\d+)\n%%EOF\n$/u.exec(pdf.toString("latin1"))?.[1]);
  expect(pdf.toString("latin1", table, table + 4)).toBe("xref");
  const rows = pdf.toString("latin1", table).match(/^\d{10} 00000 n /gmu) ?? [];
  for (const [index, row] of rows.entries())
    expect(pdf.toString("latin1", Number(row.slice(0, 10))).startsWith(`${index + 1} 0 obj`)).toBe(true);
  expect(rows).toHaveLength(5);
});

it("gives back the pages that it bound, so that another can follow them", () => {
  const pages = [
    { jpeg, width: 24, height: 16 },
    { jpeg: jpeg.slice(0, 40), width: 16, height: 24 },
  ];
  expect(pagesOf(pdfOf(pages))).toEqual(pages);
});

it("takes no page out of a PDF that was made elsewhere, cut short or added to", () => {
  const ours = pdfOf([{ jpeg, width: 24, height: 16 }]);
  const signed = new Uint8Array([
    ...ours,
    ...new TextEncoder().encode("7 0 obj\n<< /Type /Sig >>\nendobj\n"),
  ]);
  const other = new TextEncoder().encode("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n");
  expect([pagesOf(signed), pagesOf(ours.slice(0, -9)), pagesOf(other), pagesOf(new Uint8Array())]).toEqual([
    null,
    null,
    null,
    null,
  ]);
});
