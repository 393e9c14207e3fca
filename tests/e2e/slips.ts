import { readdir, readFile, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { pdfPicture, pdfText } from "../../src/main/core/slips/pdf-text.ts";

/** A slip as it came out of the file printer. */
export interface Slip {
  readonly fileName: string;
  /** All its words in reading order. */
  readonly text: string;
  /** What its QR says. */
  readonly qr: string;
}

/** The slips of a folder, the newest last. */
export async function readSlips(folder: string): Promise<readonly Slip[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".pdf"));
  const dated = await Promise.all(
    names.map(async (name) => ({ name, atMs: (await stat(join(folder, name))).mtimeMs })),
  );
  return Promise.all(dated.toSorted((a, b) => a.atMs - b.atMs).map(({ name }) => readSlip(folder, name)));
}

async function readSlip(folder: string, fileName: string): Promise<Slip> {
  const pdf = new Uint8Array(await readFile(join(folder, fileName)));
  return { fileName, text: pdfText(pdf), qr: await qrOf(pdf) };
}

async function qrOf(pdf: Uint8Array): Promise<string> {
  const wasm = createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm");
  await prepareZXingModule({
    overrides: { wasmBinary: new Uint8Array(await readFile(wasm)).buffer },
    fireImmediately: true,
  });
  const [code] = await readBarcodes(pdfPicture(pdf), { formats: ["QRCode"] });
  return code?.text ?? "";
}
