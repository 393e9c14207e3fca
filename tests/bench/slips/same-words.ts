import { pdfPages, pdfText } from "../../../src/main/core/slips/pdf-text.ts";

/** Words of a PDF, sorted, without the spaces that each maker sets its own way. */
function wordsOf(pdf: Uint8Array): readonly string[] {
  return pdfText(pdf)
    .normalize("NFC")
    .split(/[\s\u00a0]+/u)
    .filter(Boolean)
    .toSorted();
}

/** Why a page is not the same slip as ours, or null: other words, or more than one page. */
export function otherThan(ours: Uint8Array, theirs: Uint8Array): string | null {
  const pages = pdfPages(theirs).length;
  if (pages !== 1) return `${pages} pages`;
  const [mine, other] = [wordsOf(ours), wordsOf(theirs)];
  const missing = mine.filter((word) => !other.includes(word));
  const strange = other.filter((word) => !mine.includes(word));
  if (missing.length > 0 || strange.length > 0)
    return `${missing.length} words missing (${missing.slice(0, 3).join(" ")}), ${strange.length} strange (${strange.slice(0, 3).join(" ")})`;
  return mine.length === other.length ? null : `${other.length} words for ${mine.length}`;
}
