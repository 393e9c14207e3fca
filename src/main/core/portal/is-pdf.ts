const PDF_MARK = "%PDF-";

/** Whether bytes begin as a PDF does: a portal in trouble may answer with a page of words instead of the paper. */
export function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, PDF_MARK.length)).toString("latin1") === PDF_MARK;
}
