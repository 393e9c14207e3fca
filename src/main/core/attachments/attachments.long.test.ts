import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import PdfKit from "pdfkit";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ScanFile } from "../../../shared/dossier.ts";
import { newKey } from "../vault/seal.ts";
import { type Attachments, createAttachments, type NewScanFile } from "./attachments.ts";
import { nameFits, storedName } from "./file-name.ts";
import { jpeg, pdf, png, progressiveJpeg, zip } from "./fixture.ts";
import { isWhole } from "./structure.ts";

const workerUrl = new URL("worker.ts", import.meta.url);
const key = newKey();
let root = "";
let dir = "";
let attachments: Attachments;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "scans-"));
  dir = join(root, "scans");
  attachments = createAttachments({ dir, workerUrl, maxBytes: 100_000 });
});
afterEach(async () => {
  await attachments.close();
  await rm(root, { recursive: true });
});

const keep = (bytes: Uint8Array, fileName: string, more: Partial<NewScanFile> = {}) =>
  attachments.keep({ paperCode: "GIAY-CHUNG-SINH", fileName, bytes, key, ...more });

async function kept(bytes: Uint8Array, fileName: string): Promise<ScanFile> {
  const result = await keep(bytes, fileName);
  if (!result.ok) throw new Error(`refused: ${result.error}`);
  return result.value;
}

describe("a good scan", () => {
  it("is kept with what the portal will ask of it, and comes back byte by byte", async () => {
    for (const [bytes, name, mimeType] of [
      [jpeg, "a.jpg", "image/jpeg"],
      [progressiveJpeg, "b.JPEG", "image/jpeg"],
      [png(), "c.png", "image/png"],
      [pdf(), "d.pdf", "application/pdf"],
    ] as const) {
      const file = await kept(bytes, name);
      expect(file).toMatchObject({
        paperCode: "GIAY-CHUNG-SINH",
        fileName: name,
        mimeType,
        sizeBytes: bytes.length,
      });
      expect(file.sha256).toBe(createHash("sha256").update(bytes).digest("hex"));
      const back = await attachments.read(file, key);
      expect(back.ok && Buffer.from(back.value).equals(bytes)).toBe(true);
    }
  });

  it("lies on the disk unreadable, under a name that says nothing, for the owner alone", async () => {
    const file = await kept(pdf(), "Nguyễn Thị Thảo.pdf");
    expect(await readdir(dir)).toEqual([`${file.fileId}.scan`]);
    const path = join(dir, `${file.fileId}.scan`);
    const sealed = await readFile(path);
    expect(sealed.includes("%PDF")).toBe(false);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(dir)).mode & 0o777).toBe(0o700);
  });

  it("can be kept many at a time", async () => {
    const files = await Promise.all(
      Array.from({ length: 12 }, (_, index) => kept(pdf(index * 1000), `${index}.pdf`)),
    );
    expect(new Set(files.map(({ fileId }) => fileId)).size).toBe(12);
    const back = await Promise.all(files.map((file) => attachments.read(file, key)));
    expect(back.every(({ ok }) => ok)).toBe(true);
  });

  it("goes when it is removed, and removing it twice is no fault", async () => {
    const file = await kept(png(), "a.png");
    await attachments.remove(file.fileId);
    await attachments.remove(file.fileId);
    expect(await readdir(dir)).toEqual([]);
  });
});

/** A PDF of two pages as an office program saves it. */
async function written(how: PDFKit.PDFDocumentOptions): Promise<Buffer> {
  const document = new PdfKit(how);
  document.text("Trang 1").addPage().text("Trang 2").end();
  const parts: Uint8Array[] = [];
  for await (const part of document) parts.push(part);
  return Buffer.concat(parts);
}

describe("a file that is not taken", () => {
  it.each([
    ["empty", Buffer.alloc(0), "a.pdf", "scan-empty"],
    ["huge", Buffer.alloc(100_001), "a.pdf", "scan-too-large"],
    ["a zip called pdf", zip, "a.pdf", "scan-wrong-type"],
    ["a JPEG called pdf", jpeg, "a.pdf", "scan-wrong-type"],
    ["a JPEG called exe", jpeg, "a.exe", "scan-wrong-type"],
    ["text", Buffer.from("xin chào"), "a.pdf", "scan-wrong-type"],
    ["a page of HTML", Buffer.from("<html><body>%PDF-1.4</body></html>"), "a.pdf", "scan-wrong-type"],
    ["a JPEG cut short", jpeg.subarray(0, jpeg.length - 20), "a.jpg", "scan-unreadable"],
    ["a PNG cut short", png(40).subarray(0, 60), "a.png", "scan-unreadable"],
    ["a PDF cut short", pdf().subarray(0, 300), "a.pdf", "scan-unreadable"],
  ])("is told: %s", async (_, bytes, name, code) => {
    expect(await keep(bytes, name)).toEqual({ ok: false, error: code });
    expect(await readdir(dir).catch(() => [])).toEqual([]);
  });

  it("is told: a PDF that wants a password; one that only forbids copying is taken", async () => {
    expect(await keep(await written({ userPassword: "bi-mat" }), "a.pdf")).toEqual({
      ok: false,
      error: "scan-locked",
    });
    const open = await written({ ownerPassword: "bi-mat", permissions: { copying: false } });
    expect(await keep(open, "b.pdf")).toMatchObject({ ok: true, value: { pages: 2 } });
  });

  it("is told: a PDF with its end in place and nothing inside that a reader could open", async () => {
    const hollow = Buffer.from(pdf().toString("latin1").replace("/Root 1 0 R", "/Root 9 0 R"));
    expect(await keep(hollow, "a.pdf")).toEqual({ ok: false, error: "scan-unreadable" });
  });

  it("is told when the disk does not take it, and leaves nothing", async () => {
    await writeFile(dir, "a file where the folder should be");
    expect(await keep(png(), "a.png")).toEqual({ ok: false, error: "keep-failed-disk" });
  });
});

describe("a damaged file", () => {
  it("is noticed: one byte, another file in its place, another key, gone", async () => {
    const [file, other] = [await kept(pdf(), "a.pdf"), await kept(pdf(9), "b.pdf")];
    const path = join(dir, `${file.fileId}.scan`);
    const good = await readFile(path);
    expect(await attachments.read(file, newKey())).toEqual({ ok: false, error: "file-damaged" });
    const bad = Buffer.from(good);
    bad[40] = (bad[40] ?? 0) ^ 1;
    await writeFile(path, bad);
    expect(await attachments.read(file, key)).toEqual({ ok: false, error: "file-damaged" });
    await writeFile(path, await readFile(join(dir, `${other.fileId}.scan`)));
    expect(await attachments.read(file, key)).toEqual({ ok: false, error: "file-damaged" });
    await rm(path);
    expect(await attachments.read(file, key)).toEqual({ ok: false, error: "file-damaged" });
  });

  it("never leads outside the folder", async () => {
    await expect(attachments.remove("../../etc/passwd")).rejects.toThrow("not the id of a scan");
  });
});

it("sweeps what a crash left, and nothing that a row knows, that is new, or that is no scan", async () => {
  const before = createAttachments({ dir, workerUrl });
  const [known, stray] = await Promise.all(
    ["a", "b"].map((fileName) => before.keep({ paperCode: "A", fileName, bytes: png(), key })),
  );
  await before.close();
  if (!known?.ok || !stray?.ok) throw new Error("not kept");
  await writeFile(join(dir, `${"0".repeat(32)}.partial`), "half");
  await writeFile(join(dir, "README.txt"), "not ours");
  const fresh = await kept(png(), "c.png");
  expect(await attachments.sweep((fileId) => fileId === known.value.fileId)).toBe(2);
  expect((await attachments.read(stray.value, key)).ok).toBe(false);
  expect((await attachments.read(known.value, key)).ok).toBe(true);
  expect((await attachments.read(fresh, key)).ok).toBe(true);
  expect(await readdir(dir)).toContain("README.txt");
});

it("has nothing to sweep where no scan ever was", async () => {
  expect(await attachments.sweep(() => false)).toBe(0);
});

it("answers although its thread dies under a request", async () => {
  const script = join(root, "dies-once.mjs");
  const mark = join(root, "died");
  await writeFile(
    script,
    `import { existsSync, writeFileSync } from "node:fs";
     import { parentPort } from "node:worker_threads";
     parentPort.on("message", ({ id, kind }) => {
       if (!existsSync(${JSON.stringify(mark)})) { writeFileSync(${JSON.stringify(mark)}, ""); process.exit(1); }
       parentPort.postMessage({ id, kind, result: { ok: false, error: "scan-wrong-type" } });
     });`,
  );
  const once = createAttachments({ dir, workerUrl: new URL(`file://${script}`) });
  expect(await once.keep({ paperCode: "A", fileName: "a", bytes: png(), key })).toMatchObject({
    error: "scan-wrong-type",
  });
  await once.close();
  await writeFile(script, "throw new Error('never starts')");
  const never = createAttachments({ dir, workerUrl: new URL(`file://${script}`) });
  expect(await never.keep({ paperCode: "A", fileName: "a", bytes: png(), key })).toMatchObject({
    error: "scan-unreadable",
  });
  await never.close();
});

describe("names of files", () => {
  it("are kept in one Unicode form, whichever they came in", () => {
    const name = "Giấy chứng sinh bé Ngọc.pdf";
    expect(storedName(name.normalize("NFD"), "application/pdf")).toBe(name.normalize("NFC"));
  });
  it("are cut to a sensible length with their ending, never inside a letter", () => {
    for (const letter of ["ễ", "👍🏽", "a"]) {
      const stored = storedName(`${letter.repeat(300)}.jpg`, "image/jpeg");
      expect(stored.length).toBeLessThanOrEqual(120);
      expect(stored).toMatch(/….jpg$/u);
      expect(stored.replace("….jpg", "").replaceAll(letter, "")).toBe("");
    }
  });
  it.each([
    ["../../etc/passwd", "passwd.png"],
    [String.raw`C:\Users\An\anh.png`, "anh.png"],
    ["", "tep.png"],
    ["...", "tep.png"],
    [".png", "tep.png"],
    ["Giấy số 1.2", "Giấy số 1.2.png"],
    ["a\u202Egnp.exe\u0000.png", "agnp.exe.png"],
    ["  hai   dòng\n.PNG", "hai dòng.PNG"],
  ])("%j becomes %j", (name, stored) => expect(storedName(name, "image/png")).toBe(stored));

  it("may say nothing of the type, but not another one", () => {
    expect(nameFits("anh", "image/jpeg")).toBe(true);
    expect(nameFits("Ngày 1.2", "image/jpeg")).toBe(true);
    expect(nameFits("anh.JPG", "image/jpeg")).toBe(true);
    expect(nameFits("anh.png", "image/jpeg")).toBe(false);
    expect(nameFits("anh.heic", "image/jpeg")).toBe(false);
  });
});

describe("structure", () => {
  it("is whole only to the last byte that matters, wherever it is cut", () => {
    const files = [
      ["image/jpeg", jpeg],
      ["image/jpeg", progressiveJpeg],
      ["image/png", png(30)],
      ["application/pdf", pdf(50)],
    ] as const;
    for (const [type, bytes] of files) {
      expect(isWhole(type, bytes)).toBe(true);
      for (let length = 0; length < bytes.length - 6; length += 1) {
        expect([type, length, isWhole(type, bytes.subarray(0, length))]).toEqual([type, length, false]);
      }
    }
  });
  it("allows what cameras and scanners add after the end", () => {
    expect(isWhole("image/jpeg", Buffer.concat([jpeg, Buffer.from("trailer")]))).toBe(true);
    expect(isWhole("application/pdf", Buffer.concat([pdf(), Buffer.from("\r\n\0")]))).toBe(true);
  });
  it("sees a byte changed inside a PNG", () => {
    const bytes = png(30);
    bytes[45] = (bytes[45] ?? 0) ^ 1;
    expect(isWhole("image/png", bytes)).toBe(false);
  });
});
