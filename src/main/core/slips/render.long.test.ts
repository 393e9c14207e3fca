import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { beforeAll, describe, expect, it } from "vitest";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import type { Route } from "../../../shared/dossier.ts";
import {
  assetsDir,
  intent,
  keptJob,
  keptStatus,
  registeredJob,
  registeredStatus,
  takenInJob,
} from "./fixture.ts";
import type { SlipJob, SlipPaper } from "./job.ts";
import { loadSlipResources } from "./load.ts";
import { pdfPages, pdfPaper, pdfPicture, pdfText } from "./pdf-text.ts";
import { renderSlip, type SlipResources } from "./render.ts";

let resources: SlipResources;

beforeAll(async () => {
  resources = await loadSlipResources(assetsDir);
  const wasm = createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm");
  await prepareZXingModule({
    overrides: { wasmBinary: new Uint8Array(await readFile(wasm)).buffer },
    fireImmediately: true,
  });
});

async function pdfOf(job: SlipJob): Promise<Uint8Array> {
  const pdf = await renderSlip(job, resources);
  if (!pdf.ok) throw new Error(pdf.error.message);
  return pdf.value;
}

const qrCodes = (png: Uint8Array): ReturnType<typeof readBarcodes> =>
  readBarcodes(png, { formats: ["QRCode"] });

const textOf = async (job: SlipJob): Promise<string> => pdfText(await pdfOf(job));

/** Where each label begins, in reading order of the laid-out page; -1 for one that is missing. */
function placesOf(labels: readonly string[], pages: readonly (readonly string[])[]): readonly number[] {
  const text = pages.flat().join(" ");
  let from = 0;
  return labels.map((label) => {
    const at = text.indexOf(label, from);
    if (at >= 0) from = at + label.length;
    return at;
  });
}

describe("Phiếu ghi nhận yêu cầu, kept", () => {
  it("says in order what it is, whose, when, what follows and what it costs", async () => {
    const labels = [
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
      "Độc lập - Tự do - Hạnh phúc",
      "Cao Lãnh, ngày 25 tháng 11 năm 2026",
      "PHIẾU GHI NHẬN YÊU CẦU",
      "(chưa phải Giấy tiếp nhận hồ sơ)",
      "Số tại quầy:",
      "CHO-261125-1-007",
      "Người nộp: Nguyễn T. M. Hạnh",
      "Thủ tục: Cấp bản sao Trích lục hộ tịch",
      "Ghi nhận lúc: 08 giờ 47 phút, ngày 25 tháng 11 năm 2026",
      "Giấy tờ đã chụp: 1 (một) tệp",
      "chưa xác nhận",
      "Việc tiếp theo:",
      "Phí, lệ phí:",
      "Bản sao trích lục hộ tịch: 8.000 đ / bản",
      "Đăng ký nhận kết quả:",
      "Cần hỏi:",
      "0277 000 0000",
    ];
    expect(placesOf(labels, pdfPages(await pdfOf(keptJob())))).not.toContain(-1);
  });

  it("carries no official code and no return date, whatever the status still knows", async () => {
    const text = await textOf(
      keptJob({ status: { ...keptStatus, takenInAt: "20261125090500", dueAt: "20261126163000" } }),
    );
    expect(text).not.toMatch(/Mã hồ sơ:|26 tháng 11|GIẤY TIẾP NHẬN/);
  });

  it("promises only what the chosen route does", async () => {
    const sentences: Readonly<Record<Route, string>> = {
      authorised: "Theo ủy quyền của ông/bà, máy tại quầy tự gửi",
      counter: "như hồ sơ nộp trực tiếp tại quầy",
      self: "Ông/bà tự đăng nhập Cổng Dịch vụ công và nộp",
    };
    for (const route of ["authorised", "counter", "self"] as const) {
      const text = await textOf(keptJob({ intent: { ...intent, route } }));
      for (const [other, sentence] of Object.entries(sentences))
        expect(text.includes(sentence)).toBe(other === route);
      expect(text.includes("không phải nộp lại")).toBe(route !== "self");
    }
  });

  it("no longer says that it goes by itself when it waits for a person or was cancelled", async () => {
    const stuck = await textOf(
      keptJob({
        status: { ...keptStatus, state: "needs-person", reason: "refused", refusal: "Sai mã đơn vị" },
      }),
    );
    expect(stuck).toContain("đang chờ cán bộ tại quầy xem lại");
    expect(stuck).toContain("Cổng trả lời: Sai mã đơn vị");
    expect(stuck).not.toContain("tự gửi");
    const refused = { ...keptStatus, state: "held", reason: "account-refused" } as const;
    expect(await textOf(keptJob({ status: refused }))).not.toContain("tự gửi");
    const cancelled = await textOf(keptJob({ status: { ...keptStatus, state: "cancelled" } }));
    expect(cancelled).toContain("đã được hủy");
    expect(cancelled).not.toMatch(/tự gửi|Phí, lệ phí|Đăng ký nhận/);
  });

  it("says of a dossier behind its registration that it goes by itself, for so it does", async () => {
    const behind = { ...keptStatus, state: "held", reason: "behind-account" } as const;
    const text = await textOf(keptJob({ status: behind }));
    expect(text).toContain("tự gửi");
    expect(text).not.toContain("chờ cán bộ");
  });

  it("does not call cancelled what another machine of the desk sends", async () => {
    const moved = { ...keptStatus, state: "cancelled", reason: "moved" } as const;
    const text = await textOf(keptJob({ status: moved }));
    expect(text).toContain("tự gửi");
    expect(text).not.toContain("hủy");
  });

  it("speaks of a call only to who agreed to one, and of money only when there is some", async () => {
    expect(await textOf(keptJob())).not.toContain("gọi điện");
    const free = {
      ...intent,
      consents: { call: true, survey: false },
      fees: [{ name: "Đúng hạn", amountVnd: 0 }],
    };
    const text = await textOf(keptJob({ intent: free }));
    expect(text).toContain("gọi điện");
    expect(text).toContain("Đúng hạn: không thu");
    expect(text).not.toContain("Nộp tại quầy");
    const unknown = { ...intent, fees: [{ name: "Cấp giấy", amountVnd: null }] };
    expect(await textOf(keptJob({ intent: unknown }))).toContain("Cấp giấy: xin hỏi tại quầy");
  });

  it("found in the tray it does not open itself: neither number's last four digits, nor address, nor full name", async () => {
    for (const job of [keptJob(), registeredJob()]) {
      expect(await textOf(job)).not.toMatch(/1234\b|5678|Lý Thường Kiệt|Nguyễn Thị Mỹ Hạnh/);
    }
  });

  it("its QR reads back as the ticket, on each paper and under the practice mark", async () => {
    for (const paper of ["a5", "a4", "roll-80"] satisfies readonly SlipPaper[]) {
      const [code] = await qrCodes(pdfPicture(await pdfOf(keptJob({ paper, practice: true }))));
      expect(code?.text).toBe(keptStatus.ticket);
    }
  });
});

describe("Phiếu ghi nhận yêu cầu, at the portal", () => {
  it("adds the official code to the same title and still has no return date", async () => {
    const labels = [
      "PHIẾU GHI NHẬN YÊU CẦU",
      "(chưa phải Giấy tiếp nhận hồ sơ)",
      "Mã hồ sơ:",
      "H20.82.05.13-261125-0007",
      "Số tại quầy: CHO-261125-1-007",
      "đang chờ cơ quan tiếp nhận",
      "Chưa có ngày hẹn trả kết quả",
    ];
    const pdf = await pdfOf(registeredJob());
    expect(placesOf(labels, pdfPages(pdf))).not.toContain(-1);
    expect(pdfText(pdf)).not.toMatch(/Thời gian trả|chưa xác nhận/);
  });

  it("passes the portal's refusal and its list of missing papers on in its own words", async () => {
    const refused = { ...registeredStatus, portalState: 3, refusal: "Không đúng thẩm quyền" } as const;
    const refusal = await textOf(registeredJob({ status: refused }));
    expect(refusal).toContain("không được tiếp nhận");
    expect(refusal).toContain("Lý do: Không đúng thẩm quyền");
    expect(refusal).not.toMatch(/đang chờ cơ quan|in Giấy tiếp nhận/);
    const missing = {
      ...registeredStatus,
      portalState: 5,
      missingPapers: "1. Giấy chứng sinh\n2. Văn bản",
    } as const;
    expect(await textOf(registeredJob({ status: missing }))).toMatch(
      /Cần bổ sung: 1\. Giấy chứng sinh 2\. Văn bản/,
    );
  });
});

describe("Mẫu số 01", () => {
  it("has its labels in the order of the circular, with the portal's dates and the citizen as submitter", async () => {
    const owner = { fullName: "Trần Văn Bảy", idNumber: "" };
    const labels = [
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
      "Độc lập - Tự do - Hạnh phúc",
      "/TNHS",
      "Cao Lãnh, ngày 25 tháng 11 năm 2026",
      "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
      "Mã hồ sơ: H20.82.05.13-261125-0007",
      "(Liên: Giao khách hàng)",
      "Bộ phận tiếp nhận và trả kết quả hồ sơ:",
      "Tiếp nhận hồ sơ của: Trần Văn Bảy",
      "Người nộp: Nguyễn Thị Mỹ Hạnh",
      "Số định danh cá nhân/CCCD: ********1234",
      "Địa chỉ: Số 12, đường Lý Thường Kiệt",
      "Số điện thoại: 0900005678",
      "Email:",
      "Nội dung yêu cầu giải quyết:",
      "1. Thành phần hồ sơ nộp gồm:",
      "STT",
      "Tên giấy tờ",
      "2. Số lượng hồ sơ: 01 (bộ)",
      "3. Thời gian giải quyết hồ sơ theo quy định là: trong ngày làm việc",
      "4. Thời gian nhận hồ sơ: 09 giờ 05 phút, ngày 25 tháng 11 năm 2026",
      "5. Thời gian trả kết quả giải quyết hồ sơ: 16 giờ 30 phút, ngày 26 tháng 11 năm 2026",
      "6. Đăng ký nhận kết quả tại: Trung tâm",
      "7. Phí, lệ phí (nếu có):",
      "Vào Sổ theo dõi hồ sơ, Quyển số:",
      "Số thứ tự:",
      "NGƯỜI NỘP HỒ SƠ NGƯỜI TIẾP NHẬN HỒ SƠ",
      "(Ký và ghi rõ họ tên) (Ký và ghi rõ họ tên)",
      "(ký tại quầy)",
      "Ghi chú:",
      "Chú ý:",
    ];
    for (const paper of ["a5", "a4"] as const) {
      const pages = pdfPages(await pdfOf(takenInJob({ paper, intent: { ...intent, owner } })));
      expect(placesOf(labels, pages)).not.toContain(-1);
      expect(pages).toHaveLength(1);
    }
  });

  it("its QR holds the official code alone", async () => {
    const [code] = await qrCodes(pdfPicture(await pdfOf(takenInJob())));
    expect(code?.text).toBe("H20.82.05.13-261125-0007");
  });

  it("lists only what was handed in", async () => {
    const text = await textOf(takenInJob());
    expect(text).toContain("biểu mẫu điện tử");
    expect(text).toContain("Văn bản ủy quyền");
    expect(text).not.toContain("Giấy tờ tùy thân của người yêu cầu");
  });

  it("names the signed Giấy ủy quyền among them, which no procedure lists", async () => {
    const scans = intent.scans.map((scan) => ({ ...scan, paperCode: "GIAY-UY-QUYEN" }));
    const text = await textOf(takenInJob({ intent: { ...intent, scans, route: "authorised" } }));
    expect(text).toContain("Giấy ủy quyền đã ký");
  });

  it("is not laid out for the roll", async () => {
    expect(await renderSlip(takenInJob({ paper: "roll-80" }), resources)).toMatchObject({
      ok: false,
      error: { code: "paper-unfit" },
    });
  });
});

describe("every slip", () => {
  it("is refused when its kind is not what the status allows", async () => {
    for (const job of [
      keptJob({ kind: "registered" }),
      registeredJob({ kind: "taken-in" }),
      takenInJob({ kind: "kept" }),
    ]) {
      expect(await renderSlip(job, resources)).toMatchObject({ ok: false, error: { code: "claims-more" } });
    }
  });

  it("has the size of its paper; the roll is cut to what is on it", async () => {
    expect(pdfPaper(await pdfOf(keptJob()))).toEqual({ widthMm: 148, heightMm: 210 });
    expect(pdfPaper(await pdfOf(keptJob({ paper: "a4" })))).toEqual({ widthMm: 210, heightMm: 297 });
    const roll = pdfPaper(await pdfOf(keptJob({ paper: "roll-80" })));
    expect(roll.widthMm).toBe(80);
    expect(roll.heightMm).toBeGreaterThan(150);
    expect(roll.heightMm).toBeLessThan(300);
  });

  it("says TẬP HUẤN / PRACTICE on each page in practice, and never otherwise", async () => {
    const scans = Array.from({ length: 24 }, (_, index) => ({
      ...intent.scans[0],
      paperCode: `GIAY-${index}`,
    }));
    const long = { intent: { ...intent, scans: scans as typeof intent.scans } };
    const pages = pdfPages(await pdfOf(takenInJob({ ...long, practice: true })));
    expect(pages).toHaveLength(2);
    for (const page of pages) expect(page[0]).toContain("TẬP HUẤN / PRACTICE");
    expect(await textOf(takenInJob(long))).not.toMatch(/TẬP HUẤN|PRACTICE/);
  });

  it("prints every Vietnamese letter, both cases, all tones, from either Unicode form", async () => {
    const vowels = "aăâeêioôơuưy"
      .split("")
      .flatMap((vowel) =>
        ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"].map((tone) => (vowel + tone).normalize("NFC")),
      );
    const lower = `${vowels.join("")}đ`;
    const alphabet = (lower + lower.toUpperCase()).match(/.{1,24}/gu)?.join(" ") ?? "";
    expect(alphabet.replaceAll(" ", "")).toHaveLength(146);
    for (const form of ["NFC", "NFD"] as const) {
      const submitter = { ...intent.submitter, fullName: alphabet.normalize(form) };
      expect(await textOf(takenInJob({ intent: { ...intent, submitter } }))).toContain(alphabet);
    }
  });

  it("prints a name of 200 characters whole, with or without spaces, and its words are never read as markup", async () => {
    const long = "Công Tằng Tôn Nữ Thị Hồng Nhung ".repeat(7).slice(0, 200).trim();
    const submitter = { ...intent.submitter, fullName: long };
    expect(await textOf(takenInJob({ intent: { ...intent, submitter } }))).toContain(long);
    const unbroken = { ...intent.submitter, fullName: "Ằ".repeat(200) };
    const text = await textOf(takenInJob({ intent: { ...intent, submitter: unbroken } }));
    expect(text.replaceAll(" ", "")).toContain("Ằ".repeat(200));
    const odd = { ...intent.submitter, fullName: "**An** {ticket}" };
    expect(await textOf(takenInJob({ intent: { ...intent, submitter: odd } }))).toContain("**An** {ticket}");
  });
});
