/**
 * Text as a search sees it: no Vietnamese marks, đ as d, lower case. Only for finding; names are never compared or
 * stored this way. NFD splits the marks off, đ has no decomposition in Unicode and is mapped by hand.
 */
export function fold(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll(/[\u0300-\u036F]/gu, "")
    .replaceAll(/[đĐ]/gu, "d")
    .toLowerCase();
}

/** The folded words of a text: runs of letters and digits, in their order. */
export function foldedWords(text: string): readonly string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}
