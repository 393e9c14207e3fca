import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import { err, ok, type Result } from "../../../shared/result.ts";

/** Why a PDF cannot be handed in: it wants a password, or no reader opens it. */
export type PdfFault = "scan-locked" | "scan-unreadable";

/** Opens a PDF as a reader would; gives its number of pages, or null where no reader can be loaded to ask. */
export type PdfLook = (bytes: Uint8Array) => Promise<Result<number | null, PdfFault>>;

/** A look into PDFs by PDFium, loaded at the first of them; `folder` is where a build keeps `pdfium.wasm`. */
export function createPdfLook(folder: string): PdfLook {
  let library: Promise<PDFiumLibrary> | null = null;
  return async (bytes) => {
    library ??= openPdfium(folder);
    // A part that is missing here is our fault, and no reason to turn a citizen's file away.
    const reader = await library.catch(() => null);
    return reader === null ? ok(null) : pagesOf(reader, bytes);
  };
}

async function openPdfium(folder: string): Promise<PDFiumLibrary> {
  const built = join(folder, "pdfium.wasm");
  const path = existsSync(built)
    ? built
    : createRequire(import.meta.url).resolve("@hyzyla/pdfium/pdfium.wasm");
  return PDFiumLibrary.init({ wasmBinary: new Uint8Array(await readFile(path)).buffer });
}

async function pagesOf(library: PDFiumLibrary, bytes: Uint8Array): Promise<Result<number, PdfFault>> {
  try {
    const document = await library.loadDocument(bytes);
    const pages = document.getPageCount();
    document.destroy();
    return pages > 0 ? ok(pages) : err("scan-unreadable");
  } catch (error) {
    const words = error instanceof Error ? error.message : "";
    return err(/password|security/iu.test(words) ? "scan-locked" : "scan-unreadable");
  }
}
