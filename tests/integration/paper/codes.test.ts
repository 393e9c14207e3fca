import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { beforeAll, describe, expect, it } from "vitest";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { unreachable } from "../../../src/shared/result.ts";
import type { SlipJob } from "../../../src/main/core/slips/job.ts";
import { pdfPicture } from "../../../src/main/core/slips/pdf-text.ts";
import { papers, pdfOf } from "./papers.ts";

beforeAll(async () => {
  const wasm = createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm");
  await prepareZXingModule({
    overrides: { wasmBinary: new Uint8Array(await readFile(wasm)).buffer },
    fireImmediately: true,
  });
});

/** On every test page, as long as a ticket. */
const TEST_CODE = "123456789012345678901234567890123456789";

/**
 * What the QR of a paper must hold, and nothing else (DECISIONS 18); null: no QR. What stays at the desk must not open
 * the dossier, so it has the local number.
 */
function codeOf(job: SlipJob): string | null {
  switch (job.kind) {
    case "kept":
    case "registered":
      return job.status.ticket;
    case "taken-in":
    case "control":
      return job.status.officialCode;
    case "desk-copy":
      return job.status.localNumber;
    case "test-page":
      return TEST_CODE;
    case "supplement":
    case "rejection":
    case "apology":
    case "declaration":
    case "empty-declaration":
    case "authorisation":
    case "register":
    case "recovery-code":
      return null;
    default:
      return unreachable(job);
  }
}

describe("the QR", () => {
  it.each(papers)("of $name", async ({ job }) => {
    const found = await readBarcodes(pdfPicture(await pdfOf(job)), { formats: ["QRCode"] });
    const code = codeOf(job);
    expect(found.map(({ text }) => text)).toEqual(code === null ? [] : [code]);
  });
});
