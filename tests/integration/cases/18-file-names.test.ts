import { existsSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { jpeg, pdf, png } from "../../../src/main/core/attachments/fixture.ts";
import { startCase } from "../../support/queue-case.ts";
import { scanFolder } from "../../support/scan-folder.ts";

const name = "Giấy chứng sinh của bé Nguyễn Thị Thảo – bản chụp (1).pdf";

/** What a phone, a scanner and a hurried hand call their files. */
const names: readonly (readonly [string, string, string])[] = [
  ["composed letters", name.normalize("NFC"), name],
  ["letters and marks apart", name.normalize("NFD"), name],
  ["300 characters", `${"Giấy ".repeat(60)}.pdf`, ""],
  ["folders in it", "..\\..\\Giấy tờ\\chứng sinh.pdf", "chứng sinh.pdf"],
  ["quotes, semicolons and a line end", 'Giấy "chứng; sinh"\r\nX: y.pdf', "Giấy chứng; sinhX y.pdf"],
  ["no ending", "Giấy chứng sinh", "Giấy chứng sinh.pdf"],
];

describe("a scan whose name has", () => {
  it.each(names)("%s is kept and sent, with a name the portal shows as it is", async (_, given, told) => {
    const folder = scanFolder();
    const c = await startCase({ readScan: folder.readScan });
    const key = c.kiosk.folder.vault.newDataKey();
    const scan = await folder.keep(key, pdf(500), given);
    await c.untilAccepted(c.keep({ scans: [scan] }, { key }));
    const [file] = c.there()[0]?.files ?? [];
    expect(file?.name).toBe(told === "" ? scan.fileName : told.normalize("NFC"));
    expect(file?.name.length).toBeLessThanOrEqual(120);
    expect(file?.name).toMatch(/\.pdf$/);
    c.check();
  });
});

describe("what cannot be sent is refused with words, and leaves nothing on the disk", () => {
  it.each([
    ["an empty file", Buffer.alloc(0), "giay.jpg", "scan-empty"],
    ["half a picture", jpeg.subarray(0, jpeg.length - 30), "giay.jpg", "scan-unreadable"],
    ["a picture called a PDF", png(4), "giay.pdf", "scan-wrong-type"],
    ["a text", Buffer.from("xin chào"), "giay.txt", "scan-wrong-type"],
  ] as const)("%s", async (_, bytes, fileName, problem) => {
    const folder = scanFolder();
    const { vault } = (await startCase()).kiosk.folder;
    const { key } = vault.newDataKey();
    const kept = await folder.attachments.keep({ paperCode: "CHUNG-SINH", fileName, bytes, key });
    expect(kept).toEqual({ ok: false, error: problem });
    expect(existsSync(folder.dir) ? readdirSync(folder.dir) : []).toEqual([]);
  });
});
