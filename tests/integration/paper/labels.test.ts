import { describe, expect, it } from "vitest";
import { officialForms } from "./official-labels.ts";
import { phraseOf, placedPages, textOf } from "./page-words.ts";
import { papers, pdfOf } from "./papers.ts";

/** The first label that does not come after the one before it, or null. */
function outOfOrder(labels: readonly string[], text: string): string | null {
  let from = 0;
  for (const label of labels) {
    const at = text.indexOf(label, from);
    if (at < 0) return label;
    from = at + label.length;
  }
  return null;
}

const prints = officialForms.flatMap((form) => form.papers.map((name) => ({ ...form, paper: name })));

describe("the labels of the circular, in its order", () => {
  it.each(prints)("$name on $paper", async ({ paper, head, labels, columns }) => {
    const job = papers.find(({ name }) => name === paper)?.job;
    expect(job).toBeDefined();
    if (!job) return;
    const pdf = await pdfOf(job);
    const text = textOf(pdf);
    for (const column of [...head, labels]) expect(outOfOrder(column, text)).toBeNull();
    const [page] = placedPages(pdf);
    const lefts = (columns ?? []).map((column) => (page ? phraseOf(page, column)[0]?.left : undefined) ?? -1);
    expect(lefts).toEqual(lefts.toSorted((a, b) => a - b));
  });

  it("are told apart from the same labels in another order", () => {
    expect(outOfOrder(["Địa chỉ:", "Email:"], "Địa chỉ: … Email: …")).toBeNull();
    expect(outOfOrder(["Email:", "Địa chỉ:"], "Địa chỉ: … Email: …")).toBe("Địa chỉ:");
  });
});
